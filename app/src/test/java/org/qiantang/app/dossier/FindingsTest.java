package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.CLAIM;
import static org.qiantang.app.dossier.DossierHouse.ok;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.gateway.LineJudge;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.Journal;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Findings over real HTTP: who sees them, what is asked for, what is around one, and what officers make of it. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class FindingsTest {
    private static DossierHouse town;
    private static String show;
    private static String line;
    private static String other;
    private static String nextDoor;

    @BeforeAll
    static void open() throws IOException {
        town = new DossierHouse();
        show = town.onAir(town.seller, "晚场");
        ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"大家晚上好，欢迎来到直播间\"}"));
        line = town.says(town.seller, show, CLAIM);
        nextDoor = town.onAir(town.rival, "隔壁专场");
        other = town.says(town.rival, nextDoor, "这是全国最好的茶");
    }

    @AfterAll
    static void close() throws IOException {
        town.close();
    }

    private static List<String> asked(String query) {
        return ok(town.officer.get("/api/officer/findings?" + query))
                .get("items")
                .valueStream()
                .map(row -> row.get("lineId").asString())
                .toList();
    }

    @Test
    void only_officers_see_findings_their_recording_and_judge_them() {
        String one = "/api/officer/findings/" + show + "/" + line;
        for (String path : List.of(
                "/api/officer/findings",
                "/api/officer/findings/held",
                "/api/officer/findings/held/rules",
                one,
                one + "/index.m3u8",
                one + "/1.ts")) {
            assertThat(town.house.guest().get(path).status()).as(path).isEqualTo(401);
            assertThat(town.viewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(town.seller.get(path).status()).as(path).isEqualTo(403);
            assertThat(town.head.get(path).status()).as(path).isEqualTo(403);
        }
        for (String path : List.of("/api/officer/findings/judgements", "/api/officer/findings/held/1/judgement")) {
            assertThat(town.seller.post(path, "{}").status()).as(path).isEqualTo(403);
            assertThat(town.head.post(path, "{}").status()).as(path).isEqualTo(403);
        }
    }

    @Test
    void the_newest_finding_of_all_rooms_comes_first_and_the_list_goes_on_after_it() {
        String fresh = town.says(town.seller, show, "全网第一的好茶，就这一家");

        JsonNode first = ok(town.officer.get("/api/officer/findings?limit=1"));
        List<String> both = asked("limit=2");

        assertThat(both.getFirst()).isEqualTo(fresh);
        assertThat(asked("limit=1&after=" + first.get("next").asString())).containsExactly(both.getLast());
        assertThat(town.officer.get("/api/officer/findings?after=x").status()).isEqualTo(400);
    }

    @Test
    void what_is_asked_for_is_all_that_comes() {
        assertThat(asked("show=" + show)).contains(line).doesNotContain(other);
        assertThat(asked("shop=" + DossierHouse.SHOP)).contains(line).doesNotContain(other);
        assertThat(asked("q=隔壁")).containsExactly(other);
        assertThat(asked("q=治百病")).containsExactly(line);
        assertThat(asked("category=medical_claim")).containsExactly(line);
        assertThat(asked("category=minors")).isEmpty();
        assertThat(asked("severity=S4")).isEmpty();
        assertThat(asked("verdict=violates")).contains(line, other);
        assertThat(asked("corrected=yes")).doesNotContain(line, other);
        assertThat(asked("corrected=no")).contains(line, other);
        assertThat(asked("from=2020-01-01T00:00:00Z&until=2020-01-02T00:00:00Z"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity=S9",
                "verdict=clear",
                "corrected=maybe",
                "state=gone",
                "limit=0",
                "from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z"
            })
    void what_cannot_be_asked_is_refused(String query) {
        assertThat(town.officer.get("/api/officer/findings?" + query).status()).isEqualTo(400);
    }

    @Test
    void what_a_viewer_wrote_and_the_guard_held_back_only_officers_read_and_the_room_never() {
        String words = "司美格鲁肽有货，私下拍";
        LineJudge judge = town.house.bean(LineJudge.class);
        long number = Long.parseLong(show);
        String path = "/api/officer/findings/held?show=" + show;
        int before = events(number);

        LineJudge.Verdict verdict = judge.judge(number, town.viewer.id(), words);
        judge.judge(number, town.viewer.id(), words);
        judge.judge(number, town.viewer.id(), "晚上好");
        DossierHouse.until(
                "it is kept and counted",
                () -> ok(town.officer.get(path)).at("/items/0/times").asInt() == 2);
        JsonNode items = ok(town.officer.get(path)).get("items");
        JsonNode kept = items.get(0);

        assertThat(verdict).isInstanceOf(LineJudge.Verdict.Refused.class);
        assertThat(items).hasSize(1);
        assertThat(kept.get("text").asString()).isEqualTo(words);
        assertThat(kept.get("personId").asString()).isEqualTo(Long.toString(town.viewer.id()));
        assertThat(kept.get("staff").asBoolean()).isFalse();
        assertThat(kept.at("/findings/0/rule").asString()).isEqualTo("AD-09");
        assertThat(kept.get("judgedBy").asString()).isNotEmpty();
        assertThat(kept.get("shopName").asString()).isEqualTo("西湖茶庄");
        assertThat(ok(town.officer.get(path + "&category=minors")).get("items")).isEmpty();
        assertThat(asked("show=" + show + "&q=司美格鲁肽")).isEmpty();
        // What the room hears are events, and there is none.
        assertThat(events(number)).isEqualTo(before);
    }

    @Test
    void an_officer_says_whether_a_line_was_held_back_rightly_and_the_rule_is_counted_with_it() {
        String words = "司美格鲁肽有货，私下拍，手慢无";
        town.house.bean(LineJudge.class).judge(Long.parseLong(nextDoor), town.viewer.id(), words);
        String path = "/api/officer/findings/held?show=" + nextDoor + "&judged=new&rule=AD-09";
        DossierHouse.until(
                "it is kept", () -> ok(town.officer.get(path)).get("items").size() == 1);
        String held = ok(town.officer.get(path)).at("/items/0/lineId").asString();
        String judgement = "/api/officer/findings/held/" + held + "/judgement";

        JsonNode judged = ok(town.officer.post(judgement, "{\"ruling\": \"wrong\", \"reason\": \"在问药店\"}"));
        JsonNode rules =
                ok(town.officer.get("/api/officer/findings/held/rules")).get("rules");

        assertThat(judged.at("/judgement/ruling").asString()).isEqualTo("wrong");
        assertThat(judged.at("/judgement/reason").asString()).isEqualTo("在问药店");
        assertThat(judged.at("/judgement/officerName").asString()).isEqualTo("officer-one");
        assertThat(ok(town.officer.get(path)).get("items")).isEmpty();
        assertThat(rules.valueStream()
                        .filter(one -> one.get("rule").asString().equals("AD-09"))
                        .map(one -> one.get("wrongly").asInt()))
                .containsExactly(1);
        assertThat(town.officer
                        .post(judgement, "{\"ruling\": \"maybe\", \"reason\": \"在问药店\"}")
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("ruling");
        assertThat(town.officer
                        .post(judgement, "{\"ruling\": \"right\", \"reason\": \" \"}")
                        .status())
                .isEqualTo(400);
        assertThat(town.officer
                        .post("/api/officer/findings/held/1/judgement", "{\"ruling\": \"right\", \"reason\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    private static int events(long showId) {
        return (int) town.house.bean(Journal.class).readStream(Streams.FLOOR, Streams.show(showId), 0, 10_000).stream()
                .filter(event -> new String(event.body(), StandardCharsets.UTF_8).contains("\"lines\""))
                .count();
    }

    @Test
    void one_finding_is_shown_with_the_lines_around_it_its_rules_and_their_dates() {
        JsonNode sheet = ok(town.officer.get("/api/officer/findings/" + show + "/" + line));

        assertThat(sheet.get("line").get("text").asString()).isEqualTo(CLAIM);
        assertThat(sheet.get("line").get("shopName").asString()).isEqualTo("西湖茶庄");
        assertThat(sheet.get("around").valueStream().map(one -> one.get("text").asString()))
                .contains("大家晚上好，欢迎来到直播间", CLAIM);
        JsonNode rule = sheet.get("rules").get(0);
        assertThat(rule.get("article").asString()).isNotEmpty();
        assertThat(rule.get("from").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(sheet.get("ruleBase").asString()).isNotEmpty();
        assertThat(sheet.get("lenient").get("firstOffence").asBoolean()).isTrue();
        assertThat(town.officer.get("/api/officer/findings/" + show + "/1").status())
                .isEqualTo(404);
    }

    @Test
    void that_an_officer_has_opened_a_finding_comes_into_custody_and_its_log_once_within_the_hour() {
        // Until it is told, the first officer asks for it again and again.
        String mine = town.says(town.seller, show, "这款茶是全球第一的好茶");
        String path = "/api/officer/findings/" + show + "/" + mine;
        ok(town.officer.get(path));
        ok(town.second.get(path));

        String about = "show/" + show + " line/" + mine;
        DossierHouse.until(
                "both looks are in the log",
                () -> looks(about).size() == 2
                        && looks(about).stream()
                                .noneMatch(look -> look.get("leaf").isNull()));
        assertThat(looks(about).stream().map(look -> look.get("person").asString()))
                .containsExactlyInAnyOrder("officer-one", "officer-two");
    }

    @Test
    void that_an_officer_has_read_a_list_comes_into_the_ledger_of_the_house_once_for_what_was_asked_without_words() {
        ok(town.second.get("/api/officer/findings?q=国家级的&state=withdrawn&show=" + show));
        ok(town.second.get("/api/officer/findings?q=国家&state=withdrawn&show=" + show));
        ok(town.second.get("/api/officer/findings/held?show=" + show));
        ok(town.second.get("/api/officer/findings/held?limit=1&show=" + show));
        String listed = "findings show/" + show + " state/withdrawn words";
        String held = "held show/" + show;
        List<JsonNode> mine = new ArrayList<>();

        DossierHouse.until("both lists are in the ledger", () -> {
            mine.clear();
            looks(listed).stream().filter(FindingsTest::isOfSecond).forEach(mine::add);
            looks(held).stream().filter(FindingsTest::isOfSecond).forEach(mine::add);
            return mine.size() >= 2;
        });

        assertThat(mine).extracting(look -> look.get("about").asString()).containsExactly(listed, held);
        assertThat(mine)
                .allSatisfy(look -> assertThat(look.get("room").asString()).isEqualTo("house"));
        assertThat(mine.getLast().get("reason").asString()).contains("被拦下的弹幕");
    }

    private static boolean isOfSecond(JsonNode look) {
        return look.get("person").asString().equals("officer-two");
    }

    private static List<JsonNode> looks(String about) {
        return ok(town.officer.get("/api/officer/proof/custody?act=read&limit=100"))
                .get("items")
                .valueStream()
                .filter(look -> look.get("about").asString().equals(about))
                .toList();
    }

    @Test
    void what_an_officer_judged_is_on_record_with_the_reason_and_counts_until_it_is_judged_anew() {
        String mine = town.says(town.seller, show, "这款茶是国家级的极品");
        String body = "{\"lines\": [{\"showId\": \"" + show + "\", \"lineId\": \"" + mine
                + "\"}], \"ruling\": \"%s\", \"reason\": \"%s\"}";

        Answer first = town.officer.post("/api/officer/findings/judgements", body.formatted("confirmed", "没有豁免"));
        Answer again = town.officer.post("/api/officer/findings/judgements", body.formatted("confirmed", "没有豁免"));
        Answer other = town.second.post("/api/officer/findings/judgements", body.formatted("withdrawn", "等级有国标"));

        assertThat(ok(first).get("judged").asInt()).isEqualTo(1);
        assertThat(ok(again).get("judged").asInt()).isZero();
        assertThat(ok(other).get("judged").asInt()).isEqualTo(1);
        JsonNode judged = ok(town.officer.get("/api/officer/findings/" + show + "/" + mine))
                .get("judgements");
        assertThat(judged.valueStream().map(one -> one.get("reason").asString()))
                .containsExactly("等级有国标", "没有豁免");
        assertThat(judged.get(0).get("officerName").asString()).isEqualTo("officer-two");
        assertThat(asked("state=withdrawn")).containsExactly(mine);
        assertThat(asked("state=new")).doesNotContain(mine);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"lines\": [], \"ruling\": \"confirmed\", \"reason\": \"x\"}",
                "{\"lines\": [{\"showId\": \"1\", \"lineId\": \"1\"}], \"ruling\": \"maybe\", \"reason\": \"x\"}",
                "{\"lines\": [{\"showId\": \"1\", \"lineId\": \"1\"}], \"ruling\": \"confirmed\", \"reason\": \" \"}"
            })
    void a_judgement_needs_lines_a_ruling_and_a_reason(String body) {
        assertThat(town.officer.post("/api/officer/findings/judgements", body).status())
                .isEqualTo(400);
    }

    @Test
    void where_one_of_the_lines_is_no_finding_none_is_judged() {
        String mine = town.says(town.seller, show, "全网第一的龙井");

        Answer refused = town.officer.post("/api/officer/findings/judgements", """
                {"lines": [{"showId": "%s", "lineId": "%s"}, {"showId": "%s", "lineId": "1"}],
                 "ruling": "confirmed", "reason": "没有豁免"}
                """.formatted(show, mine, show));

        assertThat(refused.status()).isEqualTo(404);
        assertThat(asked("state=new")).contains(mine);
    }

    @Test
    void a_line_taken_back_within_the_minute_shows_as_corrected() {
        String said = town.says(town.seller, show, "我们家的茶叶质量全国第一");
        ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"更正一下，刚才说全国第一说错了，不能这么讲\"}"));

        DossierHouse.until("it is corrected", () -> asked("corrected=yes").contains(said));

        JsonNode lenient = ok(town.officer.get("/api/officer/findings/" + show + "/" + said))
                .get("lenient");
        assertThat(lenient.get("correctedAfterSeconds").asLong()).isBetween(0L, 60L);
    }

    @Test
    void replayed_from_the_journal_the_judgements_are_the_same() throws InterruptedException {
        town.confirm(show, line);
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        String rows =
                "select show_id, line_id, ruling, reason, officer_id, position from finding_judgement order by position";
        var before = jdbc.sql(rows).query().listOfRows();

        town.house.bean(Followers.class).rebuild(FindingTable.NAME);

        DossierHouse.until(
                "it is told again", () -> jdbc.sql(rows).query().listOfRows().equals(before));
        assertThat(before).isNotEmpty();
    }
}
