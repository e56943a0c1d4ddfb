package org.qiantang.event;

import java.math.BigDecimal;

/** An amount of money in minor units (分, cents) with its ISO 4217 currency; arithmetic is exact or fails. */
public record Money(long minor, String currency) {
    public static final String CNY = "CNY";

    public Money {
        if (currency.length() != 3) {
            throw new IllegalArgumentException("currency: " + currency + " (expected: an ISO 4217 code)");
        }
    }

    public static Money cny(long fen) {
        return new Money(fen, CNY);
    }

    /** The amount in yuan with two decimals, as in {@code 1288.50}. */
    public String yuan() {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency: " + other.currency + " (expected: " + currency + ")");
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    public Money times(int count) {
        return count == 1 ? this : new Money(Math.multiplyExact(minor, count), currency);
    }
}
