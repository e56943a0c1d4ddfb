package org.qiantang.app.growth;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How often people buy and when they stop: the BG/NBD model (P. S. Fader, B. G. S. Hardie, K. L. Lee, "Counting Your Customers the
 * Easy Way: An Alternative to the Pareto/NBD Model", Marketing Science 24(2), 2005). While active, somebody buys at random with a
 * rate of their own, gamma-distributed with shape {@code r} and scale {@code alpha} in weeks; after each purchase somebody stops
 * with a chance of their own, beta-distributed with {@code a} and {@code b}.
 *
 * <p>Nobody stops before the second purchase of all: of those who bought once the model says nothing but that they may come back.
 */
record BgNbd(double r, double alpha, double a, double b) {
    private static final double TOO_NEAR = 1e-5;
    private static final double SERIES_ENDS = 1e-13;
    private static final int MOST_TERMS = 20_000;
    private static final MathContext DIGITS = new MathContext(3);

    BgNbd {
        if (!(r > 0 && alpha > 0 && a > 0 && b > 0)) {
            throw new IllegalArgumentException(
                    "model: " + r + ", " + alpha + ", " + a + ", " + b + " (expected: all above 0)");
        }
    }

    /** The model to three digits, from which no buyer's part in it can be reckoned. */
    BgNbd rounded() {
        return new BgNbd(rounded(r), rounded(alpha), rounded(a), rounded(b));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    /** The logarithm of the likelihood of one buyer's rhythm: equation 6 of the paper, in the form of its note on Excel. */
    double lnLikelihood(Rhythm rhythm) {
        int x = rhythm.again();
        double ln = LnGamma.of(r + x)
                - LnGamma.of(r)
                + r * Math.log(alpha)
                + LnGamma.of(a + b)
                + LnGamma.of(b + x)
                - LnGamma.of(b)
                - LnGamma.of(a + b + x);
        double active = -(r + x) * Math.log(alpha + rhythm.weeks());
        if (x == 0) {
            return ln + active;
        }
        double stopped = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + rhythm.lastWeeks());
        double larger = Math.max(active, stopped);
        return ln + larger + Math.log(Math.exp(active - larger) + Math.exp(stopped - larger));
    }

    /** How likely it is that somebody still buys here, 0 to 1; 1 for who bought once. */
    double active(Rhythm rhythm) {
        return 1 / (1 + against(rhythm));
    }

    /** How many purchases are to be expected of somebody within the next weeks: equation 10 of the paper. */
    double expected(Rhythm rhythm, double weeks) {
        int x = rhythm.again();
        // The two formulas below have no value at one point each, though the thing itself has.
        double aside = Math.abs(a - 1) < TOO_NEAR ? 1 + TOO_NEAR : a;
        double below = aside + b + x - 1;
        if (Math.abs(below) < TOO_NEAR) {
            aside += TOO_NEAR;
            below += TOO_NEAR;
        }
        double span = alpha + rhythm.weeks();
        double kept = Math.pow(span / (span + weeks), r + x) * series(r + x, b + x, below, weeks / (span + weeks));
        return Math.max(0, below / (aside - 1) * (1 - kept) / (1 + against(rhythm)));
    }

    private double against(Rhythm rhythm) {
        int x = rhythm.again();
        return x == 0 ? 0 : a / (b + x - 1) * Math.pow((alpha + rhythm.weeks()) / (alpha + rhythm.lastWeeks()), r + x);
    }

    /** Gauss's hypergeometric series, which ends for z below 1. */
    private static double series(double one, double two, double below, double z) {
        double sum = 1;
        double term = 1;
        for (int n = 0; n < MOST_TERMS; n++) {
            term *= (one + n) * (two + n) / ((below + n) * (n + 1)) * z;
            sum += term;
            if (Math.abs(term) < SERIES_ENDS * Math.abs(sum)) {
                break;
            }
        }
        return sum;
    }
}
