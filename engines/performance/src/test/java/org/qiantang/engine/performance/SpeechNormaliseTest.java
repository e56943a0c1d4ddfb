package org.qiantang.engine.performance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpeechNormaliseTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void each_line_is_answered_with_its_reading_and_pinyin() throws IOException {
        int status = run("""
                {"id":"a","text":"今天¥88"}

                {"id":7,"text":"VIP到手"}
                """);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                {"id":"a","reading":"今天八十八元","pinyin":"jin1 tian1 ba1 shi2 ba1 yuan2"}
                {"id":7,"reading":"V I P到手","pinyin":"V I P dao4 shou3"}
                """);
        assertThat(status).isZero();
    }

    @Test
    void a_bad_line_is_named_and_the_others_are_answered() throws IOException {
        int status = run("""
                {"id":"a","text":
                {"id":"b"}
                {"id":"c","text":"好"}
                """);

        assertThat(err.toString(UTF_8))
                .contains("lines.jsonl:1: 不是 JSON not JSON", "lines.jsonl:2: text: 缺失 missing (应为文字 expected: a text)");
        assertThat(out.toString(UTF_8)).isEqualTo("{\"id\":\"c\",\"reading\":\"好\",\"pinyin\":\"hao3\"}\n");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void a_byte_order_mark_costs_no_line_and_bytes_in_another_encoding_cost_their_own_alone() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        try (var bytes = Files.newOutputStream(file)) {
            bytes.write("\uFEFF{\"id\":\"a\",\"text\":\"好\"}\r\n".getBytes(UTF_8));
            bytes.write("{\"id\":\"b\",\"text\":\"好\"}\n".getBytes(Charset.forName("GBK")));
            bytes.write("{\"id\":\"c\",\"text\":\"好\"}".getBytes(UTF_8));
        }

        int status = SpeechNormalise.run(file, print(out), print(err));

        assertThat(out.toString(UTF_8).lines())
                .containsExactly(
                        "{\"id\":\"a\",\"reading\":\"好\",\"pinyin\":\"hao3\"}",
                        "{\"id\":\"c\",\"reading\":\"好\",\"pinyin\":\"hao3\"}");
        assertThat(err.toString(UTF_8)).contains("lines.jsonl:2: 不是 UTF-8 编码 not UTF-8");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void words_of_a_dictionary_are_read_and_sounded_as_it_says() throws IOException {
        int status = run("""
                {"id":"a","text":"QT88，行健"}
                """, "QT88\t钱塘八八\t-\n行健\t-\thang2 jian4\n");

        assertThat(out.toString(UTF_8)).isEqualTo("""
                {"id":"a","reading":"钱塘八八，行健","pinyin":"qian2 tang2 ba1 ba1 hang2 jian4"}
                """);
        assertThat(status).isZero();
    }

    @Test
    void a_dictionary_that_cannot_be_used_is_refused_before_any_line() throws IOException {
        int status = run("{\"id\":\"a\",\"text\":\"好\"}", "好\n");

        assertThat(err.toString(UTF_8)).contains("words.tsv 第1行").contains("line 1: 1 columns");
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(status).isEqualTo(2);
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        int status = SpeechNormalise.run(folder.resolve("none"), print(out), print(err));

        assertThat(err.toString(UTF_8)).contains("none: 读不了 cannot be read");
        assertThat(status).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "银行行长, yin2 hang2 hang2 zhang3",
        "银行长期, yin2 hang2 chang2 qi1",
        "还有两件, hai2 you3 liang3 jian4",
        "还款, huan2 kuan3",
        "弹力面料, tan2 li4 mian4 liao4",
        "重磅真丝, zhong4 bang4 zhen1 si1",
        "重庆, chong2 qing4",
        "音乐, yin1 yue4",
        "快乐, kuai4 le4",
        "绿色, lv4 se4",
        "很便宜！, hen3 pian2 yi5",
        "不粘锅, bu4 zhan1 guo1",
        "这只是一只杯子, zhe4 zhi3 shi4 yi1 zhi1 bei1 zi5",
        "第三行的一行人, di4 san1 hang2 de5 yi1 xing2 ren2",
        "三重优惠, san1 chong2 you1 hui4",
        "慢慢地揉, man4 man4 de5 rou2",
        "你得试试, ni3 dei3 shi4 shi5",
        "头发长了, tou2 fa5 chang2 le5",
        "孩子长高了, hai2 zi5 zhang3 gao1 le5",
        "为什么认为, wei4 shen2 me5 ren4 wei2",
        "數一數重量, shu3 yi1 shu3 zhong4 liang4",
        "RTX四零九零, RTX si4 ling2 jiu3 ling2",
        "好💄好, hao3 hao3"
    })
    void a_character_with_several_sounds_has_the_one_of_its_word(String spoken, String pinyin) {
        assertThat(Pinyin.of(spoken)).isEqualTo(pinyin);
    }

    private int run(String lines) throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(file, lines);
        return SpeechNormalise.run(file, print(out), print(err));
    }

    private int run(String lines, String dictionary) throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Path words = folder.resolve("words.tsv");
        Files.writeString(file, lines);
        Files.writeString(words, dictionary);
        return SpeechNormalise.run(file, words, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
