package org.qiantang.engine.ear;

import java.time.Duration;

/**
 * A short stretch of a room's sound: 16 kHz, mono, signed 16 bits, the low byte first.
 *
 * @param at when its first sample sounded, counted from the beginning of the recording
 * @param pcm whole samples, at most one second of them; handed over, so whoever made it leaves it alone from here on
 */
public record Frame(Duration at, byte[] pcm) {
    public static final int MAX_BYTES = Pcm.RATE * Pcm.BYTES_PER_SAMPLE;

    /** Frames come with the clock of whoever took them, and such clocks jump a little where the sound does not. */
    static final Duration SLACK = Duration.ofMillis(200);

    public Frame {
        if (at.isNegative()) {
            throw new IllegalArgumentException("at: " + at + " (expected: 0 or later)");
        }
        if (pcm.length == 0 || pcm.length > MAX_BYTES || pcm.length % Pcm.BYTES_PER_SAMPLE != 0) {
            throw new IllegalArgumentException(
                    "pcm: " + pcm.length + " bytes (expected: whole samples of 2 bytes, 2.." + MAX_BYTES + ")");
        }
    }

    /** How long it sounds. */
    public Duration length() {
        return Pcm.length(pcm.length);
    }

    /** When it is over, in the recording. */
    public Duration end() {
        return at.plus(length());
    }

    /** Whether it begins where something else ended, give or take what clocks are off. */
    boolean follows(Duration end) {
        return at.minus(end).abs().compareTo(SLACK) <= 0;
    }
}
