package org.qiantang.engine.tlog.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as ECMAScript writes them (Number::toString, which RFC 8785 asks for): the fewest digits that lead back to the double,
 * and of those the nearest to it.
 *
 * <p>{@code Double.toString} finds them only since Java 19, and what is written here is read by older ones too.
 */
final class EsNumber {
    private static final int MOST_DIGITS = 17;

    private EsNumber() {}

    static String write(double value) {
        if (value == 0) {
            // Minus zero too.
            return "0";
        }
        return value < 0 ? "-" + positive(-value) : positive(value);
    }

    private static String positive(double value) {
        BigDecimal shortest = shortest(new BigDecimal(value), value);
        String digits = shortest.unscaledValue().toString();
        // The number is 0.digits times ten to this power.
        int point = digits.length() - shortest.scale();
        if (digits.length() <= point && point <= 21) {
            return digits + "0".repeat(point - digits.length());
        }
        if (0 < point && point <= 21) {
            return digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        int exponent = point - 1;
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    private static BigDecimal shortest(BigDecimal exact, double value) {
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                return nearest.stripTrailingZeros();
            }
            // Below a power of two doubles lie closer: the nearest may miss on that side where the next one up does
            // not.
            BigDecimal up = exact.round(new MathContext(digits, RoundingMode.CEILING));
            if (up.doubleValue() == value) {
                return up.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}
