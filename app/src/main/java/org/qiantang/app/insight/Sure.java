package org.qiantang.app.insight;

/**
 * Whether a difference is more than chance alone often brings, by the normal approximation of a share and of a number. People are
 * taken for independent, which they are not wholly: the bounds are therefore wide, and widest where many parts are looked at.
 */
final class Sure {
    /** Standard errors for a figure of the whole show: chance alone passes them in about 2 of 100 shows. */
    static final double WHOLE = 2;
    /** For one of many items, minutes or ways, of which one would soon pass two by chance: about 1 in 1,000. */
    static final double PART = 3;

    /** A share is taken for no rarer than this many of those who were counted, so that a few do not look like a certainty. */
    private static final double FEW = 5;

    private Sure() {}

    /**
     * Whether a share lies below another one.
     *
     * @param of how many were counted for {@code share}
     */
    static boolean isBelow(double share, double of, double other, double errors) {
        return of * other >= FEW && share < other - errors * error(other, of);
    }

    static boolean isAbove(double share, double of, double other, double errors) {
        double least = Math.max(other, FEW / of);
        return of >= 2 * FEW && share > least + errors * error(least, of);
    }

    /** Whether something happened more seldom than was to be expected. */
    static boolean isFewer(double count, double expected) {
        return expected >= Least.EXPECTED && count < expected - PART * Math.sqrt(expected);
    }

    static boolean isMore(double count, double expected) {
        double least = Math.max(expected, FEW);
        return count > least + PART * Math.sqrt(least);
    }

    /** The standard error of a share. A rate such as entries by exposure may pass 1 and is taken for a share near it. */
    private static double error(double share, double of) {
        double inside = Math.clamp(share, Math.min(0.5, FEW / of), Math.max(0.5, 1 - FEW / of));
        return Math.sqrt(inside * (1 - inside) / of);
    }
}
