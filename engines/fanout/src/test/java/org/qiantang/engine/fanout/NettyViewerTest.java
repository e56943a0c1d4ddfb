package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
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

    private static String text(ByteBuf frame) {
        return frame.skipBytes(2).toString(UTF_8);
    }
}
