package org.qiantang.app.shortvideo;

import java.util.Arrays;
import java.util.Optional;

/** The proportions of a film's picture. */
enum Shape {
    TALL("9:16", 9, 16),
    WIDE("16:9", 16, 9),
    SQUARE("1:1", 1, 1);

    private final String word;
    private final int across;
    private final int down;

    Shape(String word, int across, int down) {
        this.word = word;
        this.across = across;
        this.down = down;
    }

    String word() {
        return word;
    }

    /** In pixels; even, as H.264 wants it. */
    int width(int shortSide) {
        return even(shortSide * across / Math.min(across, down));
    }

    int height(int shortSide) {
        return even(shortSide * down / Math.min(across, down));
    }

    private static int even(int side) {
        return side / 2 * 2;
    }

    static Optional<Shape> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
