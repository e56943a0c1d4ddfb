package org.qiantang.engine.performance.presenter;

/**
 * The host as another engine shows her, at the size that {@link PresenterPainter#likenessSize} tells.
 *
 * @param points row by row, red, green and blue in the lower 24 bits; handed over, so nobody may write to them
 */
public record Likeness(int width, int height, int[] points) {
    public Likeness {
        if (width < 1 || height < 1 || points.length != width * height) {
            throw new IllegalArgumentException(
                    "points: " + points.length + " (expected: " + width + " x " + height + ")");
        }
    }
}
