package org.qiantang.engine.ear;

import java.time.Duration;

/** The one form of sound in here: 16,000 samples a second, mono, 16 bits each, the low byte first. */
final class Pcm {
    static final int RATE = 16_000;
    static final int BYTES_PER_SAMPLE = 2;

    private static final long NANOS_PER_SAMPLE = 1_000_000_000L / RATE;

    private Pcm() {}

    /** How long so many bytes sound. */
    static Duration length(long bytes) {
        return Duration.ofNanos(bytes / BYTES_PER_SAMPLE * NANOS_PER_SAMPLE);
    }

    /** How many bytes sound so long; whole samples, rounded down. */
    static long bytes(Duration length) {
        return length.toNanos() / NANOS_PER_SAMPLE * BYTES_PER_SAMPLE;
    }

    /** The sample that begins at a byte, -32768 to 32767. */
    static int sample(byte[] pcm, int at) {
        return pcm[at + 1] << 8 | (pcm[at] & 0xff);
    }
}
