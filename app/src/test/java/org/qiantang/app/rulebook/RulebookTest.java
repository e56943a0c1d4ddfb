package org.qiantang.app.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.guard.Verdict;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulebookTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CHANGES = "/api/officer/rule-changes";

    private static WholeHouse house;
    private static Visitor writer;
    private static Visitor second;
    private static Visitor admin;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        writer = house.comes("writer", null, Role.OFFICER);
        second = house.comes("second", null, Role.OFFICER);
        admin = house.comes("overseer", null, Role.ADMIN);
        show(7_001, "晚场");
        said(7_001, 9_001, 65, "这口味封神之作，大家放心", "");
        said(7_001, 9_002, 70, "全网第一的拖把，天花板级别", "AD-01");
        said(7_001, 9_003, 80, "今天讲讲怎么洗", "");
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static void show(long showId, String title) {
        house.bean(JdbcClient.class)
                .sql("""
                        insert into show_row
                               (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at, opened_at)
                        values (:show, 1, 1, 1, :title, 'closed', 'HUMAN', :at, :at)
                        """)
                .param("show", showId)
                .param("title", title)
                .param("at", Instant.parse("2026-11-20T12:00:00Z").atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void said(long showId, long lineId, int second, String text, String rule) {
        house.bean(JdbcClient.class)
                .sql("""
                        insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                        values (:show, :line, :at, 'HUMAN', :text, :verdict, :findings::jsonb)
                        """)
                .param("show", showId)
                .param("line", lineId)
                .param(
                        "at",
                        Instant.parse("2026-11-20T12:00:00Z")
                                .plusSeconds(second)
                                .atOffset(ZoneOffset.UTC))
                .param("text", text)
                .param("verdict", rule.isEmpty() ? "clear" : "violates")
                .param("findings", rule.isEmpty() ? "[]" : "[{\"rule\": \"" + rule + "\"}]")
                .update();
    }

    private static String word(String term) {
        return """
                additions:
                  - to: AD-01
                    candidates:
                      - terms: [%s]
                    tests:
                      violates: [就是%s]
                """.formatted(term, term);
    }

    private static String body(String title, String page) {
        return JSON.writeValueAsString(Map.of("title", title, "reason", "投诉增多", "page", page));
    }

    private static JsonNode drafted(String page) {
        Answer answer = writer.post(CHANGES, body("新说法", page));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    private static JsonNode tried(String changeId) throws InterruptedException {
        Answer begun = writer.post(CHANGES + "/" + changeId + "/tries", "{\"lines\": 500}");
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        String path = "/api/officer/rule-tries/" + begun.body().get("id").asString();
        for (int i = 0; i < 600; i++) {
            JsonNode now = writer.get(path).body();
            if (!now.get("state").asString().equals("running")) {
                return now;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it does not end: " + path);
    }

    private static Answer approved(Visitor who, JsonNode change) {
        return who.post(
                CHANGES + "/" + change.get("id").asString() + "/approve",
                "{\"revision\": " + change.get("revision").asInt() + "}");
    }

    private static String live(String page) throws InterruptedException {
        JsonNode change = drafted(page);
        tried(change.get("id").asString());
        Answer answer = approved(second, change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return change.get("id").asString();
    }

    private static Verdict judged(String text) {
        var line = new Line(text, Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 27), Goods.of("家居日用"));
        return house.bean(GuardInForce.class).judge(line).verdict();
    }

    @Test
    void a_draft_goes_live_only_when_tried_out_and_approved_by_another_person_and_judges_at_once() throws Exception {
        JsonNode change = drafted(word("绝绝子甲"));
        String id = change.get("id").asString();

        Answer untried = approved(second, change);
        Verdict before = judged("就是绝绝子甲");
        tried(id);
        Answer own = approved(writer, change);
        Answer other = approved(second, change);
        Answer again = approved(second, change);

        assertThat(untried.body().get("code").asString()).isEqualTo("not-tried");
        assertThat(before).isEqualTo(Verdict.CLEAR);
        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().get("code").asString()).isEqualTo("own-work");
        assertThat(other.status()).as(other.text()).isEqualTo(200);
        assertThat(other.body().get("published").get("who").asString()).isEqualTo("second");
        assertThat(again.body().get("code").asString()).isEqualTo("not-now");
        assertThat(judged("就是绝绝子甲")).isEqualTo(Verdict.VIOLATES);
        int edition = other.body().get("published").get("edition").asInt();
        assertThat(house.bean(GuardInForce.class).now().version()).endsWith("-e" + edition);
    }

    @Test
    void a_new_writing_must_be_tried_out_anew_and_who_wrote_any_of_them_cannot_approve() throws Exception {
        JsonNode first = drafted(word("绝绝子乙"));
        String id = first.get("id").asString();
        tried(id);
        Answer rewritten =
                second.put(CHANGES + "/" + id, body("新说法", word("绝绝子丙")).replaceFirst("\\{", "{\"revision\": 1, "));

        Answer late = approved(house.comes("third", null, Role.OFFICER), first);
        Answer bySecond = approved(second, rewritten.body());
        Answer byThird = approved(house.comes("fourth", null, Role.OFFICER), rewritten.body());

        assertThat(rewritten.body().get("revisions").size()).isEqualTo(2);
        assertThat(late.body().get("code").asString()).isEqualTo("moved");
        assertThat(bySecond.body().get("code").asString()).isEqualTo("own-work");
        assertThat(byThird.body().get("code").asString()).isEqualTo("not-tried");
    }

    @Test
    void a_draft_whose_tests_fail_does_not_go_live() throws Exception {
        JsonNode change = drafted("""
                additions:
                  - to: AD-01
                    without: [国家级]
                """);
        tried(change.get("id").asString());

        Answer answer = approved(second, change);
        JsonNode checked = writer.post(
                        CHANGES + "/check", body("x", change.get("page").asString()))
                .body();

        assertThat(answer.body().get("code").asString()).isEqualTo("tests-fail");
        assertThat(checked.get("failed").get(0).get("rule").asString()).isEqualTo("AD-01");
        assertThat(checked.get("testsRun").asInt()).isGreaterThan(200);
    }

    @Test
    void a_try_out_tells_what_is_found_anew_and_what_no_longer_with_place_and_word_and_keeps_marks() throws Exception {
        JsonNode change = drafted("""
                additions:
                  - to: AD-01
                    without: [天花板]
                    candidates:
                      - terms: [封神之作]
                """);
        String id = change.get("id").asString();

        JsonNode first = tried(id);
        String lines = "/api/officer/rule-tries/" + first.get("id").asString() + "/lines";
        JsonNode found = writer.get(lines + "?kind=found").body().get("items");
        JsonNode gone = writer.get(lines + "?kind=gone").body().get("items");
        JsonNode marked = writer.post(
                        lines + "/" + found.get(0).get("number").asInt() + "/mark", "{\"mark\": \"wrong\"}")
                .body();
        JsonNode later = tried(id);
        JsonNode seenLater = writer.get(
                        "/api/officer/rule-tries/" + later.get("id").asString() + "/lines?kind=found")
                .body()
                .get("items");

        assertThat(first.get("state").asString()).isEqualTo("done");
        assertThat(first.get("done").asInt()).isEqualTo(3);
        assertThat(first.get("found").asInt()).isEqualTo(1);
        assertThat(first.get("gone").asInt()).isEqualTo(1);
        assertThat(found.get(0).get("showTitle").asString()).isEqualTo("晚场");
        assertThat(found.get(0).get("second").asInt()).isEqualTo(65);
        assertThat(found.get(0)
                        .get("line")
                        .asString()
                        .substring(
                                found.get(0).get("from").asInt(),
                                found.get(0).get("to").asInt()))
                .isEqualTo("封神之作");
        assertThat(gone.get(0).get("thenFound").asString()).isEqualTo("AD-01");
        assertThat(marked.get("wrong").asInt()).isEqualTo(1);
        assertThat(seenLater.get(0).get("mark").isNull()).isTrue();
        assertThat(seenLater.get(0).get("earlierMark").asString()).isEqualTo("wrong");
    }

    @Test
    void what_is_live_survives_a_restart_what_is_withdrawn_does_not_and_another_program_sees_both() throws Exception {
        String kept = live(word("绝绝子丁"));
        String taken = live(word("绝绝子戊"));

        Answer unsaid = writer.post(CHANGES + "/" + taken + "/withdraw", "{\"reason\": \"\"}");
        Answer withdrawn = writer.post(CHANGES + "/" + taken + "/withdraw", "{\"reason\": \"误报太多\"}");
        Verdict atOnce = judged("就是绝绝子戊");
        house.restart();
        var elsewhere = new RuleBooks(new GuardInForce(Guard.load()), house.bean(RuleChangeTable.class));
        elsewhere.round();

        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(withdrawn.body().get("state").asString()).isEqualTo("withdrawn");
        assertThat(atOnce).isEqualTo(Verdict.CLEAR);
        assertThat(judged("就是绝绝子丁")).isEqualTo(Verdict.VIOLATES);
        assertThat(judged("就是绝绝子戊")).isEqualTo(Verdict.CLEAR);
        assertThat(elsewhere.guard().version())
                .isEqualTo(house.bean(GuardInForce.class).now().version());
        assertThat(writer.get(CHANGES + "/" + kept).body().get("state").asString())
                .isEqualTo("live");
    }

    @Test
    void an_administrator_approves_only_while_there_is_no_second_officer() throws Exception {
        JsonNode change = drafted(word("绝绝子己"));
        tried(change.get("id").asString());

        Answer whileTwo = approved(admin, change);
        alone(true);
        JsonNode book = admin.get("/api/officer/rule-book").body();
        Answer whileOne = approved(admin, change);
        alone(false);

        assertThat(whileTwo.body().get("code").asString()).isEqualTo("officers-first");
        assertThat(book.get("officers").asInt()).isEqualTo(1);
        assertThat(whileOne.status()).as(whileOne.text()).isEqualTo(200);
        assertThat(whileOne.body().get("published").get("alone").asBoolean()).isTrue();
    }

    private static void alone(boolean alone) {
        house.bean(JdbcClient.class)
                .sql("update person set deactivated_at = case when :alone then now() end"
                        + " where 'OFFICER' = any (roles) and name <> 'writer'")
                .param("alone", alone)
                .update();
    }

    @Test
    void a_live_change_that_does_not_fit_the_shipped_book_any_more_is_left_out_and_told() throws Exception {
        String base = live("""
                rules:
                  - id: XX-01
                    category: vulgar
                    severity: S1
                    action: A1
                    law:
                      - {source: 测试法, article: 第一条, effective_from: 2020-01-01}
                    candidates:
                      - terms: [哇咔咔]
                    message: 测试
                    message_en: test
                    tests: {violates: [哇咔咔], clear: [哇]}
                """);
        String leaning = live("""
                additions:
                  - to: XX-01
                    candidates:
                      - terms: [咔咔哇]
                """);
        Verdict before = judged("咔咔哇");

        writer.post(CHANGES + "/" + base + "/withdraw", "{\"reason\": \"试\"}");
        JsonNode unfit = writer.get("/api/officer/rule-book").body().get("unfit");
        Verdict after = judged("全网第一");
        writer.post(CHANGES + "/" + leaning + "/withdraw", "{\"reason\": \"试\"}");

        assertThat(before).isEqualTo(Verdict.VIOLATES);
        assertThat(unfit.size()).isEqualTo(1);
        assertThat(unfit.get(0).get("changeId").asString()).isEqualTo(leaning);
        assertThat(after).isEqualTo(Verdict.VIOLATES);
        assertThat(writer.get("/api/officer/rule-book").body().get("unfit").size())
                .isZero();
    }

    @Test
    void faults_are_told_with_their_lines_and_nothing_is_kept() {
        Answer answer = writer.post(CHANGES, body("错的", "additions:\n  - to: NO-1\n    message: x\n"));

        JsonNode fault = answer.body().get("faults").get(0);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(fault.get("line").asInt()).isEqualTo(2);
        assertThat(fault.get("field").asString()).isEqualTo("additions[0].to");
        assertThat(fault.get("expected").asString()).contains("AD-01");
        assertThat(writer.get(CHANGES + "?rule=NO-1").body().get("items").size())
                .isZero();
    }

    @Test
    void rules_are_found_by_id_law_word_and_category_and_read_in_parts() {
        assertThat(ids("q=AD-01")).contains("AD-01");
        assertThat(ids("q=" + encoded("商标法"))).containsExactly("IP-01");
        assertThat(ids("q=" + encoded("尾单"))).contains("IP-01");
        assertThat(ids("category=price_fraud")).contains("PR-01").doesNotContain("AD-01");
        assertThat(ids("limit=2")).hasSize(2);
        JsonNode rule = writer.get("/api/officer/rules/AD-01").body();
        assertThat(rule.get("law").asString()).isEqualTo("广告法第九条第三项");
        assertThat(rule.get("parts").get(0).get("sheet").get("tests").size()).isGreaterThan(10);
        assertThat(writer.get("/api/officer/rules/NO-1").status()).isEqualTo(404);
    }

    private static List<String> ids(String query) {
        return writer.get("/api/officer/rules?" + query)
                .body()
                .get("items")
                .valueStream()
                .map(row -> row.get("id").asString())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void the_exported_book_brings_nothing_new_and_words_by_csv_become_a_draft_or_faults_by_line() {
        var files = house.bean(RuleFiles.class);

        RuleFiles.Brought whole = files.read("book.zip", files.zip());
        RuleFiles.Brought one =
                files.read("rule.yaml", files.yaml("SC-01").orElseThrow().getBytes(StandardCharsets.UTF_8));
        RuleFiles.Brought words =
                files.read("words.csv", "词语,规则,备注,违规例句\nＹＹＤＳ啊,AD-01,新词,这款YYDS啊\n".getBytes(StandardCharsets.UTF_8));
        RuleFiles.Brought bad =
                files.read("bad.csv", "term,rule,note\n好词,NO-9,\n,AD-01,\n".getBytes(StandardCharsets.UTF_8));
        RuleFiles.Brought noZip = files.read("book.zip", new byte[] {1, 2, 3});

        assertThat(whole.faults()).isEmpty();
        assertThat(whole.items()).isZero();
        assertThat(whole.same()).isGreaterThan(25);
        assertThat(one.items()).isZero();
        assertThat(words.items()).isEqualTo(1);
        assertThat(words.page()).contains("yyds啊", "这款YYDS啊");
        assertThat(bad.faults()).extracting(fault -> fault.line()).containsExactly(2, 3);
        assertThat(noZip.faults()).hasSize(1);
    }

    @Test
    void a_form_becomes_a_page_and_says_which_field_is_unfit() {
        Answer page = writer.post(CHANGES + "/compose", """
                {"to": "AD-01", "terms": ["ＹＹＤＳ"], "violates": ["这款yyds"], "clear": ["这款好"]}""");
        Answer unfit = writer.post(CHANGES + "/compose", """
                {"to": "AD-01", "exemptions": [{"id": "x", "pattern": "(["}]}""");

        assertThat(page.body().get("page").asString()).contains("yyds");
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.body().get("faults").get(0).get("field").asString()).endsWith("exemptions[0].pattern");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MERCHANT", "HOST", "AGENCY"})
    void nobody_but_officers_and_administrators_sees_the_rules(String role) {
        Visitor other = house.comes("nosy-" + role.toLowerCase(Locale.ROOT), null, Role.valueOf(role));

        for (String path : List.of(
                "/api/officer/rules",
                "/api/officer/rules/AD-01",
                "/api/officer/rules/AD-01/yaml",
                "/api/officer/rule-book",
                "/api/officer/rule-book/editions",
                "/api/officer/rule-book/zip",
                "/api/officer/rule-book/words",
                CHANGES,
                CHANGES + "/1",
                CHANGES + "/1/tries",
                "/api/officer/rule-tries/1",
                "/api/officer/rule-tries/1/lines")) {
            assertThat(other.get(path).status()).as(path).isEqualTo(403);
            assertThat(house.guest().get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(other.post(CHANGES, body("x", word("某词"))).status()).isEqualTo(403);
        assertThat(other.post(CHANGES + "/1/approve", "{\"revision\": 1}").status())
                .isEqualTo(403);
    }

    @Test
    void an_administrator_looks_on_but_does_not_write() {
        assertThat(admin.get("/api/officer/rules").status()).isEqualTo(200);
        assertThat(admin.get("/api/officer/rule-book/zip").status()).isEqualTo(200);
        assertThat(admin.post(CHANGES, body("x", word("某词"))).status()).isEqualTo(403);
        assertThat(admin.post(CHANGES + "/1/withdraw", "{\"reason\": \"x\"}").status())
                .isEqualTo(403);
        assertThat(admin.post(CHANGES + "/1/tries", "{}").status()).isEqualTo(403);
    }
}
