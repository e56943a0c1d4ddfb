package org.qiantang.app;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A recogniser for the house's ear that recognises nothing: it takes the sound as a FunASR server does, and says the
 * sentences that it is handed, each when it is handed it.
 */
final class PromptedRecogniser implements AutoCloseable {
    /** 16,000 samples of two bytes a second. */
    private static final int BYTES_A_MILLI = 32;

    private static final int SENTENCE_MILLIS = 1_500;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicLong bytes = new AtomicLong();
    private final int port;
    private volatile @Nullable Channel ear;

    PromptedRecogniser() {
        Channel door = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(0))
                                .addLast(new WebSocketServerProtocolHandler("/", "binary"))
                                .addLast(new Listening());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) door.localAddress()).getPort();
    }

    String address() {
        return "ws://127.0.0.1:" + port + "/";
    }

    /** Whether sound comes. */
    boolean isHearing() {
        return ear != null;
    }

    /** Says a sentence as one that has just ended. */
    void say(String text) {
        Channel to = ear;
        if (to == null) {
            throw new IllegalStateException("recogniser: no sound (expected: a camera on air)");
        }
        long end = bytes.get() / BYTES_A_MILLI;
        String told = """
                {"mode":"2pass-offline","text":"%s","is_final":false,"wav_name":"room","timestamp":"[[%d,%d]]"}""".formatted(text, Math.max(0, end - SENTENCE_MILLIS), end);
        var _ = to.writeAndFlush(new TextWebSocketFrame(told));
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /** One connection of an ear, which counts its sound from zero. */
    private final class Listening extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            bytes.set(0);
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            if (frame instanceof BinaryWebSocketFrame) {
                bytes.addAndGet(frame.content().readableBytes());
                ear = context.channel();
            }
        }
    }
}
