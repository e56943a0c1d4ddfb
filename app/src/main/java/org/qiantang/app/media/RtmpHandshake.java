package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.List;

/** RTMP's plain handshake, server side; it leaves the pipeline when it is done. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
final class RtmpHandshake extends ByteToMessageDecoder {
    private static final int VERSION = 3;
    private static final int HELLO_BYTES = 1536;

    private boolean greeted;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (!greeted) {
            greet(context, in);
        } else if (in.readableBytes() >= HELLO_BYTES) {
            in.skipBytes(HELLO_BYTES); // the echo of our hello proves nothing that we would act upon
            context.pipeline().remove(this);
        }
    }

    private void greet(ChannelHandlerContext context, ByteBuf in) {
        int version = in.getUnsignedByte(in.readerIndex());
        if (version != VERSION) {
            in.skipBytes(in.readableBytes());
            throw new CorruptedFrameException("rtmp version: " + version + " (expected: 3)");
        }
        if (in.readableBytes() < 1 + HELLO_BYTES) {
            return;
        }
        in.skipBytes(1);
        ByteBuf answer = context.alloc().buffer(1 + 2 * HELLO_BYTES);
        // Zeros stand for a server without digests; clients then take the plain handshake.
        answer.writeByte(VERSION).writeZero(HELLO_BYTES).writeBytes(in, HELLO_BYTES);
        context.writeAndFlush(answer);
        greeted = true;
    }
}
