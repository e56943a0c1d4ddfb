package org.qiantang.engine.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFrameTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 200_000})
    void a_frame_of_any_length_is_read_back_by_a_websocket_decoder(int length) {
        var decoder = new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, 1 << 20));

        decoder.writeInbound(TextFrame.of(
                UnpooledByteBufAllocator.DEFAULT, "a".repeat(length).getBytes(UTF_8)));

        TextWebSocketFrame frame = decoder.readInbound();
        assertThat(frame.text()).hasSize(length);
        assertThat(frame.isFinalFragment()).isTrue();
        frame.release();
    }
}
