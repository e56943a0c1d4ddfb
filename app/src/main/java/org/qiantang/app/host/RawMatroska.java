package org.qiantang.app.host;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes raw pictures and raw sound as one Matroska stream, each with its time.
 *
 * <p>One pipe for both: an encoder that reads two pipes may wait for one while we wait for it at the other.
 */
final class RawMatroska {
    private static final long UNKNOWN_SIZE = 0x01FFFFFFFFFFFFFFL;
    private static final int VIDEO = 1;
    private static final int AUDIO = 2;
    private static final int KEY_FRAME = 0x80;

    private final OutputStream out;
    private final Format format;
    private final byte[] soundBytes;

    RawMatroska(OutputStream out, Format format) throws IOException {
        this.out = out;
        this.format = format;
        this.soundBytes = new byte[2 * (Speech.RATE / format.frames() + 1)];
        writeHead();
    }

    /** Writes one frame of both. */
    void write(long frame, byte[] picture, short[] sound, int samples) throws IOException {
        long millis = format.firstSample(frame) * 1000 / Speech.RATE;
        ByteBuffer.wrap(soundBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .put(sound, 0, samples);
        Element cluster = new Element();
        cluster.id(0x1F43B675).size(UNKNOWN_SIZE, 8);
        cluster.number(0xE7, millis);
        block(cluster, AUDIO, 2 * samples);
        out.write(cluster.bytes());
        out.write(soundBytes, 0, 2 * samples);
        Element video = new Element();
        block(video, VIDEO, picture.length);
        out.write(video.bytes());
        out.write(picture);
        out.flush();
    }

    private static void block(Element into, int track, int bytes) {
        into.id(0xA3).size(bytes + 4L, 4);
        into.raw(0x80 | track, 0, 0, KEY_FRAME);
    }

    private void writeHead() throws IOException {
        Element ebml = new Element();
        ebml.number(0x4286, 1).number(0x42F7, 1).number(0x42F2, 4).number(0x42F3, 8);
        ebml.text(0x4282, "matroska").number(0x4287, 4).number(0x4285, 2);

        Element info = new Element().number(0x2AD7B1, 1_000_000);
        info.text(0x4D80, "qiantang").text(0x5741, "qiantang");

        Element picture = new Element().number(0xB0, format.width()).number(0xBA, format.height());
        picture.id(0x2EB524).size(4, 1).raw('I', '4', '2', '0');
        Element video = new Element().number(0xD7, VIDEO).number(0x73C5, VIDEO).number(0x83, 1);
        video.number(0x23E383, 1_000_000_000L / format.frames());
        video.text(0x86, "V_UNCOMPRESSED").nested(0xE0, picture);

        Element tone = new Element().real(0xB5, Speech.RATE).number(0x9F, 1).number(0x6264, 16);
        Element audio = new Element().number(0xD7, AUDIO).number(0x73C5, AUDIO).number(0x83, 2);
        audio.text(0x86, "A_PCM/INT/LIT").nested(0xE1, tone);

        Element tracks = new Element().nested(0xAE, video).nested(0xAE, audio);
        Element head = new Element().nested(0x1A45DFA3, ebml);
        head.id(0x18538067).size(UNKNOWN_SIZE, 8);
        head.nested(0x1549A966, info).nested(0x1654AE6B, tracks);
        out.write(head.bytes());
        out.flush();
    }

    /** Bytes of EBML being put together. */
    private static final class Element {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);

        Element number(int id, long value) {
            int length = Math.max(1, (64 - Long.numberOfLeadingZeros(value) + 7) / 8);
            id(id).size(length, 1);
            bigEndian(value, length);
            return this;
        }

        Element real(int id, double value) {
            id(id).size(8, 1);
            bigEndian(Double.doubleToLongBits(value), 8);
            return this;
        }

        Element text(int id, String value) {
            id(id).size(value.length(), 1);
            bytes.writeBytes(value.getBytes(US_ASCII));
            return this;
        }

        Element nested(int id, Element content) {
            id(id).size(content.bytes.size(), 4);
            bytes.writeBytes(content.bytes());
            return this;
        }

        Element id(int id) {
            bigEndian(id & 0xFFFFFFFFL, (32 - Integer.numberOfLeadingZeros(id) + 7) / 8);
            return this;
        }

        /** A size in so many bytes, whose first set bit says how many they are. */
        Element size(long value, int length) {
            bigEndian(value | 1L << (7 * length), length);
            return this;
        }

        Element raw(int... values) {
            for (int value : values) {
                bytes.write(value);
            }
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }

        private void bigEndian(long value, int length) {
            for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
                bytes.write((int) (value >>> shift));
            }
        }
    }
}
