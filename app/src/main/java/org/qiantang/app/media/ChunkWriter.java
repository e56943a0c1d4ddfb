package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Cuts our answers into RTMP chunks, each message with a full header. */
final class ChunkWriter extends MessageToByteEncoder<RtmpMessage> {
    static final int CHUNK_BYTES = 4096;

    private static final int FULL_HEADER = 0;
    private static final int NO_HEADER = 3 << 6;
    private static final int CONTROL_STREAM = 2;
    private static final int COMMAND_STREAM = 3;

    private int chunkBytes = 128;

    ChunkWriter() {
        super(RtmpMessage.class);
    }

    @Override
    protected void encode(ChannelHandlerContext context, RtmpMessage message, ByteBuf out) {
        int chunkStream = message.type() == RtmpMessage.COMMAND ? COMMAND_STREAM : CONTROL_STREAM;
        ByteBuf payload = message.payload().duplicate();
        out.writeByte(FULL_HEADER | chunkStream);
        out.writeMedium(message.timestampMs());
        out.writeMedium(payload.readableBytes());
        out.writeByte(message.type());
        out.writeIntLE(message.streamId());
        out.writeBytes(payload, Math.min(chunkBytes, payload.readableBytes()));
        while (payload.isReadable()) {
            out.writeByte(NO_HEADER | chunkStream);
            out.writeBytes(payload, Math.min(chunkBytes, payload.readableBytes()));
        }
        if (message.type() == RtmpMessage.SET_CHUNK_SIZE) {
            chunkBytes = message.payload().getInt(message.payload().readerIndex());
        }
    }
}
