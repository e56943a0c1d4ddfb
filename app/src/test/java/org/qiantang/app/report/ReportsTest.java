package org.qiantang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;

class ReportsTest {
    private static WholeHouse house;
    private static String show = "";
    private static Visitor officer;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        house.bean(ShopDesk.class).openShop(930L, "被举报的店");
        Visitor owner = house.comes("reported", 930L, Role.VIEWER, Role.MERCHANT, Role.HOST);
        show = owner.post("/api/studio/shows", "{\"title\": \"晚场\"}")
                .body()
                .get("id")
                .asString();
        officer = house.comes("officer", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static String report(String reason, String words) {
        return "{\"kind\": \"show\", \"showId\": \"%s\", \"reason\": \"%s\", \"words\": \"%s\"}"
                .formatted(show, reason, words);
    }

    @Test
    void a_report_waits_for_an_officer_and_its_reporter_hears_the_answer() {
        Visitor viewer = house.comes("attentive", null, Role.VIEWER);
        String body = """
                {"kind": "line", "showId": "%s", "lineId": "77", "quoted": "加我微信便宜一半",
                 "reason": "off-platform", "words": "一直在刷"}
                """.formatted(show);

        Answer made = viewer.post("/api/reports", body);
        Answer again = viewer.post("/api/reports", body);
        String id = made.body().get("id").asString();
        var waiting = officer.get("/api/reports?state=open")
                .body()
                .get("items")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .toList();
        Answer closed =
                officer.post("/api/reports/" + id + "/close", "{\"outcome\": \"upheld\", \"answer\": \"已禁言该用户\"}");
        Answer twice = officer.post("/api/reports/" + id + "/close", "{\"outcome\": \"unfounded\", \"answer\": \"无\"}");
        var mine = viewer.get("/api/me/reports").body().get("items").get(0);

        assertThat(made.status()).isEqualTo(201);
        assertThat(again.body().get("id").asString()).isEqualTo(id);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().get("target").get("quoted").asString()).isEqualTo("加我微信便宜一半");
        assertThat(waiting.getFirst().get("target").get("showTitle").asString()).isEqualTo("晚场");
        assertThat(closed.body().get("state").asString()).isEqualTo("closed");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(mine.get("outcome").asString()).isEqualTo("upheld");
        assertThat(mine.get("answer").asString()).isEqualTo("已禁言该用户");
        assertThat(officer.get("/api/reports?state=open").text()).doesNotContain(id);
    }

    @ParameterizedTest
    @CsvSource({
        "show, boring, '', reason",
        "show, other, '', words",
        "line, abuse, '', lineId",
        "person, abuse, '', kind"
    })
    void nonsense_is_refused_at_its_field(String kind, String reason, String words, String field) {
        Visitor viewer = house.comes("bad-" + kind + "-" + reason, null, Role.VIEWER);

        Answer answer = viewer.post("/api/reports", report(reason, words).replace("\"show\",", "\"" + kind + "\","));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("field").asString()).isEqualTo(field);
        assertThat(viewer.get("/api/me/reports").body().get("items").size()).isZero();
    }

    @Test
    void guests_cannot_report_and_only_officers_read() {
        Visitor viewer = house.comes("curious", null, Role.VIEWER);

        assertThat(house.guest().post("/api/reports", report("abuse", "")).status())
                .isEqualTo(401);
        assertThat(viewer.get("/api/reports").status()).isEqualTo(403);
        assertThat(viewer.post("/api/reports/1/close", "{\"outcome\": \"upheld\"}")
                        .status())
                .isEqualTo(403);
        assertThat(viewer.post("/api/reports", report("abuse", "").replace(show, "999"))
                        .status())
                .isEqualTo(404);
        assertThat(officer.get("/api/reports?state=lost").status()).isEqualTo(400);
        assertThat(officer.get("/api/reports?after=x").status()).isEqualTo(400);
    }

    @Test
    void who_reports_without_end_is_slowed_down_and_told_until_when() {
        Visitor viewer = house.comes("eager", null, Role.VIEWER);

        List<Integer> statuses = IntStream.range(0, 12)
                .mapToObj(i -> viewer.post("/api/reports", """
                        {"kind": "line", "showId": "%s", "lineId": "%d", "quoted": "x", "reason": "abuse"}
                        """.formatted(show, 500 + i)))
                .map(Answer::status)
                .toList();

        assertThat(statuses.subList(0, 10)).containsOnly(201);
        assertThat(statuses.subList(10, 12)).containsOnly(429);
    }

    @Test
    void a_long_list_comes_page_by_page() {
        for (int i = 0; i < 3; i++) {
            Visitor viewer = house.comes("one-of-many-" + i, null, Role.VIEWER);
            assertThat(viewer.post("/api/reports", report("vulgar", "第 " + i)).status())
                    .isEqualTo(201);
        }

        var first = officer.get("/api/reports?state=open&limit=2").body();
        var second = officer.get("/api/reports?state=open&limit=2&after="
                        + first.get("next").asString())
                .body();

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(second.get("items").get(0).get("id").asString())
                .isNotIn(
                        first.get("items").get(0).get("id").asString(),
                        first.get("items").get(1).get("id").asString());
    }
}
