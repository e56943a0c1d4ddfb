package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A WAV file in memory. */
final class Wav {
    private static final int HEADER_BYTES = 44;
    private static final short PLAIN_PCM = 1;
    private static final short CHANNELS = 1;

    private Wav() {}

    static byte[] of(byte[] pcm) {
        return ByteBuffer.allocate(HEADER_BYTES + pcm.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(US_ASCII))
                .putInt(HEADER_BYTES - 8 + pcm.length)
                .put("WAVEfmt ".getBytes(US_ASCII))
                .putInt(16)
                .putShort(PLAIN_PCM)
                .putShort(CHANNELS)
                .putInt(Pcm.RATE)
                .putInt(Pcm.RATE * Pcm.BYTES_PER_SAMPLE)
                .putShort((short) Pcm.BYTES_PER_SAMPLE)
                .putShort((short) (8 * Pcm.BYTES_PER_SAMPLE))
                .put("data".getBytes(US_ASCII))
                .putInt(pcm.length)
                .put(pcm)
                .array();
    }
}
