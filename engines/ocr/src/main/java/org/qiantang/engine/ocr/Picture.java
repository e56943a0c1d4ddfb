package org.qiantang.engine.ocr;

/**
 * A picture, three bytes a pixel: red, green, blue; row by row from the top.
 *
 * @param rgb handed over, so whoever made it leaves it alone from here on
 */
public record Picture(int width, int height, byte[] rgb) {
    public static final int LARGEST = 4_096;

    public Picture {
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST || rgb.length != width * height * 3) {
            throw new IllegalArgumentException("picture: " + width + "x" + height + ", " + rgb.length
                    + " bytes (expected: 1.." + LARGEST + " each way, and three bytes a pixel)");
        }
    }

    /** One of the three colours of a pixel, 0..255; outside the picture that of the nearest pixel. */
    int at(int x, int y, int colour) {
        int column = Math.clamp(x, 0, width - 1);
        int row = Math.clamp(y, 0, height - 1);
        return rgb[(row * width + column) * 3 + colour] & 0xff;
    }

    /** A colour between pixels, from the four around. */
    float between(float x, float y, int colour) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float right = x - left;
        float down = y - top;
        float upper = at(left, top, colour) * (1 - right) + at(left + 1, top, colour) * right;
        float lower = at(left, top + 1, colour) * (1 - right) + at(left + 1, top + 1, colour) * right;
        return upper * (1 - down) + lower * down;
    }
}
