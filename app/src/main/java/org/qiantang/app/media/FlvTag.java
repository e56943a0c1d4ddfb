package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One tag of an FLV stream: a frame of video, a frame of sound, or metadata.
 *
 * @param timestampMs the decoding time on the sender's own clock, 32 bits that may wrap
 * @param payload the tag's body; unpooled, never changed, and nobody needs to release it
 */
public record FlvTag(Type type, int timestampMs, ByteBuf payload) {
    public static final int MAX_BYTES = 0xFFFFFF;

    private static final int HEADER_BYTES = 11;
    private static final int TRAILER_BYTES = 4;
    private static final int AVC = 7;
    private static final int HEVC = 12;
    private static final int AAC = 10;
    private static final int ENHANCED = 0x80;
    private static final int KEY = 1;
    private static final int SETUP = 0;
    private static final int UNITS = 1;

    /** What a tag carries. */
    public enum Type {
        AUDIO(8),
        VIDEO(9),
        SCRIPT(18);

        private final int code;

        Type(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Optional<Type> of(int code) {
            return switch (code) {
                case 8 -> Optional.of(AUDIO);
                case 9 -> Optional.of(VIDEO);
                case 18 -> Optional.of(SCRIPT);
                default -> Optional.empty();
            };
        }
    }

    public FlvTag {
        if (payload.readableBytes() > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "payload: " + payload.readableBytes() + " bytes (expected: at most " + MAX_BYTES + ")");
        }
        payload = payload.asReadOnly();
    }

    /** Why this tag cannot be shown here, if it cannot: only H.264 and AAC are taken. */
    Optional<String> refusal() {
        if (payload.readableBytes() == 0) {
            return Optional.empty();
        }
        int first = first();
        return switch (type) {
            case VIDEO ->
                (first & ENHANCED) != 0 || (first & 15) != AVC
                        ? Optional.of("video codec " + videoCodec() + " is not taken here (expected: H.264)")
                        : Optional.empty();
            case AUDIO ->
                first >> 4 != AAC ? Optional.of("audio codec is not taken here (expected: AAC)") : Optional.empty();
            case SCRIPT -> Optional.empty();
        };
    }

    /** The whole tag as it stands in an FLV stream, with the size that follows it. */
    public byte[] bytes() {
        int length = payload.readableBytes();
        byte[] bytes = new byte[HEADER_BYTES + length + TRAILER_BYTES];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.put((byte) type.code()).put((byte) (length >> 16)).putShort((short) length);
        out.put((byte) (timestampMs >> 16)).putShort((short) timestampMs).put((byte) (timestampMs >> 24));
        payload.getBytes(payload.readerIndex(), bytes, HEADER_BYTES, length);
        out.putInt(HEADER_BYTES + length, HEADER_BYTES + length);
        return bytes;
    }

    /** The decoder's setup: H.264's configuration record, or AAC's. */
    public boolean isSetup() {
        return hasBody() && packet() == SETUP;
    }

    /** Something to see or to hear. */
    boolean isMedia() {
        return hasBody() && (type == Type.VIDEO ? packet() == UNITS : packet() != SETUP);
    }

    /** A picture that can be decoded without those before it. */
    public boolean isKeyFrame() {
        return type == Type.VIDEO && isMedia() && first() >> 4 == KEY;
    }

    private boolean hasBody() {
        return switch (type) {
            case VIDEO -> payload.readableBytes() > 5 && refusal().isEmpty();
            case AUDIO -> payload.readableBytes() > 2 && refusal().isEmpty();
            case SCRIPT -> false;
        };
    }

    private String videoCodec() {
        int first = first();
        if ((first & ENHANCED) != 0) {
            return payload.readableBytes() < 5
                    ? "unknown"
                    : payload.toString(payload.readerIndex() + 1, 4, StandardCharsets.US_ASCII)
                            .replaceAll("[^A-Za-z0-9]", "?");
        }
        return (first & 15) == HEVC ? "H.265" : Integer.toString(first & 15);
    }

    private int first() {
        return payload.getUnsignedByte(payload.readerIndex());
    }

    private int packet() {
        return payload.getUnsignedByte(payload.readerIndex() + 1);
    }
}
