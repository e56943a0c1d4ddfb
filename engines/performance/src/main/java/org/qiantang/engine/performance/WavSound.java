package org.qiantang.engine.performance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The sound of a WAV file, as one channel of 16 bits.
 *
 * <p>Servers that stream write sizes they do not know yet; such a file ends where its bytes end.
 */
record WavSound(short[] samples, int rate) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;

    /** @throws SpeechFailed if these bytes are something else, saying what they look like */
    static WavSound read(byte[] bytes) throws SpeechFailed {
        if (bytes.length < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
            throw new SpeechFailed("sound: " + guess(bytes) + " (expected: a WAV file)");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int format = 0;
        int channels = 0;
        int rate = 0;
        int bits = 0;
        int at = 12;
        while (at + 8 <= bytes.length) {
            String name = tag(bytes, at);
            long size = Integer.toUnsignedLong(in.getInt(at + 4));
            int from = at + 8;
            int to = (int) Math.min(bytes.length, from + size);
            if (name.equals("fmt ") && to - from >= 16) {
                format = Short.toUnsignedInt(in.getShort(from));
                channels = in.getShort(from + 2);
                rate = in.getInt(from + 4);
                bits = in.getShort(from + 14);
                if (format == EXTENSIBLE && to - from >= 26) {
                    format = Short.toUnsignedInt(in.getShort(from + 24));
                }
            } else if (name.equals("data")) {
                // A size of nought is a stream's, whose length nobody knew when its head was written.
                return sound(in, from, size == 0 ? bytes.length : to, format, channels, rate, bits);
            }
            at = (int) Math.min(bytes.length, from + size + (size & 1));
        }
        throw new SpeechFailed("sound: a WAV file without data (expected: one with sound)");
    }

    /** Bare samples: 16 bits, little end first, one channel. */
    static WavSound bare(byte[] bytes, int rate) throws SpeechFailed {
        if (bytes.length >= 4 && tag(bytes, 0).equals("RIFF")) {
            return read(bytes);
        }
        return sound(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 0, bytes.length, PCM, 1, rate, 16);
    }

    private static WavSound sound(ByteBuffer in, int from, int to, int format, int channels, int rate, int bits)
            throws SpeechFailed {
        boolean known = (format == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32))
                || (format == FLOAT && bits == 32);
        if (!known || channels < 1 || channels > 8 || rate < 8_000 || rate > 192_000) {
            throw new SpeechFailed("sound: WAV of format " + format + ", " + bits + " bits, " + channels
                    + " channels at " + rate + " Hz (expected: PCM or float at 8000..192000 Hz)");
        }
        int frame = channels * bits / 8;
        short[] samples = new short[(to - from) / frame];
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample(in, from + i * frame + channel * bits / 8, format, bits);
            }
            samples[i] = (short) Math.clamp(Math.round(sum / channels * 32_767), -32_768, 32_767);
        }
        return new WavSound(samples, rate);
    }

    private static double sample(ByteBuffer in, int at, int format, int bits) {
        return switch (bits) {
            case 8 -> (Byte.toUnsignedInt(in.get(at)) - 128) / 128.0;
            case 16 -> in.getShort(at) / 32_768.0;
            case 24 ->
                (in.get(at + 2) << 16 | Byte.toUnsignedInt(in.get(at + 1)) << 8 | Byte.toUnsignedInt(in.get(at)))
                        / 8_388_608.0;
            default -> format == FLOAT ? in.getFloat(at) : in.getInt(at) / 2_147_483_648.0;
        };
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, Math.min(4, bytes.length - at), StandardCharsets.ISO_8859_1);
    }

    private static String guess(byte[] bytes) {
        if (bytes.length == 0) {
            return "nothing";
        }
        String head = tag(bytes, 0);
        if (head.startsWith("ID3") || ((bytes[0] & 0xFF) == 0xFF && bytes.length > 1 && (bytes[1] & 0xE0) == 0xE0)) {
            return "MP3";
        }
        return switch (head) {
            case "OggS" -> "Ogg";
            case "fLaC" -> "FLAC";
            default -> bytes.length + " bytes that begin with \"" + head.replaceAll("[^ -~]", "?") + "\"";
        };
    }
}
