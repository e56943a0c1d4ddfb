package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts RTMP messages together from a publisher's chunks and acknowledges what was received.
 *
 * <p>Memory follows the bytes that came, not the lengths that were promised, and both are bounded.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, which is heard of there
final class ChunkReader extends ByteToMessageDecoder {
    static final int MAX_MESSAGE_BYTES = 4 << 20;
    static final int MAX_STRANGER_MESSAGE_BYTES = 1 << 16;
    static final int MAX_CHUNK_STREAMS = 16;
    static final int MAX_HELD_BYTES = 8 << 20;

    private static final int EXTENDED = 0xFFFFFF;
    private static final int[] HEADER_BYTES = {11, 7, 3, 0};

    private final Map<Integer, ChunkStream> streams = new HashMap<>();
    private @Nullable ChunkStream current;
    private int leftInChunk;
    private int chunkBytes = 128;
    private long heldBytes;
    private long receivedBytes;
    private long acknowledgedBytes;
    private long windowBytes = RtmpIngest.WINDOW_BYTES;
    private int maxMessageBytes = MAX_STRANGER_MESSAGE_BYTES;
    private boolean broken;

    /** What later chunks of the same chunk stream may leave out, and the message now being put together. */
    private static final class ChunkStream {
        int timestampMs;
        int deltaMs;
        int length;
        int type;
        int streamId;
        boolean extended;

        @Nullable
        ByteBuf partial;
    }

    /** Takes messages as large as pictures may be; until then only such as commands are. */
    void trust() {
        maxMessageBytes = MAX_MESSAGE_BYTES;
    }

    long heldBytes() {
        return heldBytes;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int before = in.readerIndex();
        try {
            if (current == null) {
                readHeader(in, out);
            } else {
                readPayload(current, in, out);
            }
        } catch (CorruptedFrameException corrupted) {
            broken = true;
            forgetAll();
            throw corrupted;
        }
        receivedBytes += in.readerIndex() - before;
        acknowledge(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        forgetAll();
    }

    private void readHeader(ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        int first = in.getUnsignedByte(start);
        int format = first >> 6;
        int id = first & 63;
        int basic = id == 0 ? 2 : id == 1 ? 3 : 1;
        if (in.readableBytes() < basic) {
            return;
        }
        if (basic == 2) {
            id = 64 + in.getUnsignedByte(start + 1);
        } else if (basic == 3) {
            id = 64 + in.getUnsignedShortLE(start + 1);
        }
        ChunkStream stream = streams.get(id);
        if (stream == null) {
            stream = open(id, format);
        }
        int header = basic + HEADER_BYTES[format];
        if (in.readableBytes() < header) {
            return;
        }
        boolean extended = format == 3 ? stream.extended : in.getUnsignedMedium(start + basic) == EXTENDED;
        if (in.readableBytes() < header + (extended ? 4 : 0)) {
            return;
        }
        in.skipBytes(basic);
        begin(stream, format, extended, in);
        current = stream;
        leftInChunk = Math.min(chunkBytes, stream.length - held(stream));
        if (leftInChunk == 0) {
            readPayload(stream, in, out);
        }
    }

    private ChunkStream open(int id, int format) {
        if (format != 0) {
            throw new CorruptedFrameException("chunk format: " + format + " (expected: 0 on a new chunk stream)");
        }
        if (streams.size() == MAX_CHUNK_STREAMS) {
            throw new CorruptedFrameException("chunk streams: too many (expected: at most " + MAX_CHUNK_STREAMS + ")");
        }
        ChunkStream stream = new ChunkStream();
        streams.put(id, stream);
        return stream;
    }

    private void begin(ChunkStream stream, int format, boolean extended, ByteBuf in) {
        int time = format == 3 ? 0 : in.readUnsignedMedium();
        if (format <= 1) {
            stream.length = in.readUnsignedMedium();
            stream.type = in.readUnsignedByte();
        }
        if (format == 0) {
            stream.streamId = in.readIntLE();
        }
        if (extended) {
            time = in.readInt();
        }
        stream.extended = extended;
        if (format == 3 && stream.partial != null) {
            return; // the next piece of the same message
        }
        forget(stream);
        switch (format) {
            case 0 -> {
                stream.timestampMs = time;
                stream.deltaMs = 0;
            }
            case 1, 2 -> {
                stream.deltaMs = time;
                stream.timestampMs += time;
            }
            default -> stream.timestampMs += stream.deltaMs;
        }
        if (stream.length > maxMessageBytes) {
            throw new CorruptedFrameException(
                    "message: " + stream.length + " bytes (expected: at most " + maxMessageBytes + ")");
        }
        stream.partial = Unpooled.buffer(Math.min(stream.length, 1024), Math.max(stream.length, 1));
    }

    private void readPayload(ChunkStream stream, ByteBuf in, List<Object> out) {
        ByteBuf partial = stream.partial;
        if (partial == null) {
            throw new IllegalStateException("chunk stream without a message");
        }
        int now = Math.min(leftInChunk, in.readableBytes());
        heldBytes += now;
        if (heldBytes > MAX_HELD_BYTES) {
            throw new CorruptedFrameException(
                    "unfinished messages: too many bytes (expected: at most " + MAX_HELD_BYTES + ")");
        }
        partial.writeBytes(in, now);
        leftInChunk -= now;
        if (leftInChunk > 0) {
            return;
        }
        current = null;
        if (partial.readableBytes() == stream.length) {
            heldBytes -= partial.readableBytes();
            stream.partial = null;
            complete(new RtmpMessage(stream.type, stream.streamId, stream.timestampMs, partial), out);
        }
    }

    private void complete(RtmpMessage message, List<Object> out) {
        ByteBuf payload = message.payload();
        switch (message.type()) {
            case RtmpMessage.SET_CHUNK_SIZE -> {
                int bytes = number(payload);
                if (bytes < 1) {
                    throw new CorruptedFrameException("chunk size: " + bytes + " (expected: at least 1)");
                }
                chunkBytes = Math.min(bytes, MAX_MESSAGE_BYTES);
            }
            case RtmpMessage.ABORT -> {
                ChunkStream aborted = streams.get(number(payload));
                if (aborted != null) {
                    forget(aborted);
                }
            }
            case RtmpMessage.WINDOW_SIZE -> windowBytes = Math.max(1 << 16, number(payload));
            default -> out.add(message);
        }
    }

    private static int number(ByteBuf payload) {
        if (payload.readableBytes() < 4) {
            throw new CorruptedFrameException("control message: " + payload.readableBytes() + " bytes (expected: 4)");
        }
        return payload.getInt(payload.readerIndex());
    }

    private void acknowledge(ChannelHandlerContext context) {
        // Half a window early: some encoders stop at the window's edge.
        if (receivedBytes - acknowledgedBytes >= windowBytes / 2) {
            acknowledgedBytes = receivedBytes;
            context.writeAndFlush(RtmpMessage.acknowledgement(receivedBytes));
        }
    }

    private void forget(ChunkStream stream) {
        heldBytes -= held(stream);
        stream.partial = null;
    }

    private void forgetAll() {
        streams.clear();
        current = null;
        heldBytes = 0;
    }

    private static int held(ChunkStream stream) {
        return stream.partial == null ? 0 : stream.partial.readableBytes();
    }
}
