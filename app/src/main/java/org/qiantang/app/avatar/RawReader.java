package org.qiantang.app.avatar;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the pictures and sounds of one Matroska stream that holds both raw, as FFmpeg writes it to a pipe. */
final class RawReader {
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TIME = 0xE7;
    private static final long GROUP = 0xA0;
    private static final long BLOCK = 0xA1;
    private static final long SIMPLE_BLOCK = 0xA3;
    private static final int BLOCK_HEAD = 4;
    private static final long MOST_BYTES = 64L << 20;

    /** Is given what was read. */
    interface Sink {
        /** The bytes of a track, numbered from 1, and when they are due. */
        void block(int track, long ms, byte[] bytes);
    }

    private RawReader() {}

    /** Hands every block to the sink until the stream ends; a last one cut short is left out. */
    static void pump(InputStream in, Sink sink) throws IOException {
        DataInputStream bytes = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        long cluster = 0;
        try {
            while (true) {
                long id = id(bytes);
                long size = size(bytes);
                if (id == SEGMENT || id == CLUSTER || id == GROUP) {
                    continue;
                }
                if (size < 0 || size > MOST_BYTES) {
                    throw new IOException("element " + Long.toHexString(id) + ": " + size + " bytes (expected: at most "
                            + MOST_BYTES + ")");
                }
                if (id == TIME) {
                    cluster = number(bytes, (int) size);
                } else if (id == SIMPLE_BLOCK || id == BLOCK) {
                    block(bytes, (int) size, cluster, sink);
                } else {
                    bytes.skipNBytes(size);
                }
            }
        } catch (EOFException ended) {
            // The writer has closed its end; what was whole has been handed on.
        }
    }

    private static void block(DataInputStream in, int size, long cluster, Sink sink) throws IOException {
        if (size < BLOCK_HEAD) {
            throw new IOException("block: " + size + " bytes (expected: at least " + BLOCK_HEAD + ")");
        }
        int track = in.readUnsignedByte() & 0x7F;
        long ms = cluster + in.readShort();
        in.readByte();
        byte[] body = new byte[size - BLOCK_HEAD];
        in.readFully(body);
        sink.block(track, ms, body);
    }

    /** An element's name, with the bits that say how long it is. */
    private static long id(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more > 3) {
            throw new IOException("element: begins with " + first + " (expected: an EBML name)");
        }
        return number(in, more) | (long) first << (8 * more);
    }

    /** How many bytes follow; negative where that is not told. */
    private static long size(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        if (more > 7) {
            throw new IOException("size: begins with 0 (expected: an EBML size)");
        }
        long value = (first & 0x7FL >> more) << (8 * more) | number(in, more);
        return value == (1L << (7 * (more + 1))) - 1 ? -1 : value;
    }

    private static long number(DataInputStream in, int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | in.readUnsignedByte();
        }
        return value;
    }
}
