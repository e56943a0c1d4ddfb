package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.ear.TranscriptFile.Line;

class TranscriptLinesTest {
    @TempDir
    Path folder;

    @Test
    void json_lines_without_ends_last_a_quarter_second_a_character_or_until_the_next() throws Exception {
        assertThat(read("""
                        {"t": 1.5, "text": "宝宝们晚上好"}
                        {"t": 2, "text": "九十九一件"}
                        {"t": 60, "to": 61.25, "text": "最后一件"}

                        """))
                .containsExactly(
                        line("宝宝们晚上好", 1_500, 2_000), line("九十九一件", 2_000, 3_250), line("最后一件", 60_000, 61_250));
    }

    @Test
    void json_lines_may_come_in_any_order_and_hold_more_than_is_read() throws Exception {
        assertThat(
                        read(
                                "{\"t\": 9, \"to\": 10, \"text\": \"后\", \"speaker\": \"host\"}\n{\"t\": 1, \"to\": 2, \"text\": \"先\"}"))
                .extracting(Line::text)
                .containsExactly("先", "后");
    }

    @Test
    void srt_is_read() throws Exception {
        assertThat(read("""
                        1
                        00:00:01,000 --> 00:00:02,500
                        这款是<i>纯棉</i>的
                        不起球

                        2
                        01:00:00,000 --> 01:00:01,000
                        3 > 2 &amp; 1
                        """))
                .containsExactly(line("这款是纯棉的 不起球", 1_000, 2_500), line("3 > 2 & 1", 3_600_000, 3_601_000));
    }

    @Test
    void srt_with_the_line_ends_and_the_mark_of_windows_is_read() throws Exception {
        assertThat(read("\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n包邮\r\n\r\n"))
                .containsExactly(line("包邮", 1_000, 2_000));
    }

    @Test
    void webvtt_is_read() throws Exception {
        assertThat(read("""
                        WEBVTT - a show
                        Kind: captions

                        NOTE
                        nobody says this

                        STYLE
                        ::cue { color: red }

                        intro
                        00:01.000 --> 00:02.000 align:start position:10%
                        <v 主播>大家好</v>

                        00:03.000 --> 00:04.000
                        ♪&nbsp;
                        """)).containsExactly(line("大家好", 1_000, 2_000), line("♪", 3_000, 4_000));
    }

    @Test
    void a_cue_without_words_is_left_out_and_an_empty_file_says_nothing() throws Exception {
        assertThat(read("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:03.000 --> 00:04.000\n<b></b>\n"))
                .isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void a_wrong_line_is_named_with_what_it_was_and_what_was_expected() {
        wrong(
                "{\"t\": 1, \"text\": \"好\"}\n{\"t\": \"2\", \"text\": \"好\"}",
                ":2: {\"t\": \"2\"",
                "expected: {\"t\": seconds");
        wrong("{\"t\": -1, \"text\": \"好\"}", ":1:", "not before t");
        wrong("{\"t\": 3, \"to\": 2, \"text\": \"好\"}", ":1:", "not before t");
        wrong("{\"t\": 1e99, \"text\": \"好\"}", ":1:", "seconds");
        wrong("{\"t\": 1, \"text\": \" \"}", ":1:", "text");
        wrong("{\"t\": 1, \"text\"", ":1:", "text");
        wrong("1\n00:00:01 --> 00:00:02\n好", ":2: 00:00:01 --> 00:00:02", "expected: 00:00:01,000 --> ");
        wrong("1\n00:00:03,000 --> 00:00:02,000\n好", ":2:", "in this order");
        wrong("only words\nwithout times", ":2: without times", "expected: 00:00:01,000");
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_read() throws Exception {
        Path large = folder.resolve("large.srt");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(TranscriptLines.MAX_BYTES + 1);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TranscriptLines.read(large))
                .withMessageContaining("expected: up to 16777216");
    }

    private List<Line> read(String content) throws Exception {
        return TranscriptLines.read(Files.writeString(folder.resolve("transcript"), content));
    }

    private void wrong(String content, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(content))
                .satisfies(refused -> assertThat(refused.getMessage()).contains(parts));
    }

    private static Line line(String text, long from, long to) {
        return new Line(text, Duration.ofMillis(from), Duration.ofMillis(to));
    }
}
