package org.qiantang.engine.tlog;

import java.util.Locale;

/** The paths of C2SP tlog-tiles: {@code tile/<level>/<index>} and {@code tile/entries/<index>}, {@code .p/<width>} if partial. */
final class TilePath {
    /** Hashes in a full tile, entries in a full bundle. */
    static final int WIDTH = 256;

    /** The levels of the tree that one tile spans. */
    static final int HEIGHT = 8;

    private TilePath() {}

    static String tile(int level, long index) {
        return "tile/" + level + "/" + digits(index);
    }

    static String bundle(long index) {
        return "tile/entries/" + digits(index);
    }

    /** The folder of all that a tile or a bundle was before it was full. */
    static String partials(String full) {
        return full + ".p";
    }

    static String ofWidth(String full, int width) {
        return width == WIDTH ? full : partials(full) + "/" + width;
    }

    /** Three digits to a folder, so that none holds more than a thousand names: 1234067 is {@code x001/x234/067}. */
    private static String digits(long index) {
        String last = String.format(Locale.ROOT, "%03d", index % 1000);
        var path = new StringBuilder(last);
        for (long left = index / 1000; left > 0; left /= 1000) {
            path.insert(0, String.format(Locale.ROOT, "x%03d/", left % 1000));
        }
        return path.toString();
    }
}
