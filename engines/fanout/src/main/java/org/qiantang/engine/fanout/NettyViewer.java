package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A viewer behind a WebSocket on a Netty channel. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // a write that fails closes the channel, and that is heard by whoever owns it
public final class NettyViewer implements Viewer {
    private static final int GOODBYE_MILLIS = 1_000;
    private static final byte[] CLOSE_NORMALLY = {(byte) 0x88, 2, 0x03, (byte) 0xE8};

    private final ChannelHandlerContext context;
    /** At hand, since each frame to each viewer goes this way, and each step to it is one more miss of the cache. */
    private final Channel.Unsafe wire;

    private final long personId;
    private boolean closing;

    /** @param context of the viewer's channel; frames are ready encoded and pass no handler */
    public NettyViewer(ChannelHandlerContext context, long personId) {
        this.context = context;
        this.wire = context.channel().unsafe();
        this.personId = personId;
    }

    @Override
    public long personId() {
        return personId;
    }

    @Override
    public Executor lane() {
        return context.channel().eventLoop();
    }

    @Override
    public void write(ByteBuf frame) {
        wire.write(frame, wire.voidPromise());
        wire.flush();
    }

    @Override
    public void write(List<ByteBuf> frames) {
        frames.forEach(frame -> wire.write(frame, wire.voidPromise()));
        wire.flush();
    }

    @Override
    public long pendingBytes() {
        ChannelOutboundBuffer waiting = wire.outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    @Override
    public void close(String reason) {
        if (closing) {
            return;
        }
        closing = true;
        byte[] bye = ("{\"k\":\"bye\",\"reason\":\"" + reason + "\"}").getBytes(UTF_8);
        context.write(TextFrame.of(context.alloc(), bye), context.voidPromise());
        context.writeAndFlush(Unpooled.wrappedBuffer(CLOSE_NORMALLY), context.voidPromise());
        context.executor().schedule(this::end, GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * A viewer who still reads has answered with a close of their own. One who has stopped reading never gets the words; what waits for
     * them must be freed all the same, and what the kernel holds with it, which it would else keep until it gives them up, minutes later.
     */
    private void end() {
        if (pendingBytes() > 0) {
            context.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        context.close();
    }
}
