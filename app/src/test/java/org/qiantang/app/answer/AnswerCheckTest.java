package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCheckTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path goods = Path.of("");

    @BeforeEach
    void goodsFile() throws IOException {
        goods = folder.resolve("goods.json");
        try (var in = AnswerCheckTest.class.getResourceAsStream("/demo/goods.json")) {
            Files.write(goods, Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void every_question_of_a_file_gets_a_line() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), """
                {"id":"1","pinned":"QT-FAN-01","now":"2026-11-23T12:00:00+08:00","history":[],"viewer_text":"多少钱"}
                {"id":"2","pinned":null,"history":[{"viewer_text":"面霜包邮吗"}],"viewer_text":"那个能退吗"}
                """);

        int status = run(goods, questions);

        assertThat(status).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("\"action\":\"answer\"", "\"QT-FAN-01\"", "69元", "\"price\""),
                        second -> assertThat(second).contains("\"QT-CREAM-01\"", "7天内可无理由退货"));
    }

    @Test
    void a_line_that_cannot_be_read_is_told_and_the_others_are_answered() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), """
                {"id":"1"}
                {"id":"2","pinned":"NO-SUCH","viewer_text":"多少钱"}
                {"id":"3","pinned":"QT-FAN-01","viewer_text":"多少钱"}
                """);

        int status = run(goods, questions);

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(":1: viewer_text", ":2: pinned: NO-SUCH");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void a_byte_order_mark_costs_no_question_and_a_wrong_time_is_told_with_how_it_is_written() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), """
                \uFEFF{"id":"1","pinned":"QT-FAN-01","viewer_text":"多少钱"}
                {"id":"2","pinned":"QT-FAN-01","now":"昨天","viewer_text":"多少钱"}
                """);

        int status = run(goods, questions);

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"id\":\"1\"");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(":2: now: 昨天 (应如 expected: 2026-");
    }

    @Test
    void questions_that_say_what_is_expected_are_scored_on_standard_error() throws IOException {
        Path questions = Files.writeString(folder.resolve("questions.jsonl"), """
                {"id":"1","pinned":"QT-FAN-01","viewer_text":"多少钱","kind":"price","expect":{"action":"answer","product":"QT-FAN-01","must":["69元"]}}
                {"id":"2","pinned":"QT-FAN-01","viewer_text":"多少钱","kind":"price","expect":{"action":"answer","product":"QT-FAN-01","must":["9元"]}}
                """);

        int status = run(goods, questions);

        assertThat(status).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).containsPattern("price +1 / +2");
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void an_approved_answer_that_is_not_as_it_should_be_is_told_with_its_place() throws IOException {
        String whole = Files.readString(goods);
        Path wrong = Files.writeString(
                folder.resolve("wrong.json"),
                whole.substring(0, whole.lastIndexOf('}')) + ", \"faq\": [{\"question\": \"能开发票吗\"}]}");

        assertThat(run(wrong, goods)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("faq[0].answer", "应为文字", "a text");
    }

    @Test
    void a_fact_that_is_not_what_its_key_stands_for_is_told_and_read_as_a_text() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), """
                {"products": [{"code": "LAMB", "title": "盐池滩羊 羊排", "legalCategory": "生鲜", "description": "当天分割",
                  "facts": [{"key": "made-on", "value": "下单后当天分割"}, {"key": "origin", "value": "宁夏盐池"}],
                  "delivery": {"from": "宁夏吴忠", "hoursToShip": 24, "freeShipping": true, "excluded": []},
                  "skus": [{"code": "LAMB-1", "name": "1 千克", "price": {"minor": 13900, "currency": "CNY"}, "free": 3}]}]}
                """);
        Path questions = Files.writeString(
                folder.resolve("questions.jsonl"), "{\"id\":\"1\",\"pinned\":\"LAMB\",\"viewer_text\":\"生产日期是哪天\"}");

        assertThat(run(wrong, questions)).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("LAMB", "按文字读 read as text", "应为日期");
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("下单后当天分割");
    }

    @Test
    void a_product_that_is_flawed_elsewhere_is_left_out_and_told() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.json"), """
                {"products": [{"code": "A", "title": "", "legalCategory": "生鲜", "facts": [],
                  "delivery": {"from": "宁夏吴忠", "hoursToShip": 24, "freeShipping": true, "excluded": []},
                  "skus": [{"code": "A-1", "name": "1 千克", "price": {"minor": 13900, "currency": "CNY"}, "free": 3}]}]}
                """);

        assertThat(run(wrong, goods)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("A: 未读 left out: title");
    }

    @Test
    void a_file_without_goods_is_refused() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.json"), "[]");

        assertThat(run(empty, goods)).isEqualTo(2);
        assertThat(run(folder.resolve("absent"), goods)).isEqualTo(2);
    }

    private int run(Path catalog, Path questions) {
        return AnswerCheck.run(
                catalog,
                questions,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
