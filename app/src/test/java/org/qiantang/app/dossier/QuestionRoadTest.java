package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.ok;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** From a finding to a question of a course and back: two officers, no names, and what becomes of it when the finding falls. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class QuestionRoadTest {
    private static final String QUESTIONS = "/api/officer/questions";

    private static DossierHouse town;
    private static String show;

    @BeforeAll
    static void open() throws IOException {
        town = new DossierHouse();
        show = town.onAir(town.seller, "晚场");
    }

    @AfterAll
    static void close() throws IOException {
        town.close();
    }

    private static String confirmed(String text) {
        String line = town.says(town.seller, show, text);
        town.confirm(show, line);
        return line;
    }

    private static ObjectNode proposal(String line) {
        return (ObjectNode) ok(town.officer.get(QUESTIONS + "/proposal?show=" + show + "&line=" + line))
                .get("draft");
    }

    private static Answer draft(String line, JsonNode draft) {
        return town.officer.post(
                QUESTIONS, "{\"showId\": \"" + show + "\", \"lineId\": \"" + line + "\", \"draft\": " + draft + "}");
    }

    private static String drafted(String line) {
        return ok(draft(line, proposal(line))).get("id").asString();
    }

    private static Answer approve(Visitor who, String id, int revision) {
        return who.post(QUESTIONS + "/" + id + "/approve", "{\"revision\": " + revision + "}");
    }

    private static String state(String id) {
        return ok(town.officer.get(QUESTIONS + "/" + id)).get("state").asString();
    }

    /** A question that courses ask. */
    private static String published(String line) {
        String id = drafted(line);
        ok(approve(town.second, id, 1));
        return id;
    }

    private static void judge(String line, String ruling) {
        ok(town.third.post("/api/officer/findings/judgements", """
                {"lines": [{"showId": "%s", "lineId": "%s"}], "ruling": "%s", "reason": "复核"}
                """.formatted(show, line, ruling)));
    }

    @Test
    void a_finding_becomes_a_question_without_the_shops_name_once_another_officer_agrees() {
        String line = confirmed("西湖茶庄的茶全网第一，加微信 tea8888 就能治百病");

        ObjectNode draft = proposal(line);
        JsonNode made = ok(draft(line, draft));
        String id = made.get("id").asString();
        Answer own = approve(town.officer, id, 1);
        Answer head = approve(town.head, id, 1);
        Answer stale = approve(town.second, id, 7);
        JsonNode asked = ok(approve(town.second, id, 1));

        assertThat(draft.get("lineZh").asString())
                .doesNotContain("西湖茶庄")
                .doesNotContain("tea8888")
                .contains("某店", "某号码");
        assertThat(draft.get("options")).hasSize(3);
        assertThat(draft.get("right").asString()).isEqualTo("violates");
        assertThat(draft.get("article").asString()).contains("条");
        assertThat(made.get("standing")).isEmpty();
        assertThat(made.get("known").valueStream().map(one -> one.get("name").asString()))
                .contains("西湖茶庄");
        assertThat(made.get("mine").asBoolean()).isTrue();
        assertThat(own.body().get("code").asString()).isEqualTo("own-work");
        assertThat(head.body().get("code").asString()).isEqualTo("officers-first");
        assertThat(stale.body().get("code").asString()).isEqualTo("moved");
        assertThat(asked.get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(asked.get("published").get("who").asString()).isEqualTo("officer-two");
    }

    @ParameterizedTest
    @CsvSource({"lineZh, 西 湖 茶 庄说了", "whyZh, teashop 在骗人", "lawfulEn, call 13800138000", "askZh, 西湖茶庄？"})
    void what_still_tells_whose_words_they_were_is_not_published_wherever_it_stands(String field, String text) {
        String line = confirmed("这款茶全网第一");
        ObjectNode draft = proposal(line).put(field, text);
        JsonNode made = ok(draft(line, draft));

        Answer refused = approve(town.second, made.get("id").asString(), 1);

        assertThat(made.get("standing")).isNotEmpty();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("still-known");
        assertThat(state(made.get("id").asString())).isEqualTo("DRAFT");
    }

    @Test
    void nobody_who_wrote_a_part_of_it_agrees_and_the_newest_writing_counts() {
        String line = confirmed("全国最好的茶叶就在这里");
        String id = drafted(line);
        ObjectNode better = proposal(line).put("whyZh", "没有依据的绝对化用语").put("revision", 1);

        JsonNode revised = ok(town.second.put(QUESTIONS + "/" + id, better.toString()));

        assertThat(revised.get("revision").asInt()).isEqualTo(2);
        assertThat(approve(town.second, id, 2).status()).isEqualTo(403);
        assertThat(approve(town.officer, id, 2).status()).isEqualTo(403);
        assertThat(ok(approve(town.third, id, 2)).get("state").asString()).isEqualTo("PUBLISHED");
        assertThat(town.second
                        .put(QUESTIONS + "/" + id, better.put("revision", 2).toString())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_finding_that_nobody_confirmed_makes_no_question_and_one_withdrawn_takes_its_question_along() {
        String fresh = town.says(town.seller, show, "国家级好茶，全网第一");
        Answer early = draft(fresh, proposal(fresh));
        String line = confirmed("史上最强的茶，全网第一");
        String asked = published(line);
        String waiting = drafted(line);

        judge(line, "withdrawn");

        assertThat(early.body().get("code").asString()).isEqualTo("not-confirmed");
        DossierHouse.until(
                "they fell",
                () -> state(asked).equals("WITHDRAWN") && state(waiting).equals("WITHDRAWN"));
        JsonNode gone = ok(town.officer.get(QUESTIONS + "/" + asked));
        assertThat(gone.get("withdrawn").get("reason").asString()).isEqualTo("FINDING_WITHDRAWN");
        assertThat(approve(town.second, waiting, 1).body().get("code").asString())
                .isEqualTo("not-now");
    }

    @Test
    void a_claim_that_begins_in_the_line_before_makes_no_question_of_the_later_line_alone() {
        JsonNode first = ok(town.seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"这款茶只剩\"}"));
        DossierHouse.until(
                "the first line is told", () -> isTold(first.get("lineId").asString()));
        String later = confirmed("3件了");
        ObjectNode another = proposal(confirmed("这是全网第一的茶"));

        Answer proposed = town.officer.get(QUESTIONS + "/proposal?show=" + show + "&line=" + later);
        Answer drafted = draft(later, another);

        assertThat(proposed.status()).as(proposed.text()).isEqualTo(409);
        assertThat(proposed.body().get("code").asString()).isEqualTo("begins-earlier");
        assertThat(drafted.body().get("code").asString()).isEqualTo("begins-earlier");
    }

    private static boolean isTold(String line) {
        return town.house
                        .bean(JdbcClient.class)
                        .sql("select count(*) from host_line where line_id = :line")
                        .param("line", Long.parseLong(line))
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Test
    void an_upheld_appeal_withdraws_the_question_too() {
        String line = confirmed("全网第一的茶，喝了治百病");
        String id = published(line);
        String dossier = town.dossier(show, line);
        String measure = town.take(dossier, "WARNING");
        ok(town.seller.post(
                "/api/studio/notices/" + dossier + "/measures/" + measure + "/appeal", "{\"words\": \"有注册批件\"}"));

        ok(town.third.post(
                "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/appeal",
                "{\"upheld\": true, \"reason\": \"批件属实\"}"));

        DossierHouse.until("it fell", () -> state(id).equals("WITHDRAWN"));
    }

    @Test
    void a_try_keeps_the_very_words_it_asked_and_its_answers_are_counted() {
        String line = confirmed("这款茶能抗癌，天下第一");
        ObjectNode draft = proposal(line).put("course", "C3");
        String id = ok(draft(line, draft)).get("id").asString();
        ok(approve(town.second, id, 1));
        Visitor learner = town.house.comes("learner", null, Role.VIEWER, Role.HOST);
        JsonNode attempt = ok(learner.post("/api/studio/courses/C3/attempts", "{}"));
        String asked = "F" + id + "-1";
        ok(town.officer.post(QUESTIONS + "/" + id + "/withdraw", "{\"reason\": \"换一道更清楚的\"}"));

        JsonNode result = ok(learner.post(
                "/api/studio/courses/attempts/" + attempt.get("attemptId").asString(), answers(attempt)));

        JsonNode kept = ok(learner.get(
                "/api/studio/courses/attempts/" + attempt.get("attemptId").asString()));
        JsonNode figures =
                ok(town.officer.get(QUESTIONS + "/figures?course=C3")).get("questions");
        assertThat(ids(attempt.get("questions"))).contains(asked).hasSize(12);
        assertThat(ids(kept.get("questions"))).isEqualTo(ids(attempt.get("questions")));
        assertThat(kept.get("right").asInt()).isEqualTo(result.get("right").asInt());
        assertThat(kept.get("withdrawn").get(0).asString()).isEqualTo(asked);
        assertThat(ids(figures)).containsExactlyInAnyOrderElementsOf(ids(attempt.get("questions")));
        int right =
                figures.valueStream().mapToInt(one -> one.get("right").asInt()).sum();
        assertThat(right).isEqualTo(result.get("right").asInt());
        assertThat(town.viewer.get("/api/studio/courses/attempts/1").status()).isEqualTo(403);
        assertThat(ids(ok(learner.post("/api/studio/courses/C3/attempts", "{}")).get("questions")))
                .doesNotContain(asked);
    }

    @Test
    void a_question_is_not_asked_while_somebody_goes_by_a_name_that_stands_in_it() {
        String line = confirmed("这款龙须酥天下第一");
        String id =
                ok(draft(line, proposal(line).put("course", "C4"))).get("id").asString();
        ok(approve(town.second, id, 1));
        Visitor learner = town.house.comes("careful-learner", null, Role.VIEWER, Role.HOST);

        JsonNode before = ok(learner.post("/api/studio/courses/C4/attempts", "{}"));
        String called = renamed("龙须酥");
        JsonNode meanwhile = ok(learner.post("/api/studio/courses/C4/attempts", "{}"));
        JsonNode seen = ok(town.officer.get(QUESTIONS + "/" + id));
        renamed(called);

        assertThat(ids(before.get("questions"))).contains("F" + id + "-1");
        assertThat(ids(meanwhile.get("questions"))).doesNotContain("F" + id + "-1");
        assertThat(seen.get("standing")).isNotEmpty();
    }

    /** The seller's nickname until now. */
    private static String renamed(String nickname) {
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        String before = jdbc.sql("select nickname from person where id = :id")
                .param("id", town.seller.id())
                .query(String.class)
                .single();
        jdbc.sql("update person set nickname = :nickname where id = :id")
                .param("nickname", nickname)
                .param("id", town.seller.id())
                .update();
        return before;
    }

    @Test
    void another_persons_try_is_nobodys_to_look_at_and_one_that_is_not_handed_in_tells_nothing() {
        Visitor learner = town.house.comes("quiet-learner", null, Role.VIEWER, Role.HOST);
        Visitor other = town.house.comes("curious-learner", null, Role.VIEWER, Role.HOST);
        JsonNode attempt = ok(learner.post("/api/studio/courses/C1/attempts", "{}"));
        String path = "/api/studio/courses/attempts/" + attempt.get("attemptId").asString();

        Answer early = learner.get(path);
        ok(learner.post(path, answers(attempt)));

        assertThat(early.status()).isEqualTo(404);
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(learner.get(path).status()).isEqualTo(200);
    }

    @Test
    void officers_alone_write_and_administrators_look_on() {
        String line = confirmed("全网第一，人人都说好");
        String id = drafted(line);

        for (Visitor stranger : List.of(town.viewer, town.seller)) {
            assertThat(stranger.get(QUESTIONS).status()).isEqualTo(403);
            assertThat(stranger.get(QUESTIONS + "/" + id).status()).isEqualTo(403);
            assertThat(stranger.get(QUESTIONS + "/figures").status()).isEqualTo(403);
            assertThat(approve(stranger, id, 1).status()).isEqualTo(403);
        }
        assertThat(town.house.guest().get(QUESTIONS).status()).isEqualTo(401);
        assertThat(town.head.get(QUESTIONS + "?state=DRAFT").status()).isEqualTo(200);
        assertThat(town.head
                        .get(QUESTIONS + "/proposal?show=" + show + "&line=" + line)
                        .status())
                .isEqualTo(403);
        assertThat(town.head
                        .post(QUESTIONS + "/" + id + "/withdraw", "{\"reason\": \"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(town.officer.get(QUESTIONS + "?state=GONE").status()).isEqualTo(400);
        assertThat(town.officer.get(QUESTIONS + "/1").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"course, C9", "lineZh, ''", "article, ''", "right, maybe", "kind, JOKE"})
    void a_question_lacks_nothing_that_is_asked(String field, String text) {
        String line = confirmed("全国最好的龙井");

        Answer refused = draft(line, proposal(line).put(field, text));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("field").asString()).isEqualTo(field);
    }

    @Test
    void the_journal_has_what_was_decided_and_none_of_the_words() {
        String line = confirmed("国家级好茶，错过再无，全网第一");
        String id = published(line);

        List<String> bodies = town.house
                .bean(JdbcClient.class)
                .sql("select convert_from(body, 'UTF8') from event where stream = :stream order by position")
                .param("stream", "question/" + id)
                .query(String.class)
                .list();

        assertThat(bodies).hasSize(2).noneMatch(body -> body.contains("好茶"));
    }

    private static List<String> ids(JsonNode questions) {
        var ids = new ArrayList<String>();
        questions.forEach(one -> ids.add(one.get("id").asString()));
        return ids;
    }

    /** The first option of each question, whatever it is. */
    private static String answers(JsonNode attempt) {
        ObjectNode given = JsonMapper.shared().createObjectNode();
        attempt.get("questions")
                .forEach(one -> given.put(
                        one.get("id").asString(),
                        one.get("options").get(0).get("id").asString()));
        return JsonMapper.shared().createObjectNode().set("answers", given).toString();
    }
}
