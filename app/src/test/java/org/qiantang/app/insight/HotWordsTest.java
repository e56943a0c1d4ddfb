package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.HotWords.Line;
import org.qiantang.app.insight.HotWords.Word;

class HotWordsTest {
    @Test
    void a_word_counts_people_and_not_lines_and_fewer_than_three_are_not_shown() {
        List<Line> lines = Stream.concat(
                        LongStream.range(0, 50).mapToObj(_ -> new Line(1, "包邮")),
                        Stream.of(
                                new Line(2, "包邮吗"),
                                new Line(3, "我的电话是一三八"),
                                new Line(4, "包邮"),
                                new Line(5, "龙井"),
                                new Line(6, "龙井")))
                .toList();

        assertThat(HotWords.among(lines)).containsExactly(new Word("包邮", 3));
    }

    @Test
    void a_part_of_a_longer_word_is_left_out_unless_many_said_it_alone() {
        List<Line> whole = List.of(new Line(1, "明前龙井"), new Line(2, "明前龙井"), new Line(3, "明前龙井多少钱"));

        assertThat(HotWords.among(whole)).extracting(Word::text).containsExactly("明前龙井");

        List<Line> alone = List.of(
                new Line(1, "明前龙井"),
                new Line(2, "明前龙井"),
                new Line(3, "明前龙井"),
                new Line(4, "龙井"),
                new Line(5, "龙井"),
                new Line(6, "龙井"));

        assertThat(HotWords.among(alone)).extracting(Word::text).containsExactly("龙井", "明前龙井");
    }

    @Test
    void words_of_letters_are_taken_whole_and_filling_signs_make_no_word() {
        List<Line> lines = List.of(new Line(1, "有XL吗"), new Line(2, "xl 有没有"), new Line(3, "要XL的"));

        assertThat(HotWords.among(lines)).containsExactly(new Word("xl", 3));
    }
}
