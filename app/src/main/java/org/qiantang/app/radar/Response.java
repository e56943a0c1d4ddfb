package org.qiantang.app.radar;

/**
 * What spending brings in a day: {@code scale · ln(1 + x / half)}, which rises ever more slowly, in yuan for yuan.
 *
 * <p>The logarithmic response is one of the concave forms that J. D. C. Little compares in "Aggregate advertising models: the
 * state of the art", Operations Research 27(4), 1979. It has two parameters, as few as days of spending bear.
 *
 * @param scale 0 or more; 0 where spending brings nothing
 * @param half above 0; where the slope is half of that at no spending
 */
record Response(double scale, double half) {
    Response {
        if (!(scale >= 0) || Double.isInfinite(scale)) {
            throw new IllegalArgumentException("scale: " + scale + " (expected: 0 or more)");
        }
        if (!(half > 0) || Double.isInfinite(half)) {
            throw new IllegalArgumentException("half: " + half + " (expected: above 0)");
        }
    }

    double at(double spend) {
        return scale * Math.log1p(spend / half);
    }

    /** What one more yuan brings at this spending. */
    double marginal(double spend) {
        return scale / (half + spend);
    }

    /** The spending at which one more yuan brings just so much; 0 where even the first brings less. */
    double where(double marginal) {
        return Math.max(0, scale / marginal - half);
    }
}
