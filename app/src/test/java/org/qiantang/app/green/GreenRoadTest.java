package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A small story over the whole program: a shop that was live, findings that officers judge, and what its score says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GreenRoadTest {
    private static final long SHOP = 970;
    private static final long SHOW = 97_001;
    private static final long LINE = 97_101;
    private static final long OLD_LINE = 97_102;
    private static final String PATH = "/api/officer/green/shop/" + SHOP;

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor officer;
    private static Visitor admin;
    private static JdbcClient jdbc;
    private static Instant opened;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        house.bean(ShopDesk.class).openShop(SHOP, "绿茶铺");
        house.bean(ShopDesk.class).openShop(SHOP + 1, "隔壁铺");
        seller = house.comes("green-seller", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("green-rival", SHOP + 1, Role.MERCHANT, Role.HOST);
        officer = house.comes("green-officer", null, Role.OFFICER);
        admin = house.comes("green-admin", null, Role.ADMIN);
        jdbc = house.bean(JdbcClient.class);
        // The follower's rows of a show some days ago: ten hours of which nobody can wait for.
        opened = China.start(China.day(Instant.now()).minusDays(4)).plus(Duration.ofHours(9));
        show(SHOW, SHOP, seller.id(), opened);
        line(SHOW, LINE, opened);
        line(SHOW, OLD_LINE, opened);
        // A room that cannot be counted, since a confirmed line of it has no finding; it is the first in turn.
        show(SHOW - 1, SHOP - 1, 97_999, opened);
        line(SHOW - 1, LINE - 1, opened);
        jdbc.sql("update host_line set findings = '[]' where line_id = :line")
                .param("line", LINE - 1)
                .update();
        confirmed(SHOW - 1, LINE - 1, opened);
    }

    private static void show(long id, long shop, long host, Instant at) {
        jdbc.sql("""
                insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                      opened_at, closed_at)
                values (:show, 9700, :shop, :host, '晚场', 'closed', 'HUMAN', :opened, :opened, :closed)
                """)
                .param("show", id)
                .param("shop", shop)
                .param("host", host)
                .param("opened", at.atOffset(UTC))
                .param("closed", at.plus(Duration.ofHours(10)).atOffset(UTC))
                .update();
    }

    private static void line(long show, long id, Instant showOpened) {
        jdbc.sql("""
                insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                values (:show, :line, :at, 'HUMAN', '全网最好的茶', 'violates', '[{"rule": "AD-01", "category": "absolute_terms",
                        "article": "第九条", "from": 0, "to": 4, "severity": "S2", "action": "A2", "message": "绝对化用语"}]')
                """)
                .param("show", show)
                .param("line", id)
                .param("at", showOpened.plus(Duration.ofHours(1)).atOffset(UTC))
                .update();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static JsonNode score() {
        return ok(officer.get(PATH)).get("score");
    }

    private static JsonNode marking(JsonNode score, String id) {
        return score.get("parts")
                .get(0)
                .get("markings")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void judge(long line, String ruling) {
        judge(SHOW, line, ruling);
    }

    private static void judge(long show, long line, String ruling) {
        ok(officer.post("/api/officer/findings/judgements", """
                {"lines": [{"showId": "%d", "lineId": "%d"}], "ruling": "%s", "reason": "看过了"}
                """.formatted(show, line, ruling)));
    }

    /** As if an officer had confirmed it twelve hours after the show's opening. */
    private static void confirmed(long show, long line, Instant showOpened) {
        jdbc.sql("""
                insert into green_ruling (show_id, line_id, position, ruling, at)
                values (:show, :line, -1, 'CONFIRMED', :at)
                """)
                .param("show", show)
                .param("line", line)
                .param("at", showOpened.plus(Duration.ofHours(12)).atOffset(UTC))
                .update();
    }

    private static void until(String what, BooleanSupplier look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!look.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(giveUp);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new AssertionError(what, stop);
            }
        }
    }

    private static String breaches() {
        return marking(score(), "GR-B1").get("points").asString();
    }

    @Test
    @Order(1)
    void scores_are_for_officers_and_administrators_and_a_shop_sees_its_own_alone() {
        Visitor viewer = house.comes("green-viewer", null, Role.VIEWER);

        for (String path : List.of("/api/officer/green", PATH, "/api/officer/green/platform/0")) {
            assertThat(house.guest().get(path).status()).as(path).isEqualTo(401);
            assertThat(seller.get(path).status()).as(path).isEqualTo(403);
            assertThat(viewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(officer.get(path).status()).as(path).isEqualTo(200);
            assertThat(admin.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(house.guest().get("/api/studio/green").status()).isEqualTo(401);
        assertThat(viewer.get("/api/studio/green").status()).isEqualTo(403);
        assertThat(ok(seller.get("/api/studio/green")).get("id").asString()).isEqualTo(Long.toString(SHOP));
        assertThat(ok(rival.get("/api/studio/green")).get("id").asString()).isEqualTo(Long.toString(SHOP + 1));
    }

    @Test
    @Order(2)
    void what_is_asked_wrongly_is_refused_with_the_field() {
        assertThat(officer.get("/api/officer/green?kind=tree")
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("kind");
        assertThat(officer.get("/api/officer/green?grade=E").body().get("field").asString())
                .isEqualTo("grade");
        assertThat(officer.get(PATH + "?day=soon").body().get("field").asString())
                .isEqualTo("day");
        assertThat(officer.get(PATH + "?day=2026-01-01").status()).isEqualTo(404);
        assertThat(officer.get("/api/officer/green/shop/1").status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void a_finding_costs_nothing_until_it_is_confirmed_and_a_withdrawal_restores_the_points_exactly() {
        JsonNode before = score();
        assertThat(before.get("pending").asInt()).isEqualTo(2);
        assertThat(before.get("grade").isNull()).isFalse();
        assertThat(marking(before, "GR-B1").get("points").asDouble()).isEqualTo(12.0);
        assertThat(marking(before, "GR-B2").get("points").asDouble()).isEqualTo(6.0);
        assertThat(marking(before, "GR-S1").get("state").asString()).isEqualTo("NOT_COMPUTED");
        assertThat(marking(before, "GR-S3").get("points").asDouble()).isZero();

        judge(LINE, "confirmed");
        until(
                "the confirmation is counted",
                () -> !breaches().equals(marking(before, "GR-B1").get("points").asString()));
        JsonNode confirmed = score();
        judge(LINE, "withdrawn");
        until(
                "the withdrawal is counted",
                () -> breaches().equals(marking(before, "GR-B1").get("points").asString()));

        // One S2 in ten hours is 0.1 an hour: a fifth of 12 points is lost.
        JsonNode lost = marking(confirmed, "GR-B1");
        assertThat(lost.get("points").asDouble()).isEqualTo(9.6);
        assertThat(lost.get("why").get("zh").asString()).contains("AD-01");
        assertThat(lost.get("behind").get(0).get("id").asString()).isEqualTo(Long.toString(LINE));
        assertThat(lost.get("behind").get(0).get("ofId").asString()).isEqualTo(Long.toString(SHOW));
        assertThat(marking(confirmed, "GR-B2").get("counts").get("warnings").asString())
                .isEqualTo("1");
        assertThat(marking(confirmed, "GR-B2").get("points").asDouble()).isZero();
        assertThat(confirmed.get("points").asDouble())
                .isLessThan(before.get("points").asDouble());
        JsonNode after = score();
        assertThat(marking(after, "GR-B2")).isEqualTo(marking(before, "GR-B2"));
        assertThat(marking(after, "GR-B1")).isEqualTo(marking(before, "GR-B1"));
    }

    @Test
    @Order(4)
    void a_withdrawal_counts_earlier_days_again_and_what_was_counted_before_stays_to_be_read() {
        Greens greens = house.bean(Greens.class);
        LocalDate yesterday = China.day(Instant.now()).minusDays(1);
        confirmed(SHOW, OLD_LINE, opened);
        greens.keep(Kind.SHOP, SHOP, yesterday, Instant.now());
        JsonNode then = ok(officer.get(PATH + "?day=" + yesterday)).get("score");
        assertThat(marking(then, "GR-B1").get("points").asDouble()).isEqualTo(9.6);

        judge(OLD_LINE, "withdrawn");

        until(
                "yesterday is counted again",
                () -> marking(ok(officer.get(PATH + "?day=" + yesterday)).get("score"), "GR-B1")
                                .get("points")
                                .asDouble()
                        == 12.0);
        assertThat(jdbc.sql("""
                select count(distinct digest) from green_score
                 where kind = 'SHOP' and subject_id = :shop and day = :day
                """)
                        .param("shop", SHOP)
                        .param("day", yesterday)
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    @Order(5)
    void the_gravest_severity_is_a_veto_that_lists_show_and_the_points_stay() {
        jdbc.sql("update host_line set findings = jsonb_set(findings, '{0,severity}', '\"S4\"') where line_id = :line")
                .param("line", LINE)
                .update();
        judge(LINE, "confirmed");
        until(
                "the veto stands",
                () -> score().get("vetoes").get(0).get("state").asString().equals("STANDS"));

        assertThat(score().get("points").asDouble()).isPositive();
        assertThat(score().get("grade").isNull()).isFalse();
        until(
                "the list shows it",
                () -> ok(officer.get("/api/officer/green?vetoed=true"))
                        .get("items")
                        .valueStream()
                        .anyMatch(row -> row.get("id").asString().equals(Long.toString(SHOP))));
        judge(LINE, "withdrawn");
        until(
                "the veto is lifted",
                () -> score().get("vetoes").get(0).get("state").asString().equals("CLEAR"));
    }

    @Test
    @Order(6)
    void the_host_and_the_platform_have_their_own_figures_from_the_same_room() {
        until(
                "the host is listed",
                () -> !ok(officer.get("/api/officer/green?kind=host"))
                        .get("items")
                        .isEmpty());
        JsonNode host =
                ok(officer.get("/api/officer/green/host/" + seller.id())).get("score");
        until(
                "the platform is counted",
                () -> !ok(officer.get("/api/officer/green/platform/0"))
                        .get("score")
                        .get("parts")
                        .isEmpty());
        JsonNode platform = ok(officer.get("/api/officer/green/platform/0")).get("score");

        assertThat(host.get("of").asInt()).isEqualTo(45);
        assertThat(host.get("parts")
                        .get(0)
                        .get("markings")
                        .valueStream()
                        .map(one -> one.get("id").asString()))
                .contains("GR-B1")
                .doesNotContain("GR-D3");
        assertThat(platform.get("parts").get(0).get("shopId").asString()).isEqualTo(Long.toString(SHOP));
        assertThat(platform.get("liveSeconds").asLong()).isEqualTo(36_000);
    }

    @Test
    @Order(7)
    void the_same_inputs_give_the_same_digest_and_are_kept_once() {
        Greens greens = house.bean(Greens.class);
        LocalDate before = China.day(Instant.now()).minusDays(2);

        greens.keep(Kind.SHOP, SHOP, before, Instant.now());
        String path = PATH + "?day=" + before;
        int pending = ok(officer.get(path)).get("score").get("pending").asInt();
        line(SHOW, LINE + 50, opened);
        greens.keep(Kind.SHOP, SHOP, before, Instant.now());

        assertThat(ok(officer.get(path)).get("score").get("pending").asInt())
                .as("what costs nothing is no input, and is told all the same")
                .isEqualTo(pending + 1);

        assertThat(jdbc.sql(
                                "select count(*) from green_score where kind = 'SHOP' and subject_id = :shop and day = :day")
                        .param("shop", SHOP)
                        .param("day", before)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Order(8)
    void who_was_last_live_before_the_window_is_counted_once_more_and_listed_no_longer() {
        jdbc.sql("""
                update show_row set opened_at = opened_at - interval '40 days', closed_at = closed_at - interval '40 days'
                 where show_id = :show
                """).param("show", SHOW).update();
        // As if yesterday's count had been the last.
        jdbc.sql("update green_current set day = day - 1 where kind = 'SHOP' and subject_id = :shop")
                .param("shop", SHOP)
                .update();
        jdbc.sql("delete from green_score where kind = 'SHOP' and subject_id = :shop and day = :today")
                .param("shop", SHOP)
                .param("today", China.day(Instant.now()))
                .update();

        until(
                "the list leaves it out",
                () -> ok(officer.get("/api/officer/green"))
                        .get("items")
                        .valueStream()
                        .noneMatch(row -> row.get("id").asString().equals(Long.toString(SHOP))));
    }

    @Test
    @Order(9)
    void a_withdrawal_counts_earlier_days_again_for_who_hosted_in_their_windows_alone() {
        long show = SHOW + 1;
        long line = LINE + 100;
        Instant longAgo = opened.minus(Duration.ofDays(35));
        LocalDate then = China.day(Instant.now()).minusDays(20);
        String path = "/api/officer/green/host/" + rival.id();
        show(show, SHOP, rival.id(), longAgo);
        line(show, line, longAgo);
        confirmed(show, line, longAgo);
        house.bean(Greens.class).keep(Kind.HOST, rival.id(), then, Instant.now());
        JsonNode lost = ok(officer.get(path + "?day=" + then)).get("score");
        assertThat(marking(lost, "GR-B1").get("points").asDouble()).isEqualTo(9.6);

        judge(show, line, "withdrawn");

        until(
                "the day is counted again",
                () -> marking(ok(officer.get(path + "?day=" + then)).get("score"), "GR-B1")
                                .get("points")
                                .asDouble()
                        == 12.0);
    }

    @Test
    @Order(10)
    void doubtful_orders_that_an_officer_confirms_are_a_veto_and_the_shop_cannot_open_the_doubt() {
        long doubt = 970_070;
        show(SHOW + 2, SHOP, seller.id(), opened);
        doubtfulOrder(doubt, SHOW + 2);
        assertThat(trafficIsInvented()).isFalse();

        judgeDoubt(doubt, "confirmed");
        until("the veto stands", GreenRoadTest::trafficIsInvented);

        JsonNode veto = traffic(score());
        JsonNode own = traffic(ok(seller.get("/api/studio/green")).get("score"));
        assertThat(veto.get("behind").get(0).get("id").asString()).isEqualTo(Long.toString(doubt));
        assertThat(own.get("words")).isEqualTo(veto.get("words"));
        assertThat(own.get("behind").isEmpty())
                .as("nothing by which the shop could find the order")
                .isTrue();
        until(
                "the list shows it",
                () -> ok(officer.get("/api/officer/green?vetoed=true"))
                        .get("items")
                        .valueStream()
                        .anyMatch(row -> row.get("id").asString().equals(Long.toString(SHOP))));
        judgeDoubt(doubt, "withdrawn");
        until("the veto is lifted", () -> !trafficIsInvented());
    }

    /** An order of the shop's own people as the rules of doubts find one; its number is the doubt's. */
    private static void doubtfulOrder(long doubt, long show) {
        jdbc.sql("""
                insert into doubt_finding (finding_id, rule, show_id, merchant_id, whole, began_at, last_at, facts, grounds)
                values (:doubt, 'OWN_PEOPLE', :show, :shop, false, :at, :at, '{}', '{}')
                """)
                .param("doubt", doubt)
                .param("show", show)
                .param("shop", SHOP)
                .param("at", opened.plus(Duration.ofHours(1)).atOffset(UTC))
                .update();
        jdbc.sql("""
                insert into doubt_order_seen (order_id, show_id, merchant_id, buyer_id, placed_at, position, goods_minor, paid_at)
                values (:doubt, :show, :shop, 3, :at, :doubt, 100, :at)
                """)
                .param("doubt", doubt)
                .param("show", show)
                .param("shop", SHOP)
                .param("at", opened.plus(Duration.ofHours(1)).atOffset(UTC))
                .update();
        jdbc.sql("insert into doubt_order (finding_id, order_id) values (:doubt, :doubt)")
                .param("doubt", doubt)
                .update();
    }

    private static boolean trafficIsInvented() {
        return traffic(score()).get("state").asString().equals("STANDS");
    }

    private static JsonNode traffic(JsonNode score) {
        return score.get("vetoes")
                .valueStream()
                .filter(one -> one.get("id").asString().equals("GV-3"))
                .findFirst()
                .orElseThrow();
    }

    private static void judgeDoubt(long doubt, String ruling) {
        ok(officer.post("/api/officer/doubts/" + doubt + "/judgement", """
                {"ruling": "%s", "reason": "核实过"}
                """.formatted(ruling)));
    }
}
