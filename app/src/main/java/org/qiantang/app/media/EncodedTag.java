package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A tag as every viewer gets it: encoded once, on the programme's clock, its bytes shared.
 *
 * @param era counts the programme's cuts; tags of one era can be decoded with the setups of that era
 * @param source whose picture and sound it is
 * @param bytes counted; whoever keeps the tag retains them
 */
public record EncodedTag(Sort sort, int era, Source source, ByteBuf bytes) {
    private static final int HEADER_BYTES = 11;
    private static final int TRAILER_BYTES = 4;

    /** What a tag means to one who must leave some out. */
    public enum Sort {
        METADATA,
        VIDEO_SETUP,
        AUDIO_SETUP,
        KEY,
        FRAME,
        SOUND;

        public boolean isSetup() {
            return compareTo(KEY) < 0;
        }
    }

    static EncodedTag of(Sort sort, int era, Source source, FlvTag.Type type, long timestampMs, ByteBuf payload) {
        int length = payload.readableBytes();
        ByteBuf bytes = ByteBufAllocator.DEFAULT.directBuffer(HEADER_BYTES + length + TRAILER_BYTES);
        bytes.writeByte(type.code());
        bytes.writeMedium(length);
        bytes.writeMedium((int) timestampMs & 0xFFFFFF);
        bytes.writeByte((int) (timestampMs >> 24));
        bytes.writeMedium(0);
        bytes.writeBytes(payload, payload.readerIndex(), length);
        bytes.writeInt(HEADER_BYTES + length);
        return new EncodedTag(sort, era, source, bytes);
    }

    /** The head of an FLV stream. */
    public static byte[] streamHead(boolean sound) {
        return new byte[] {'F', 'L', 'V', 1, (byte) (sound ? 5 : 1), 0, 0, 0, 9, 0, 0, 0, 0};
    }

    public int size() {
        return bytes.readableBytes();
    }

    public EncodedTag retain() {
        bytes.retain();
        return this;
    }

    /** When it is due on the programme's clock. */
    public long timestampMs() {
        int at = bytes.readerIndex() + 4;
        return (bytes.getUnsignedByte(at + 3) << 24 | bytes.getUnsignedMedium(at)) & 0xFFFFFFFFL;
    }

    /** The tag's body, sharing the bytes; valid as long as they are retained. */
    public ByteBuf payload() {
        return bytes.slice(bytes.readerIndex() + HEADER_BYTES, size() - HEADER_BYTES - TRAILER_BYTES);
    }

    public void release() {
        bytes.release();
    }
}
