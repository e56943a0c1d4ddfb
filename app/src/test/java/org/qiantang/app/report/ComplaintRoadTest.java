package org.qiantang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class ComplaintRoadTest {
    private static final String WORDS = "主播说这茶治好了他的糖尿病";

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor officer;
    private static Visitor second;
    private static String show = "";

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        house.bean(ShopDesk.class).openShop(940L, "西湖茶庄");
        house.bean(ShopDesk.class).openShop(941L, "隔壁茶庄");
        seller = house.comes("complained", 940L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        rival = house.comes("next-door", 941L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        officer = house.comes("officer-a", null, Role.OFFICER);
        second = house.comes("officer-b", null, Role.OFFICER);
        show = ok(seller.post("/api/studio/shows", "{\"title\": \"茶叶晚场\"}"))
                .get("id")
                .asString();
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until(() -> house.guest().get("/api/shows/" + show).text().contains("\"open\""));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static void until(BooleanSupplier look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!look.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private static JsonNode file(Visitor viewer) {
        return ok(viewer.post("/api/reports", """
                {"kind": "show", "showId": "%s", "reason": "false-claim", "words": "%s", "secondsAgo": 0}
                """.formatted(show, WORDS)));
    }

    private static Answer close(Visitor by, String id, String outcome) {
        return by.post("/api/reports/" + id + "/close", """
                {"outcome": "%s", "answer": "已责令更正", "basis": "录像可见"}
                """.formatted(outcome));
    }

    @Test
    void a_complaint_goes_from_the_room_over_the_shop_to_a_decision_and_once_more_by_another_officer() {
        Visitor viewer = house.comes("tea-lover", null, Role.VIEWER);

        JsonNode filed = file(viewer);
        String id = filed.get("id").asString();
        ok(officer.post("/api/reports/" + id + "/accept", ""));
        Answer acceptedTwice = second.post("/api/reports/" + id + "/accept", "");
        ok(officer.post("/api/reports/" + id + "/ask", "{\"words\": \"请说明疗效的依据\"}"));
        Answer askedTwice = officer.post("/api/reports/" + id + "/ask", "{\"words\": \"再问一次\"}");
        JsonNode asked =
                ok(seller.get("/api/studio/complaints?state=open")).get("items").get(0);
        Answer ofRival = rival.post("/api/studio/complaints/" + id + "/answer", "{\"words\": \"与我无关\"}");
        JsonNode answered = ok(seller.post("/api/studio/complaints/" + id + "/answer", "{\"words\": \"口误，已更正\"}"));
        Answer answeredTwice = seller.post("/api/studio/complaints/" + id + "/answer", "{\"words\": \"再说一次\"}");
        Answer tooEarly = viewer.post("/api/me/reports/" + id + "/contest", "{\"words\": \"不满意\"}");
        JsonNode decided = ok(close(officer, id, "unfounded"));
        JsonNode contested = ok(viewer.post("/api/me/reports/" + id + "/contest", "{\"words\": \"录像里说得很清楚\"}"));
        Answer same = close(officer, id, "upheld");
        JsonNode last = ok(close(second, id, "upheld"));
        Answer again = viewer.post("/api/me/reports/" + id + "/contest", "{\"words\": \"还是不满意\"}");
        JsonNode sheet = ok(viewer.get("/api/me/reports/" + id));

        assertThat(filed.get("number").asString()).matches("TS[0-9]{8}-[0-9]{6,}");
        assertThat(filed.get("stage").asString()).isEqualTo("new");
        assertThat(filed.get("showMs").asLong()).isBetween(0L, 60_000L);
        assertThat(acceptedTwice.status()).isEqualTo(409);
        assertThat(askedTwice.status()).isEqualTo(409);
        assertThat(asked.get("question").asString()).isEqualTo("请说明疗效的依据");
        assertThat(asked.toString()).doesNotContain(WORDS).doesNotContain("tea-lover");
        assertThat(ofRival.status()).isEqualTo(404);
        assertThat(answered.get("answer").asString()).isEqualTo("口误，已更正");
        assertThat(answeredTwice.status()).isEqualTo(409);
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(decided.get("outcome").asString()).isEqualTo("unfounded");
        assertThat(contested.get("report").get("state").asString()).isEqualTo("open");
        assertThat(same.status()).isEqualTo(403);
        assertThat(last.get("outcome").asString()).isEqualTo("upheld");
        assertThat(again.status()).isEqualTo(409);
        assertThat(sheet.get("steps")
                        .valueStream()
                        .map(step -> step.get("kind").asString())
                        .toList())
                .containsExactly("filed", "accepted", "asked", "answered", "decided", "contested", "decided");
        assertThat(sheet.toString())
                .contains("口误，已更正")
                .doesNotContain("请说明疗效的依据")
                .doesNotContain("录像可见");
    }

    @Test
    void the_journal_tells_each_step_and_no_word_of_anybody() {
        Visitor viewer = house.comes("quiet-one", null, Role.VIEWER);
        String id = file(viewer).get("id").asString();
        ok(officer.post("/api/reports/" + id + "/ask", "{\"words\": \"请说明疗效的依据\"}"));
        ok(close(officer, id, "upheld"));

        List<Recorded> told =
                house.bean(Journal.class).readStream(Streams.OFFICE, Streams.complaint(Long.parseLong(id)), 0, 100);

        assertThat(told)
                .extracting(Recorded::type)
                .containsExactly("ComplaintFiled", "ComplaintAccepted", "ShopAsked", "ComplaintDecided");
        assertThat(told.stream()
                        .map(one -> new String(one.body(), StandardCharsets.UTF_8))
                        .toList())
                .noneMatch(body -> Stream.of(WORDS, "请说明疗效的依据", "已责令更正", "录像可见").anyMatch(body::contains));
        assertThat(ok(officer.get("/api/reports/" + id)).get("steps").toString())
                .contains("录像可见");
    }

    @Test
    void a_complaint_is_joined_to_a_finding_of_its_show_and_to_nothing_else() {
        Visitor viewer = house.comes("watchful", null, Role.VIEWER);
        String line = ok(seller.post("/api/studio/shows/" + show + "/lines", "{\"text\": \"这款茶全网第一，喝了治百病\"}"))
                .get("lineId")
                .asString();
        until(() -> officer.get("/api/officer/findings/" + show + "/" + line).status() == 200);
        String id = file(viewer).get("id").asString();

        JsonNode tied = ok(officer.post("/api/reports/" + id + "/tie", "{\"lineId\": \"" + line + "\"}"));
        JsonNode twice = ok(officer.post("/api/reports/" + id + "/tie", "{\"lineId\": \"" + line + "\"}"));
        Answer nowhere = officer.post("/api/reports/" + id + "/tie", "{\"dossierId\": \"7\"}");
        Answer neither = officer.post("/api/reports/" + id + "/tie", "{}");

        assertThat(tied.get("around").toString()).contains("治百病");
        assertThat(tied.get("steps")
                        .valueStream()
                        .filter(step -> step.get("kind").asString().equals("tied")))
                .hasSize(1);
        assertThat(twice.get("steps").size()).isEqualTo(tied.get("steps").size());
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(neither.status()).isEqualTo(400);
    }

    @Test
    void a_shop_that_let_its_term_pass_is_asked_again_and_owes_nothing_once_the_decision_is_contested() {
        Visitor viewer = house.comes("patient", null, Role.VIEWER);
        String id = file(viewer).get("id").asString();
        String answer = "/api/studio/complaints/" + id + "/answer";

        ok(officer.post("/api/reports/" + id + "/ask", "{\"words\": \"第一问\"}"));
        house.bean(JdbcClient.class)
                .sql("update report set reply_by = now() - interval '1 hour' where id = :id")
                .param("id", Long.parseLong(id))
                .update();
        JsonNode again = ok(officer.post("/api/reports/" + id + "/ask", "{\"words\": \"第二问\"}"));
        ok(close(officer, id, "unfounded"));
        JsonNode contested = ok(viewer.post("/api/me/reports/" + id + "/contest", "{\"words\": \"不满意\"}"));
        Answer stale = seller.post(answer, "{\"words\": \"对第二问的答复\"}");
        JsonNode fresh = ok(officer.get("/api/reports/" + id)).get("report");
        String listed = seller.get("/api/studio/complaints").text();
        String open = seller.get("/api/studio/complaints?state=open").text();
        ok(second.post("/api/reports/" + id + "/ask", "{\"words\": \"第三问\"}"));
        JsonNode answered = ok(seller.post(answer, "{\"words\": \"对第三问的答复\"}"));

        assertThat(again.get("report").get("stage").asString()).isEqualTo("asked");
        assertThat(contested.get("report").get("contested").asBoolean()).isTrue();
        assertThat(contested.get("report").get("stage").asString()).isEqualTo("accepted");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(fresh.get("stage").asString()).isEqualTo("accepted");
        assertThat(fresh.get("replyBy").isNull()).isTrue();
        assertThat(listed).contains(id);
        assertThat(open).doesNotContain(id);
        assertThat(answered.get("question").asString()).isEqualTo("第三问");
        assertThat(answered.get("answer").asString()).isEqualTo("对第三问的答复");
    }

    @Test
    void an_administrator_is_another_who_decides_and_who_is_alone_decides_again() {
        Visitor viewer = house.comes("twice-told", null, Role.VIEWER);
        Visitor head = house.comes("head", null, Role.ADMIN);
        String id = file(viewer).get("id").asString();
        ok(close(officer, id, "unfounded"));
        ok(viewer.post("/api/me/reports/" + id + "/contest", "{\"words\": \"不满意\"}"));

        deactivateBut(officer.id(), head.id());
        Answer withHead = close(officer, id, "upheld");
        deactivateBut(officer.id());
        Answer alone = close(officer, id, "upheld");
        house.bean(JdbcClient.class)
                .sql("update person set deactivated_at = null")
                .update();

        assertThat(withHead.status()).isEqualTo(403);
        assertThat(ok(alone).get("outcome").asString()).isEqualTo("upheld");
    }

    @Test
    void nobody_decides_what_he_reported_himself_neither_first_nor_once_more() {
        Visitor reporter = house.comes("officer-reports", null, Role.VIEWER, Role.OFFICER);
        String id = file(reporter).get("id").asString();

        Answer first = close(reporter, id, "upheld");
        ok(close(officer, id, "unfounded"));
        ok(reporter.post("/api/me/reports/" + id + "/contest", "{\"words\": \"不满意\"}"));
        Answer again = close(reporter, id, "upheld");
        JsonNode decided = ok(close(second, id, "upheld"));

        assertThat(first.status()).isEqualTo(403);
        assertThat(first.body().get("code").asString()).isEqualTo("own-matter");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.body().get("code").asString()).isEqualTo("own-matter");
        assertThat(decided.get("outcome").asString()).isEqualTo("upheld");
    }

    @Test
    void nobody_decides_what_is_about_a_shop_that_he_works_in_whichever_he_acts_for() {
        Visitor ofShop = house.comes("officer-of-shop", 940L, Role.VIEWER, Role.OFFICER);
        Visitor member = house.comes("officer-of-two-shops", 941L, Role.VIEWER, Role.OFFICER);
        house.bean(JdbcClient.class)
                .sql("insert into shop_member (merchant_id, person_id, posts) values (940, :person, array['SERVICE'])")
                .param("person", member.id())
                .update();
        String id =
                file(house.comes("reports-a-shop", null, Role.VIEWER)).get("id").asString();

        Answer own = close(ofShop, id, "unfounded");
        Answer others = close(member, id, "unfounded");
        JsonNode decided = ok(close(officer, id, "unfounded"));

        assertThat(own.status()).isEqualTo(403);
        assertThat(own.body().get("code").asString()).isEqualTo("own-matter");
        assertThat(others.status()).isEqualTo(403);
        assertThat(decided.get("outcome").asString()).isEqualTo("unfounded");
    }

    @Test
    void neither_the_reporter_nor_who_works_in_the_shop_is_another_who_could_decide() {
        Visitor reporter = house.comes("reports-and-decides", null, Role.VIEWER, Role.OFFICER);
        Visitor ofShop = house.comes("head-of-shop", 940L, Role.VIEWER, Role.ADMIN);
        String id = file(reporter).get("id").asString();
        ok(close(officer, id, "unfounded"));
        ok(reporter.post("/api/me/reports/" + id + "/contest", "{\"words\": \"不满意\"}"));

        deactivateBut(officer.id(), reporter.id(), ofShop.id(), second.id());
        Answer withSecond = close(officer, id, "upheld");
        deactivateBut(officer.id(), reporter.id(), ofShop.id());
        Answer without = close(officer, id, "upheld");
        house.bean(JdbcClient.class)
                .sql("update person set deactivated_at = null")
                .update();

        assertThat(withSecond.status()).isEqualTo(403);
        assertThat(withSecond.body().get("code").asString()).isEqualTo("another-officer");
        assertThat(ok(without).get("outcome").asString()).isEqualTo("upheld");
    }

    @Test
    void the_millionth_complaint_has_a_number_of_its_own() {
        house.bean(JdbcClient.class)
                .sql("select setval('report_number', 1000000)")
                .query(Long.class)
                .single();

        JsonNode next = file(house.comes("millionth", null, Role.VIEWER));

        assertThat(next.get("number").asString()).endsWith("-1000001");
    }

    private static void deactivateBut(Long... ids) {
        house.bean(JdbcClient.class)
                .sql("update person set deactivated_at = now() where id not in (:ids)"
                        + " and roles && array['OFFICER', 'ADMIN']")
                .param("ids", List.of(ids))
                .update();
    }

    @Test
    void the_moment_lies_where_the_clip_plays_it_also_after_a_pause_of_the_recording() {
        Visitor viewer = house.comes("film-lover", null, Role.VIEWER);
        String id = file(viewer).get("id").asString();
        house.bean(JdbcClient.class).sql("""
                        insert into recording_segment
                               (show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256)
                        select show_id, p.number, 'x.ts', seen_at - p.ago * interval '1 second',
                               seen_at - p.ago * interval '1 second' + interval '10 seconds', p.from_ms,
                               p.from_ms + 10000, false, 1, 'x'
                          from report, (values (1, 600, 0), (2, 3, 597000)) p (number, ago, from_ms)
                         where id = :id
                        """).param("id", Long.parseLong(id)).update();

        JsonNode clip = ok(officer.get("/api/reports/" + id)).get("clip");
        String playlist = officer.get(clip.get("playlist").asString()).text();

        assertThat(clip.get("playMs").asLong()).isEqualTo(13_000);
        assertThat(clip.get("showMs").asLong()).isEqualTo(600_000);
        assertThat(playlist).contains("1.ts", "2.ts", "#EXT-X-DISCONTINUITY");
    }

    @Test
    void that_an_officer_has_opened_a_complaint_comes_into_custody_and_its_log_once_within_the_hour() {
        Visitor viewer = house.comes("seen-one", null, Role.VIEWER);
        String id = file(viewer).get("id").asString();

        ok(officer.get("/api/reports/" + id));
        ok(second.get("/api/reports/" + id));
        ok(officer.get("/api/reports/" + id));

        String about = "show/" + show + " report/" + id;
        until(() -> looks(about).size() == 2
                && looks(about).stream().noneMatch(look -> look.get("leaf").isNull()));
        assertThat(looks(about).stream().map(look -> look.get("person").asString()))
                .containsExactlyInAnyOrder("officer-a", "officer-b");
    }

    private static List<JsonNode> looks(String about) {
        return ok(officer.get("/api/officer/proof/custody?act=read&limit=100"))
                .get("items")
                .valueStream()
                .filter(look -> look.get("about").asString().equals(about))
                .toList();
    }

    private static Receipt.Done asks(RoomRequest request) {
        return (Receipt.Done) house.bean(Rooms.class)
                .ask(Long.parseLong(show), request)
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static long says(Visitor viewer, String words) {
        return Objects.requireNonNull(
                asks(new RoomRequest.Say(viewer.id(), words, "clear")).id());
    }

    /** The lines of the chat around a complaint, by their ids. */
    private static Map<Long, JsonNode> chat(String report) {
        return ok(officer.get("/api/reports/" + report + "/chat"))
                .get("lines")
                .valueStream()
                .collect(Collectors.toMap(line -> line.get("lineId").asLong(), Function.identity()));
    }

    @Test
    void
            an_officer_reads_the_chat_around_the_moment_with_what_staff_hid_but_not_what_was_forgotten_and_that_is_noted() {
        JdbcClient jdbc = house.bean(JdbcClient.class);
        Visitor viewer = house.comes("talker", null, Role.VIEWER);
        long said = says(viewer, "这茶真的能治病吗");
        long hidden = says(viewer, "加我微信有便宜的");
        long forgotten = says(viewer, "我住在望江路一号");
        asks(new RoomRequest.HideLine(hidden, seller.id()));
        assertThat(jdbc.sql("delete from aside where convert_from(body, 'UTF8') = '我住在望江路一号'")
                        .update())
                .isEqualTo(1);
        until(() -> jdbc.sql("select exists (select from hidden_line where line_id = :line)")
                .param("line", hidden)
                .query(Boolean.class)
                .single());
        String id = reports(viewer, said);

        Map<Long, JsonNode> lines = chat(id);

        assertThat(Objects.requireNonNull(lines.get(said)).get("words").asString())
                .isEqualTo("这茶真的能治病吗");
        assertThat(Objects.requireNonNull(lines.get(said)).get("by").asString()).isEqualTo("talker");
        assertThat(Objects.requireNonNull(lines.get(said)).get("reported").asBoolean())
                .isTrue();
        assertThat(Objects.requireNonNull(lines.get(hidden)).get("state").asString())
                .isEqualTo("hidden");
        assertThat(Objects.requireNonNull(lines.get(hidden)).get("words").asString())
                .isEqualTo("加我微信有便宜的");
        assertThat(Objects.requireNonNull(lines.get(forgotten)).get("state").asString())
                .isEqualTo("forgotten");
        assertThat(Objects.requireNonNull(lines.get(forgotten)).get("words").asString())
                .isEmpty();
        assertThat(Objects.requireNonNull(lines.get(forgotten)).get("reported").asBoolean())
                .isFalse();
        until(() -> looks("show/" + show + " report/" + id + " chat").size() == 1);
        assertThat(viewer.get("/api/reports/" + id + "/chat").status()).isEqualTo(403);
        assertThat(seller.get("/api/reports/" + id + "/chat").status()).isEqualTo(403);
        assertThat(house.guest().get("/api/reports/" + id + "/chat").status()).isEqualTo(401);
        assertThat(officer.get("/api/reports/1/chat").status()).isEqualTo(404);
    }

    @Test
    void a_line_is_read_where_it_was_said_however_late_the_form_was_opened() {
        Visitor viewer = house.comes("late-reader", null, Role.VIEWER);
        long said = says(viewer, "这一句三分钟以后才有人举报");
        String ofLine = reports(viewer, said);
        String ofNoLine = reports(viewer, 7);
        String ofShow = file(viewer).get("id").asString();
        house.bean(JdbcClient.class)
                .sql("update report set seen_at = seen_at + interval '3 minutes' where id in (:ids)")
                .param(
                        "ids",
                        Stream.of(ofLine, ofNoLine, ofShow).map(Long::parseLong).toList())
                .update();

        Map<Long, JsonNode> around = chat(ofLine);

        assertThat(Objects.requireNonNull(around.get(said)).get("reported").asBoolean())
                .isTrue();
        assertThat(chat(ofNoLine)).doesNotContainKey(said);
        assertThat(chat(ofShow)).doesNotContainKey(said);
    }

    /** Reports a line of the show's chat; its words as the page showed them do not matter here. */
    private static String reports(Visitor viewer, long line) {
        return ok(viewer.post("/api/reports", """
                {"kind": "line", "showId": "%s", "lineId": "%d", "quoted": "这茶真的能治病吗", "reason": "other",
                 "words": "请看看", "secondsAgo": 0}
                """.formatted(show, line)))
                .get("id")
                .asString();
    }

    @Test
    void of_a_flood_of_talk_the_lines_nearest_to_the_moment_are_read_and_the_others_counted() {
        Visitor viewer = house.comes("flooder", null, Role.VIEWER);
        List<Long> said = IntStream.range(0, 120)
                .mapToObj(i -> says(viewer, "第 " + i + " 句"))
                .toList();
        String id = file(viewer).get("id").asString();

        JsonNode chat = ok(officer.get("/api/reports/" + id + "/chat"));

        assertThat(chat.get("lines").size()).isEqualTo(100);
        assertThat(chat.at("/lines/99/lineId").asLong()).isEqualTo(said.getLast());
        assertThat(chat.get("leftOut").asInt()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void the_counts_follow_what_waits_and_each_state_lists_as_many() {
        Visitor viewer = house.comes("counted", null, Role.VIEWER);
        JsonNode before = ok(officer.get("/api/reports/counts"));

        String id = file(viewer).get("id").asString();
        JsonNode fresh = ok(officer.get("/api/reports/counts"));
        ok(officer.post("/api/reports/" + id + "/ask", "{\"words\": \"请说明\"}"));
        JsonNode asked = ok(officer.get("/api/reports/counts"));
        ok(close(officer, id, "elsewhere"));
        JsonNode closed = ok(officer.get("/api/reports/counts"));

        assertThat(fresh.get("fresh").asInt()).isEqualTo(before.get("fresh").asInt() + 1);
        assertThat(asked.get("asked").asInt()).isEqualTo(before.get("asked").asInt() + 1);
        assertThat(asked.get("fresh").asInt()).isEqualTo(before.get("fresh").asInt());
        assertThat(closed.get("open").asInt()).isEqualTo(before.get("open").asInt());
        assertThat(closed.get("inTime").asInt()).isEqualTo(before.get("inTime").asInt() + 1);
        assertThat(ok(officer.get("/api/reports?state=overdue&limit=100"))
                        .get("items")
                        .size())
                .isEqualTo(closed.get("overdue").asInt());
    }

    @Test
    void nobody_but_its_own_people_comes_to_a_complaint() {
        Visitor viewer = house.comes("private", null, Role.VIEWER);
        Visitor other = house.comes("other-viewer", null, Role.VIEWER);
        String id = file(viewer).get("id").asString();

        assertThat(other.get("/api/me/reports/" + id).status()).isEqualTo(404);
        assertThat(other.post("/api/me/reports/" + id + "/contest", "{\"words\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(seller.get("/api/reports/" + id).status()).isEqualTo(403);
        assertThat(seller.post("/api/studio/complaints/" + id + "/answer", "{\"words\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.get("/api/studio/complaints").status()).isEqualTo(403);
        for (String door : List.of("/accept", "/ask", "/tie", "/close")) {
            assertThat(viewer.post("/api/reports/" + id + door, "{\"words\": \"x\"}")
                            .status())
                    .as(door)
                    .isEqualTo(403);
            assertThat(house.guest()
                            .post("/api/reports/" + id + door, "{\"words\": \"x\"}")
                            .status())
                    .as(door)
                    .isEqualTo(401);
        }
    }
}
