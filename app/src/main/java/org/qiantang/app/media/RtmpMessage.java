package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * One whole RTMP message, put together from its chunks.
 *
 * @param payload unpooled, so nobody needs to release it
 */
record RtmpMessage(int type, int streamId, int timestampMs, ByteBuf payload) {
    static final int SET_CHUNK_SIZE = 1;
    static final int ABORT = 2;
    static final int ACKNOWLEDGEMENT = 3;
    static final int USER_CONTROL = 4;
    static final int WINDOW_SIZE = 5;
    static final int PEER_BANDWIDTH = 6;
    static final int AUDIO = 8;
    static final int VIDEO = 9;
    static final int COMMAND_AMF3 = 17;
    static final int METADATA = 18;
    static final int COMMAND = 20;

    private static final int LIMIT_DYNAMIC = 2;
    private static final int STREAM_BEGIN = 0;

    static RtmpMessage setChunkSize(int bytes) {
        return control(SET_CHUNK_SIZE, Unpooled.buffer(4).writeInt(bytes));
    }

    static RtmpMessage acknowledgement(long receivedBytes) {
        return control(ACKNOWLEDGEMENT, Unpooled.buffer(4).writeInt((int) receivedBytes));
    }

    static RtmpMessage windowSize(int bytes) {
        return control(WINDOW_SIZE, Unpooled.buffer(4).writeInt(bytes));
    }

    static RtmpMessage peerBandwidth(int bytes) {
        return control(PEER_BANDWIDTH, Unpooled.buffer(5).writeInt(bytes).writeByte(LIMIT_DYNAMIC));
    }

    static RtmpMessage streamBegin(int streamId) {
        return control(USER_CONTROL, Unpooled.buffer(6).writeShort(STREAM_BEGIN).writeInt(streamId));
    }

    static RtmpMessage command(int streamId, Amf... values) {
        return new RtmpMessage(COMMAND, streamId, 0, Amf0.write(values));
    }

    private static RtmpMessage control(int type, ByteBuf payload) {
        return new RtmpMessage(type, 0, 0, payload);
    }
}
