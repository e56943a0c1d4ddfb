package org.qiantang.engine.ocr;

/** An upright rectangle in a picture, in pixels. */
public record Box(int x, int y, int width, int height) {
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("box: " + width + "x" + height + " (expected: 1 or more each way)");
        }
    }
}
