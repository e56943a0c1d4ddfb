package org.qiantang.app.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.time.InstantSource;

/** Counts every frame as it comes, fragments and empty ones too, before any are put together; a flood goes no further. */
final class FrameGate extends ChannelInboundHandlerAdapter {
    private final Bucket frames;
    private final InstantSource clock;
    private final LiveSocket socket;
    private boolean shut;

    FrameGate(int most, long millis, InstantSource clock, LiveSocket socket) {
        this.frames = new Bucket(most, millis, clock.millis());
        this.clock = clock;
        this.socket = socket;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        // A close that was read together with the flood is heard even now: it ends the connection, as is wanted.
        if (frame instanceof CloseWebSocketFrame) {
            context.fireChannelRead(frame);
        } else if (shut) {
            ReferenceCountUtil.release(frame);
        } else if (frames.take(clock.millis())) {
            context.fireChannelRead(frame);
        } else {
            shut = true;
            ReferenceCountUtil.release(frame);
            socket.flooded();
        }
    }
}
