package org.qiantang.app.media;

import io.netty.buffer.Unpooled;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads an FLV byte stream, such as an encoder's standard output, tag by tag. */
public final class FlvReader {
    private static final int SIGNATURE = 0x464C56;
    private static final int HEADER_BYTES = 9;
    private static final int MAX_HEADER_BYTES = 1024;

    private FlvReader() {}

    /**
     * Hands every tag to the sink until the stream ends; a last tag cut short is left out.
     *
     * @throws IOException if the stream fails or is no FLV
     */
    public static void pump(InputStream in, Consumer<FlvTag> sink) throws IOException {
        DataInputStream bytes = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        try {
            readHeader(bytes);
            while (true) {
                readTag(bytes, sink);
            }
        } catch (EOFException ended) {
            // the encoder has closed its end; what was whole has been handed on
        }
    }

    private static void readHeader(DataInputStream in) throws IOException {
        int signature = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        if (signature != SIGNATURE) {
            throw new IOException("flv signature: " + Integer.toHexString(signature) + " (expected: 464c56)");
        }
        in.skipNBytes(2);
        int headerBytes = in.readInt();
        if (headerBytes < HEADER_BYTES || headerBytes > MAX_HEADER_BYTES) {
            throw new IOException("flv header: " + headerBytes + " bytes (expected: 9..1024)");
        }
        in.skipNBytes(headerBytes - HEADER_BYTES + 4L);
    }

    private static void readTag(DataInputStream in, Consumer<FlvTag> sink) throws IOException {
        int code = in.readUnsignedByte();
        int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int low = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
        int timestampMs = (in.readUnsignedByte() << 24) | low;
        in.skipNBytes(3);
        byte[] body = new byte[length];
        in.readFully(body);
        in.skipNBytes(4);
        FlvTag.Type.of(code)
                .ifPresent(type -> sink.accept(new FlvTag(type, timestampMs, Unpooled.wrappedBuffer(body))));
    }
}
