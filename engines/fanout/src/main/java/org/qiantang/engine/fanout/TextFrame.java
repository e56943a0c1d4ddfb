package org.qiantang.engine.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * A WebSocket text frame as it lies on the wire: a server's frames are not masked, so one encoding serves all viewers.
 *
 * <p>The text is written first, behind room for the longest header; the header's length is known only then.
 */
public final class TextFrame {
    private static final int LONGEST_HEADER = 10;
    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT_TEXT = 125;
    private static final int TWO_BYTES_FOLLOW = 126;
    private static final int EIGHT_BYTES_FOLLOW = 127;

    private TextFrame() {}

    /** One frame around a text that is already UTF-8. */
    public static ByteBuf of(ByteBufAllocator buffers, byte[] text) {
        return sealed(open(buffers, text.length).writeBytes(text));
    }

    static ByteBuf open(ByteBufAllocator buffers, int expectedBytes) {
        return buffers.directBuffer(LONGEST_HEADER + expectedBytes).setIndex(LONGEST_HEADER, LONGEST_HEADER);
    }

    static ByteBuf sealed(ByteBuf frame) {
        int text = frame.readableBytes();
        if (text <= SHORT_TEXT) {
            int start = LONGEST_HEADER - 2;
            frame.setByte(start, FINAL_TEXT).setByte(start + 1, text);
            return frame.readerIndex(start);
        }
        if (text <= 0xFFFF) {
            int start = LONGEST_HEADER - 4;
            frame.setByte(start, FINAL_TEXT)
                    .setByte(start + 1, TWO_BYTES_FOLLOW)
                    .setShort(start + 2, text);
            return frame.readerIndex(start);
        }
        frame.setByte(0, FINAL_TEXT).setByte(1, EIGHT_BYTES_FOLLOW).setLong(2, text);
        return frame.readerIndex(0);
    }
}
