package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Tags as an encoder would make them, with a body of a chosen size. */
final class Tags {
    private Tags() {}

    /** H.264's setup; the number tells one encoder's from another's. */
    static FlvTag videoSetup(int number) {
        return tag(FlvTag.Type.VIDEO, 0, 0x17, 0, 16, number);
    }

    static FlvTag soundSetup(int number) {
        return tag(FlvTag.Type.AUDIO, 0, 0xAF, 0, 4, number);
    }

    static FlvTag key(int timestampMs, int bytes) {
        return tag(FlvTag.Type.VIDEO, timestampMs, 0x17, 1, bytes, 0);
    }

    static FlvTag frame(int timestampMs, int bytes) {
        return tag(FlvTag.Type.VIDEO, timestampMs, 0x27, 1, bytes, 0);
    }

    static FlvTag sound(int timestampMs) {
        return tag(FlvTag.Type.AUDIO, timestampMs, 0xAF, 1, 20, 0);
    }

    /** The same tag as viewers would get it; its count of 1 is the caller's. */
    static EncodedTag encoded(EncodedTag.Sort sort, int bytes) {
        return EncodedTag.of(sort, 1, Source.HUMAN, FlvTag.Type.VIDEO, 0, Unpooled.wrappedBuffer(new byte[bytes]));
    }

    private static FlvTag tag(FlvTag.Type type, int timestampMs, int first, int packet, int bytes, int filler) {
        ByteBuf payload = Unpooled.buffer(bytes + 2).writeByte(first).writeByte(packet);
        for (int i = 0; i < bytes; i++) {
            payload.writeByte(filler);
        }
        return new FlvTag(type, timestampMs, payload);
    }
}
