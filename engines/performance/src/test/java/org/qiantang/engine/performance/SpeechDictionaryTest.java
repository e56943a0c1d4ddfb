package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeechDictionaryTest {
    @TempDir
    private Path folder;

    @Test
    void a_word_is_said_as_the_dictionary_says_and_everything_else_as_ever() throws Exception {
        SpeechDictionary own = dictionary("# 词\t读法\t拼音\n\nQT88\t钱塘八八\t-\n");

        assertThat(SpeechNormaliser.read("QT88只要¥88", own).spoken()).isEqualTo("钱塘八八只要八十八元");
    }

    @Test
    void syllables_of_a_word_are_the_dictionary_s_and_those_of_its_reading_where_it_has_one() throws Exception {
        SpeechDictionary own = dictionary("行健\t\thang2 jian4\nQT\t行长行\thang2 chang2 hang2\n");

        assertThat(Pinyin.of("行健好", own)).isEqualTo("hang2 jian4 hao3");
        assertThat(Pinyin.of(SpeechNormaliser.read("QT好", own).spoken(), own)).isEqualTo("hang2 chang2 hang2 hao3");
    }

    @Test
    void the_longest_word_wins_wherever_it_stands_in_the_file() throws Exception {
        SpeechDictionary own = dictionary("小蓝\t小蓝蓝\n小蓝瓶\t蓝瓶子\n");

        assertThat(SpeechNormaliser.read("小蓝瓶和小蓝", own).spoken()).isEqualTo("蓝瓶子和小蓝蓝");
    }

    @ParameterizedTest
    @CsvSource({"A1好,      甲好", "买A1和A1,  买甲和甲", "A12好,     A十二好", "BA1好,     B A一好", "A1.5好,    A一点五好", "Ａ１好,    甲好"})
    void a_word_in_letters_and_digits_is_found_only_where_it_stands_alone(String written, String spoken)
            throws Exception {
        SpeechDictionary own = dictionary("A1\t甲\n");

        assertThat(SpeechNormaliser.read(written, own).spoken()).isEqualTo(spoken);
    }

    @Test
    void a_subtitle_keeps_the_written_word() throws Exception {
        Reading reading = SpeechNormaliser.read("看QT88吧", dictionary("QT88\t钱塘八八\n"));

        assertThat(reading.writtenAt(1)).isEqualTo(1);
        assertThat(reading.writtenAt(4)).isEqualTo(1);
        assertThat(reading.writtenAt(5)).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "好                | 有1栏                | 1 columns",
                "好\\t-\\t-        | 既没有读法也没有拼音 | neither reading nor pinyin",
                "好\\t很8\\t-      | 里有数字             | has digits",
                "好\\t-\\thao9     | 拼音“hao9”           | pinyin \"hao9\"",
                "好\\t-\\thoa3     | 拼音“hoa3”           | pinyin \"hoa3\"",
                "好\\t-\\thao3 a5  | 有1个汉字，拼音有2个 | 1 Chinese characters and 2 syllables",
                "A1\\t-\\ta1       | 不全是汉字           | not all Chinese characters",
                "\\t好\\t-         | 词有0个字            | word of 0"
            })
    void a_bad_line_is_named_with_what_was_expected_in_both_languages(String line, String chinese, String english) {
        assertThatThrownBy(() -> dictionary("好看\t-\thao3 kan4\n" + line.replace("\\t", "\t") + "\n"))
                .isInstanceOf(SpeechDictionary.Unusable.class)
                .hasMessageContaining("words.tsv 第2行：")
                .hasMessageContaining(chinese)
                .hasMessageContaining("应")
                .hasMessageContaining("line 2: ")
                .hasMessageContaining(english)
                .hasMessageContaining("(expected: ");
    }

    @Test
    void a_word_written_twice_is_named_with_both_lines() {
        assertThatThrownBy(() -> dictionary("好\t佳\n坏\t差\n好\t棒\n"))
                .hasMessageContaining("第3行")
                .hasMessageContaining("第1行")
                .hasMessageContaining("is in line 1 already");
    }

    @Test
    void a_file_that_is_absent_or_no_text_is_named_in_both_languages() throws IOException {
        Path none = folder.resolve("none.tsv");
        Path other = folder.resolve("other.tsv");
        Files.write(other, "naïve\té\n".getBytes(ISO_8859_1));

        assertThatThrownBy(() -> SpeechDictionary.read(none)).hasMessageContaining("读不到 · cannot be read");
        assertThatThrownBy(() -> SpeechDictionary.read(other)).hasMessageContaining("不是UTF-8文本 · not UTF-8 text");
    }

    private SpeechDictionary dictionary(String lines) throws Exception {
        Path file = folder.resolve("words.tsv");
        Files.writeString(file, lines);
        return SpeechDictionary.read(file);
    }
}
