package org.qiantang.app.green;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact number: a fraction in lowest terms, so that nothing is rounded before the figure is cut. */
record Exact(BigInteger over, BigInteger under) implements Comparable<Exact> {
    static final Exact ZERO = of(0);

    Exact {
        if (under.signum() == 0) {
            throw new IllegalArgumentException("under: 0 (expected: any other number)");
        }
        BigInteger common = under.signum() < 0 ? over.gcd(under).negate() : over.gcd(under);
        over = over.divide(common);
        under = under.divide(common);
    }

    static Exact of(long number) {
        return new Exact(BigInteger.valueOf(number), BigInteger.ONE);
    }

    static Exact of(long over, long under) {
        return new Exact(BigInteger.valueOf(over), BigInteger.valueOf(under));
    }

    /** Reads {@code 3}, {@code 0.05} and {@code 7/3}. */
    static Exact read(String text) {
        int bar = text.indexOf('/');
        if (bar > 0) {
            return new Exact(new BigInteger(text.substring(0, bar)), new BigInteger(text.substring(bar + 1)));
        }
        var decimal = new BigDecimal(text);
        return decimal.scale() <= 0
                ? new Exact(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Exact(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    Exact plus(Exact other) {
        return new Exact(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Exact minus(Exact other) {
        return plus(new Exact(other.over.negate(), other.under));
    }

    Exact times(Exact other) {
        return new Exact(over.multiply(other.over), under.multiply(other.under));
    }

    /** Whoever divides by what may be zero looks first. */
    Exact by(Exact other) {
        return new Exact(over.multiply(other.under), under.multiply(other.over));
    }

    boolean isZero() {
        return over.signum() == 0;
    }

    Exact min(Exact other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Exact max(Exact other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** So many decimals, and what comes after them is cut off. */
    BigDecimal cut(int decimals) {
        return new BigDecimal(over).divide(new BigDecimal(under), decimals, RoundingMode.FLOOR);
    }

    /** As short as it can be read: at most so many decimals, none where there are none. */
    String text(int decimals) {
        BigDecimal plain = cut(decimals).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }

    @Override
    public int compareTo(Exact other) {
        return over.multiply(other.under).compareTo(other.over.multiply(under));
    }

    /** What {@link #read} reads again. */
    @Override
    public String toString() {
        return over + "/" + under;
    }
}
