package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sound as a WAV file of 16 bits and one channel, with what is noted of it in its INFO list. */
public final class WavFile {
    private static final int HEAD = 12;
    private static final int CHUNK = 8;
    private static final int FORMAT = 16;

    private WavFile() {}

    /**
     * The whole file.
     *
     * @param note ASCII, as a comment; players and {@code ffprobe} show it
     */
    public static byte[] of(short[] samples, int rate, String note) {
        byte[] words = note.getBytes(US_ASCII);
        // A text ends with a nought, and a chunk at an even place.
        int text = words.length + 1;
        int padded = text + (text & 1);
        int list = 4 + CHUNK + padded;
        int sound = 2 * samples.length;
        ByteBuffer out = ByteBuffer.allocate(HEAD + CHUNK + FORMAT + CHUNK + list + CHUNK + sound)
                .order(ByteOrder.LITTLE_ENDIAN);
        tag(out, "RIFF").putInt(out.capacity() - CHUNK);
        tag(out, "WAVE");
        tag(out, "fmt ").putInt(FORMAT).putShort((short) 1).putShort((short) 1);
        out.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        tag(out, "LIST").putInt(list);
        tag(out, "INFO");
        tag(out, "ICMT").putInt(text).put(words).put(new byte[padded - words.length]);
        tag(out, "data").putInt(sound);
        out.asShortBuffer().put(samples);
        return out.array();
    }

    private static ByteBuffer tag(ByteBuffer out, String name) {
        return out.put(name.getBytes(US_ASCII));
    }
}
