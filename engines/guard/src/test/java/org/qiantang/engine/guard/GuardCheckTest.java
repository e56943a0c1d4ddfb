package org.qiantang.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void each_line_is_answered_in_one_line_of_json() throws IOException {
        int status = check("""
                {"id":"a","text":"只剩3件了","channel":"speech","product_category":"服饰","facts":{"stock_in_size":640}}
                {"id":"b","text":"这件是天丝的","channel":"speech","product_category":"服饰","date":"2025-03-01","facts":{"material":"100%棉"}}
                """);

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8).lines()).hasSize(2);
        assertThat(out.toString(UTF_8))
                .contains("""
                        {"id":"a","verdict":"violates","categories":["false_scarcity"],"findings":[{"rule":"SC-01",""")
                .contains("\"span\":[0,4]", "\"facts_used\":[\"现有库存\"]", "反不正当竞争法第八条", "反不正当竞争法第九条");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void a_bad_line_is_named_and_the_good_ones_are_still_judged() throws IOException {
        int status = check("""
                {"id":"a","text":"大家好","channel":"speech"}
                {"id":"b","text":
                {"id":"c","channel":"speech"}
                {"id":"d","text":"大家好","channel":"smoke"}
                {"id":"e","text":"大家好","date":"yesterday"}

                {"id":"f","text":"加我V发底价","channel":"chat","facts":{"sender":"viewer"}}
                """);

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(2);
        assertThat(out.toString(UTF_8))
                .contains("\"id\":\"a\",\"verdict\":\"clear\"", "\"id\":\"f\",\"verdict\":\"violates\"");
        assertThat(err.toString(UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("lines.jsonl:2: 不是 JSON not JSON: "))
                .anyMatch(line -> line.endsWith("lines.jsonl:3: text: 缺失 missing (应为文字 expected: a text)"))
                .anyMatch(line -> line.contains("lines.jsonl:4: channel: \"smoke\" (应为 "))
                .anyMatch(line -> line.endsWith(
                        "lines.jsonl:5: date: \"yesterday\" (应为日期，如 2026-11-23 expected: a day such as 2026-11-23)"));
    }

    @Test
    void a_file_that_is_not_there_is_said_so() {
        int status = GuardCheck.run(Guard.load(), folder.resolve("nothing"), TODAY, stream(out), stream(err));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("nothing: 读不了 cannot be read");
    }

    @Test
    void facts_of_a_line_that_does_not_file_its_goods_are_held_against_what_is_said() throws IOException {
        check("""
                {"id":"a","text":"最后三件了","facts":{"stock":3000}}
                {"id":"b","text":"最后三件了","product_category":"","facts":{"stock":"3000件"}}
                {"id":"c","text":"最后三件了","facts":{"stock":"约3,000 件"}}
                {"id":"d","text":"最后三件了","facts":{"sender":"host"}}
                """);

        List<String> answers = out.toString(UTF_8).lines().toList();
        assertThat(answers.subList(0, 3))
                .allSatisfy(answer -> assertThat(answer)
                        .contains("\"verdict\":\"violates\"", "\"facts_used\":[\"现有库存\"]", "\"unreadable_facts\":[]"));
        assertThat(answers.get(3)).contains("\"verdict\":\"needs_evidence\"", "\"facts_missing\":[\"现有库存\"]");
    }

    @Test
    void words_about_goods_of_some_kind_ask_of_what_kind_these_are() throws IOException {
        check("""
                {"id":"a","text":"喝了能降血糖","facts":{"material":"茶叶"}}
                {"id":"b","text":"喝了能降血糖"}
                """);

        List<String> answers = out.toString(UTF_8).lines().toList();
        assertThat(answers.get(0).replace("\"a\"", "\"b\"")).isEqualTo(answers.get(1));
    }

    @Test
    void facts_that_are_no_number_where_one_is_looked_for_and_unknown_senders_are_named() throws IOException {
        int status = check("""
                {"id":"a","text":"最后三件了","facts":{"stock":"abc","now":"¥45","page_price":"45元","yesterday_deal":"便宜","sold":"三千单","sender":"alien"}}
                {"id":"b","text":"最后三件了","facts":{"stock":null,"online_count":"很多","likes":"1.2万","gift_cost":9.9,"stock_left":{"37":2}}}
                """);

        List<String> answers = out.toString(UTF_8).lines().toList();
        assertThat(status).isZero();
        assertThat(answers.get(0))
                .contains("\"unknown_facts\":[]", "\"unreadable_facts\":[\"stock\",\"yesterday_deal\",\"sender\"]");
        assertThat(answers.get(1)).contains("\"unreadable_facts\":[\"online_count\",\"stock_left\"]");
    }

    @Test
    void a_field_that_is_not_what_it_should_be_is_told_with_its_line() throws IOException {
        int status = check("""
                {"id":"a","text":"大家好","facts":[]}
                {"id":"b","text":"大家好","speaker":"alien"}
                {"id":"c","text":"大家好","channel":7}
                {"id":"d","text":"大家好","violates":"maybe"}
                {"id":"e","text":"大家好","date":20261123}
                {"id":"f","text":"大家好","product_category":["服饰"]}
                ["大家好"]
                {"id":"g","text":"大家好","speaker":"assistant","channel":null,"facts":null,"violates":null,"date":null,"product_category":null}
                """);

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(1);
        assertThat(err.toString(UTF_8).lines().map(line -> line.substring(line.indexOf(".jsonl:") + 7)))
                .containsExactly(
                        "1: facts: [] (应为对象 expected: an object)",
                        "2: speaker: \"alien\" (应为 host、assistant、staff、bot、viewer 之一 expected: host, assistant, staff, bot or viewer)",
                        "3: channel: 7 (应为 speech、chat、title、product、screen 之一 expected: speech, chat, title, product or screen)",
                        "4: violates: \"maybe\" (应为 true 或 false expected: true or false)",
                        "5: date: 20261123 (应为文字 expected: a text)",
                        "6: product_category: [\"服饰\"] (应为文字 expected: a text)",
                        "7: 这一行 the line: [\"大家好\"] (应为对象 expected: an object)");
    }

    @Test
    void the_named_speaker_is_judged_by_what_binds_that_one() throws IOException {
        check("""
                {"id":"a","text":"这口味天下第一","channel":"chat","speaker":"viewer"}
                {"id":"b","text":"这口味天下第一","channel":"chat","speaker":"助播"}
                """);

        assertThat(out.toString(UTF_8).lines().map(line -> line.substring(0, line.indexOf(",\"categories"))))
                .containsExactly("{\"id\":\"a\",\"verdict\":\"clear\"", "{\"id\":\"b\",\"verdict\":\"violates\"");
    }

    @Test
    void a_mark_of_the_byte_order_costs_no_line_and_lines_may_end_as_on_any_system() throws IOException {
        int status = check(
                "\uFEFF{\"id\":\"a\",\"text\":\"大家好\"}\r\n\r\n  \n{\"id\":\"b\",\"text\":\"大家好\"}\r{\"id\":\"c\",\"text\":\"大家好\"}");

        assertThat(status).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8).lines()).hasSize(3);
    }

    @Test
    void a_line_that_is_not_utf_8_is_told_in_plain_words_and_the_others_are_judged() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(
                file, "{\"id\":\"a\",\"text\":\"hello\"}\n{\"id\":\"b\",\"text\":\"大家好\"}\n", Charset.forName("GBK"));

        int status = GuardCheck.run(Guard.load(), file, TODAY, stream(out), stream(err));

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8).lines()).hasSize(1);
        assertThat(err.toString(UTF_8).strip())
                .endsWith("lines.jsonl:2: 不是 UTF-8 编码 not UTF-8 (请先转码，如 convert it first: iconv -f GBK -t UTF-8)");
    }

    @Test
    void a_file_without_any_line_is_said_to_have_none() throws IOException {
        assertThat(check("\uFEFF \r\n\n")).isZero();
        assertThat(check("")).isZero();

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines()).hasSize(2).allMatch(line -> line.contains("一行内容也没有 no line in it"));
    }

    @Test
    void half_of_a_pair_of_surrogates_is_a_sign_like_any_other() throws IOException {
        int status = check(
                "{\"id\":\"a\\ud83d\",\"text\":\"最后\\ud83d三件了\\ude00\",\"facts\":{\"stock\":3000,\"\\udc00\":1}}\n");

        assertThat(status).isZero();
        assertThat(err.toString(UTF_8)).isEmpty();
        assertThat(out.toString(UTF_8)).contains("\"id\":\"a\\uD83D\"", "\"unknown_facts\":[\"\\uDC00\"]");
    }

    private int check(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), lines);
        return GuardCheck.run(Guard.load(), file, TODAY, stream(out), stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
