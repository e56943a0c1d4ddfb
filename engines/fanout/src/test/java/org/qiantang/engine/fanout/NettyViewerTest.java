package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class NettyViewerTest {
    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final NettyViewer viewer = new NettyViewer(channel.pipeline().firstContext(), 7);

    @Test
    void a_frame_leaves_as_it_was_encoded() {
        viewer.write(TextFrame.of(UnpooledByteBufAllocator.DEFAULT, "hello".getBytes(UTF_8)));

        ByteBuf sent = channel.readOutbound();
        assertThat(sent.readableBytes()).isEqualTo(2 + 5);
        assertThat(text(sent)).isEqualTo("hello");
        assertThat(viewer.pendingBytes()).isZero();
        sent.release();
    }

    @Test
    void closing_says_why_then_ends_the_websocket_and_soon_the_channel() {
        viewer.close("slow");
        viewer.close("shutdown");

        ByteBuf bye = channel.readOutbound();
        ByteBuf end = channel.readOutbound();
        assertThat(text(bye)).isEqualTo("{\"k\":\"bye\",\"reason\":\"slow\"}");
        assertThat(end.readUnsignedByte()).isEqualTo((short) 0x88);
        assertThat(channel.<Object>readOutbound()).isNull();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isFalse();
        bye.release();
        end.release();
    }

    @Test
    void what_the_kernel_holds_for_one_who_has_stopped_reading_goes_with_the_connection() throws Exception {
        try (var house = new House(100);
                Socket stalled = house.visit()) {
            house.goodbyes.await();

            assertThatThrownBy(() -> stalled.getInputStream().readAllBytes()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void who_reads_to_the_end_hears_the_reason_and_an_orderly_end() throws Exception {
        try (var house = new House(1);
                Socket reader = house.visit()) {
            byte[] heard = reader.getInputStream().readAllBytes();

            assertThat(new String(heard, UTF_8)).contains("{\"k\":\"bye\",\"reason\":\"slow\"}");
        }
    }

    /** Tells whoever comes so many frames over a real connection, and says goodbye at once. */
    private static final class House implements AutoCloseable {
        private static final int FRAME_BYTES = 16 << 10;
        private static final int KERNEL_BYTES = 64 << 10;
        final CountDownLatch goodbyes = new CountDownLatch(1);
        private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        private final Channel door;

        House(int frames) throws InterruptedException {
            door = new ServerBootstrap()
                    .group(loops)
                    .channel(NioServerSocketChannel.class)
                    .childOption(ChannelOption.SO_SNDBUF, KERNEL_BYTES)
                    .childHandler(new ChannelInboundHandlerAdapter() {
                        @Override
                        public void channelActive(ChannelHandlerContext context) {
                            context.channel().closeFuture().addListener(_ -> goodbyes.countDown());
                            var guest = new NettyViewer(context, Viewer.GUEST);
                            for (int frame = 0; frame < frames; frame++) {
                                guest.write(TextFrame.of(context.alloc(), new byte[FRAME_BYTES]));
                            }
                            guest.close("slow");
                        }
                    })
                    .bind(InetAddress.getLoopbackAddress(), 0)
                    .sync()
                    .channel();
        }

        Socket visit() throws IOException {
            var socket = new Socket();
            socket.setReceiveBufferSize(KERNEL_BYTES);
            socket.connect(door.localAddress());
            return socket;
        }

        @Override
        public void close() {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static String text(ByteBuf frame) {
        return frame.skipBytes(2).toString(UTF_8);
    }
}
