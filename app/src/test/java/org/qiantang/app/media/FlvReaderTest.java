package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class FlvReaderTest {
    @ForEachSeed(count = 100)
    void tags_that_were_encoded_are_read_back_and_a_cut_tail_is_left_out(long seed) throws IOException {
        var random = new SplittableRandom(seed);
        List<FlvTag> written = new ArrayList<>();
        ByteBuf stream = Unpooled.buffer().writeBytes(EncodedTag.streamHead(true));
        for (int i = 0; i < 20; i++) {
            FlvTag tag = random.nextBoolean()
                    ? Tags.frame(random.nextInt(), random.nextInt(70_000))
                    : Tags.sound(random.nextInt());
            EncodedTag encoded =
                    EncodedTag.of(EncodedTag.Sort.FRAME, 1, Source.HUMAN, tag.type(), tag.timestampMs(), tag.payload());
            stream.writeBytes(encoded.bytes());
            encoded.release();
            written.add(tag);
        }
        byte[] bytes = new byte[stream.readableBytes() - 5];
        stream.readBytes(bytes);
        List<FlvTag> read = new ArrayList<>();

        FlvReader.pump(new ByteArrayInputStream(bytes), read::add);

        assertThat(read).isEqualTo(written.subList(0, 19));
    }

    @ForEachSeed(count = 200)
    void hostile_bytes_end_the_reading_and_nothing_else(long seed) {
        var random = new SplittableRandom(seed);
        byte[] bytes = new byte[500];
        random.nextBytes(bytes);
        System.arraycopy(EncodedTag.streamHead(true), 0, bytes, 0, 13);
        List<FlvTag> read = new ArrayList<>();

        try {
            FlvReader.pump(new ByteArrayInputStream(bytes), read::add);
        } catch (IOException refused) {
            assertThat(refused).hasMessageContaining("flv");
        }

        assertThat(read.stream().mapToInt(tag -> tag.payload().readableBytes()).sum())
                .isLessThan(500);
    }

    @Test
    void what_is_no_flv_is_refused() {
        byte[] page = "<html></html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> FlvReader.pump(new ByteArrayInputStream(page), _ -> {}))
                .hasMessageContaining("expected: 464c56");
        assertThat(Arrays.toString(EncodedTag.streamHead(false))).startsWith("[70, 76, 86, 1, 1,");
    }
}
