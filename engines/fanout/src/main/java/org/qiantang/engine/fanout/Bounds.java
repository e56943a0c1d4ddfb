package org.qiantang.engine.fanout;

/**
 * How much of everything a broadcast allows itself.
 *
 * @param linesPerFrame talk lines that one frame carries to everybody; what is above is sampled fairly
 * @param viewerBytes what may wait for one viewer; talk is shed from half of it on
 * @param ringBytes what is kept of sent {@code must} messages for those who come back; a longer tail than this would
 *     cost more than the whole state
 * @param ringMessages how many {@code must} messages are kept
 * @param patience frames in a row that may be thinned for one slow viewer before it is closed
 * @param viewersPerBlock viewers who hear one frame; where there are more, blocks of them have their turns one after the
 *     other, so that nobody waits until a frame was written to everybody else
 */
public record Bounds(
        int linesPerFrame, int viewerBytes, int ringBytes, int ringMessages, int patience, int viewersPerBlock) {
    /** A frame is sent early when this much waits, so that one frame always fits a viewer's bound. */
    static final int FRAME_BYTES = 16 * 1024;

    /** A frame is sent early when this many lines wait. */
    static final int FRAME_LINES = 2_000;

    public static final Bounds USUAL = new Bounds(20, 64 * 1024, 48 * 1024, 1_024, 50, 2_500);

    public Bounds {
        within("linesPerFrame", linesPerFrame, 1, 1_000);
        within("viewerBytes", viewerBytes, 4 * FRAME_BYTES, 16 * 1024 * 1024);
        within("ringBytes", ringBytes, 0, viewerBytes);
        within("ringMessages", ringMessages, 0, 100_000);
        within("patience", patience, 1, 10_000);
        within("viewersPerBlock", viewersPerBlock, 1, 1_000_000);
    }

    private static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + ".." + most + ")");
        }
    }
}
