package org.qiantang.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddleReaderTest {
    @Test
    void what_is_drawn_into_a_frame_is_read_with_its_place() throws IOException {
        assumeTrue(Drawn.font().isPresent(), "no Chinese font is installed");

        try (PaddleReader reader = PaddleReader.load()) {
            List<Text> texts = reader.read(Drawn.of(544, 960, 40, "全国第一好茶", "原价299元"));

            assertThat(texts).extracting(Text::text).containsExactly("全国第一好茶", "原价299元");
            assertThat(texts).allSatisfy(text -> assertThat(text.confidence()).isGreaterThan(80));
            Box first = texts.getFirst().box();
            assertThat(first.x()).isBetween(15, 45);
            assertThat(first.y()).isBetween(60, 95);
            assertThat(first.width()).isBetween(230, 300);
            assertThat(texts.getLast().box().y()).isGreaterThan(first.y() + 100);
        }
    }

    @Test
    void in_a_picture_without_text_there_is_none() throws IOException {
        assumeTrue(Drawn.font().isPresent(), "no Chinese font is installed");

        try (PaddleReader reader = PaddleReader.load()) {
            assertThat(reader.read(Drawn.of(320, 320, 20))).isEmpty();
        }
    }

    @Test
    void it_is_not_closed_under_the_hands_of_who_reads_and_reads_no_more_after_it() throws Exception {
        PaddleReader reader = PaddleReader.load();
        Thread closing = Thread.ofPlatform().unstarted(reader::close);

        // As an eye does while it reads.
        synchronized (reader) {
            closing.start();
            assertThat(closing.join(Duration.ofMillis(500))).as("closed").isFalse();
        }

        assertThat(closing.join(Duration.ofSeconds(20))).as("closed").isTrue();
        assertThatThrownBy(() -> reader.read(new Picture(32, 32, new byte[32 * 32 * 3])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("reader: closed (expected: open)");
        reader.close();
    }
}
