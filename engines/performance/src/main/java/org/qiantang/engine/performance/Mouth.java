package org.qiantang.engine.performance;

/**
 * How a mouth looks at one moment, in the terms that a painter needs.
 *
 * @param jaw how far the jaw is open, 0 shut to 1 wide
 * @param width how far the corners are drawn, -1 narrow, 0 at rest, 1 wide
 * @param round how far the lips are rounded, 0 to 1
 * @param closed how firmly the lips are pressed together, 0 parted to 1 sealed; it overrules the jaw
 * @param viseme the shape that weighs most at this moment
 */
public record Mouth(double jaw, double width, double round, double closed, Viseme viseme) {
    /** The mouth of somebody who listens. */
    public static final Mouth AT_REST = new Mouth(0, 0, 0, 0, Viseme.SIL);

    public Mouth {
        requireWithin("jaw", jaw, 0, 1);
        requireWithin("width", width, -1, 1);
        requireWithin("round", round, 0, 1);
        requireWithin("closed", closed, 0, 1);
    }

    private static void requireWithin(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
