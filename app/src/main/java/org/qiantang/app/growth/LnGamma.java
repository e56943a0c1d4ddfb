package org.qiantang.app.growth;

/**
 * The logarithm of the gamma function above 0, by Lanczos's sum (C. Lanczos, "A precision approximation of the gamma function",
 * SIAM J. Numer. Anal. 1, 1964) with g = 7 and nine terms; good to about 14 digits.
 */
final class LnGamma {
    private static final double G = 7;
    private static final double[] TERMS = {
        0.9999999999998099,
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7
    };
    private static final double HALF_LN_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private LnGamma() {}

    static double of(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("x: " + x + " (expected: above 0)");
        }
        if (x < 0.5) {
            return Math.log(Math.PI / Math.sin(Math.PI * x)) - of(1 - x);
        }
        double z = x - 1;
        double sum = TERMS[0];
        for (int at = 1; at < TERMS.length; at++) {
            sum += TERMS[at] / (z + at);
        }
        double t = z + G + 0.5;
        return HALF_LN_TWO_PI + (z + 0.5) * Math.log(t) - t + Math.log(sum);
    }
}
