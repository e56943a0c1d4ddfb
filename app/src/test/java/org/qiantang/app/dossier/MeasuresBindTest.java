package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.qiantang.app.dossier.DossierHouse.last;
import static org.qiantang.app.dossier.DossierHouse.ok;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.Standings;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What measures keep a shop from, over real HTTP: on air, on sale, at the front; and for how long. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class MeasuresBindTest extends DossierEvening {
    @Test
    void a_pause_closes_the_running_show_and_keeps_the_shop_off_the_air_until_it_is_lifted() {
        String dossier = town.dossier(show, line);

        String measure = town.take(dossier, "SHOW_PAUSE");

        until("the show is closed", () -> town.state(show).equals("closed"));
        String next = town.plan(town.seller, "再来一场");
        Answer refused = town.seller.post("/api/studio/shows/" + next + "/open", "");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("measure-in-force");
        String neighbour = town.onAir(town.rival, "隔壁照播");
        town.close(town.rival, neighbour);

        town.lift(dossier, measure);

        ok(town.seller.post("/api/studio/shows/" + next + "/open", ""));
        town.close(town.seller, next);
    }

    @Test
    void closing_an_account_suspends_the_shop_and_its_end_lets_it_go_on() {
        Standings standings = town.house.bean(Standings.class);
        String dossier = town.dossier(show, line);
        String measure = last(ok(town.propose(dossier, "ACCOUNT_CLOSURE", 240)));
        String consent = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/consent";

        ok(town.second.post(consent, "{\"agreed\": true}"));
        assertThat(town.third.post(consent, "{\"agreed\": true}").status()).isEqualTo(403);
        ok(town.head.post(consent, "{\"agreed\": true}"));

        until("the shop is suspended", () -> standings.of(DossierHouse.SHOP) == Standing.SUSPENDED);
        until("the show is closed", () -> town.state(show).equals("closed"));
        assertThat(ok(town.seller.get("/api/studio/notices/" + dossier))
                        .get("measures")
                        .size())
                .isEqualTo(1);
        Answer byHand = town.head.post("/api/admin/shops/" + DossierHouse.SHOP + "/resume", "");
        assertThat(byHand.status()).isEqualTo(409);
        assertThat(standings.of(DossierHouse.SHOP)).isEqualTo(Standing.SUSPENDED);
        town.lift(dossier, measure);
        until("the shop is open", () -> standings.of(DossierHouse.SHOP) == Standing.OPEN);
    }

    @Test
    void of_two_closures_that_overlap_the_shop_opens_with_the_end_of_the_last_and_not_by_another_hand() {
        ShopDesk shops = town.house.bean(ShopDesk.class);
        Standings standings = town.house.bean(Standings.class);
        Bounds bounds = town.house.bean(Bounds.class);
        String one = town.dossier(show, line);
        String other = town.dossier(show, town.says(town.seller, show, "全国第一的好茶"));
        String first = closed(one);
        until("the shop is suspended", () -> standings.of(DossierHouse.SHOP) == Standing.SUSPENDED);
        String second = closed(other);

        town.lift(one, first);
        untilCarried();

        assertThat(standings.of(DossierHouse.SHOP)).isEqualTo(Standing.SUSPENDED);
        shops.setStanding(DossierHouse.SHOP, Standing.OPEN, "误停", DossierHouse.id(town.head));
        assertThat(catchThrowable(() -> bounds.requireMayOpen(DossierHouse.SHOP)))
                .isInstanceOf(Problem.class);
        shops.setStanding(DossierHouse.SHOP, Standing.SUSPENDED, "关闭账号措施（案卷 " + one + "）", 0);
        town.lift(other, second);
        until("the shop is open", () -> standings.of(DossierHouse.SHOP) == Standing.OPEN);
    }

    @Test
    void what_an_administrator_suspends_while_its_account_is_closed_stays_so_when_the_closure_ends() {
        Standings standings = town.house.bean(Standings.class);
        String dossier = town.dossier(show, line);
        String measure = closed(dossier);
        until("the shop is suspended", () -> standings.of(DossierHouse.SHOP) == Standing.SUSPENDED);
        String byHand = "/api/admin/shops/" + DossierHouse.SHOP;
        ok(town.head.post(byHand + "/suspend", "{\"reason\": \"许可证过期\"}"));

        town.lift(dossier, measure);
        untilCarried();

        assertThat(standings.of(DossierHouse.SHOP)).isEqualTo(Standing.SUSPENDED);
        ok(town.head.post(byHand + "/resume", ""));
        assertThat(standings.of(DossierHouse.SHOP)).isEqualTo(Standing.OPEN);
    }

    private static String closed(String dossier) {
        String measure = last(ok(town.propose(dossier, "ACCOUNT_CLOSURE", 240)));
        String consent = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/consent";
        ok(town.second.post(consent, "{\"agreed\": true}"));
        ok(town.head.post(consent, "{\"agreed\": true}"));
        return measure;
    }

    /** Until the courier has carried all that has been written so far. */
    private static void untilCarried() {
        Followers followers = town.house.bean(Followers.class);
        long head = town.house.bean(PostgresJournal.class).head(Streams.OFFICE);
        until(
                "all is carried",
                () -> followers.states().stream()
                        .filter(state -> state.name().equals("measures"))
                        .allMatch(state -> state.position() >= head));
    }

    @Test
    void under_a_limit_of_traffic_a_room_stands_last_on_the_home_page_whoever_watches_it() {
        String neighbour = town.onAir(town.rival, "隔壁专场");
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        until("the neighbour is told", () -> town.state(neighbour).equals("open"));
        String dossier = town.dossier(show, line);

        assertThat(firstOf(jdbc)).isEqualTo(show);
        String measure = town.take(dossier, "TRAFFIC_LIMIT");
        until("it sinks", () -> firstOf(jdbc).equals(neighbour));
        town.lift(dossier, measure);
        until("it is back", () -> firstOf(jdbc).equals(show));
        town.close(town.rival, neighbour);
    }

    private String firstOf(JdbcClient jdbc) {
        jdbc.sql("update show_row set viewers = 9 where show_id = :show")
                .param("show", Long.parseLong(show))
                .update();
        JsonNode first = ok(town.house.guest().get("/api/shows?limit=1"));
        JsonNode second = ok(town.house
                .guest()
                .get("/api/shows?limit=1&after=" + first.get("next").asString()));
        assertThat(second.get("items").get(0).get("id").asString())
                .isNotEqualTo(first.get("items").get(0).get("id").asString());
        return first.get("items").get(0).get("id").asString();
    }

    @Test
    void under_a_limit_of_functions_planned_flash_sales_are_cancelled_and_none_can_be_set_until_it_ends() {
        String item = town.lineUp(show);
        String dossier = town.dossier(show, line);
        ok(town.flash(show, item));
        ok(town.allowFlash(show, item));
        until("the flash sale is planned", () -> flashes(show).equals(List.of("planned")));
        until(
                "another is allowed",
                () -> allowed(show).size() == 1 && !allowed(show).get(0).hasNonNull("bar"));

        String measure = town.take(dossier, "FUNCTION_LIMIT");

        until("it is cancelled", () -> flashes(show).equals(List.of("over")));
        JsonNode bound = allowed(show).get(0);
        assertThat(bound.get("bar").asString()).isEqualTo("measure");
        Answer begun = town.seller.post(
                "/api/studio/shows/" + show + "/allowed-flashes/"
                        + bound.get("allowedId").asString() + "/begin",
                "{\"number\": 1}");
        assertThat(begun.body().get("code").asString()).isEqualTo("measure-in-force");
        Answer refused = town.flash(show, item);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("measure-in-force");
        assertThat(town.state(show)).isEqualTo("open");
        town.lift(dossier, measure);
        ok(town.flash(show, item));
        assertThat(allowed(show).get(0).hasNonNull("bar")).isFalse();
    }

    private static JsonNode allowed(String show) {
        return ok(town.seller.get("/api/studio/shows/" + show + "/allowed-flashes"));
    }

    private static List<String> flashes(String show) {
        return ok(town.seller.get("/api/studio/shows/" + show + "/flashes"))
                .valueStream()
                .map(one -> one.get("state").asString())
                .toList();
    }

    @Test
    void a_measure_calls_a_person_to_the_digital_host_of_the_shop() {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        String dossier = town.dossier(show, line);
        town.close(town.seller, show);
        String digital = ok(town.seller.post("/api/studio/shows", "{\"title\": \"夜场\", \"hostKind\": \"DIGITAL\"}"))
                .get("id")
                .asString();
        String host = "/api/studio/shows/" + digital + "/host";
        until(
                "the show is known",
                () -> town.house.guest().get("/api/shows/" + digital).status() == 200);
        ok(town.seller.post("/api/studio/shows/" + digital + "/open", ""));
        until("the show is open", () -> town.state(digital).equals("open"));
        ok(town.seller.post(host + "/start", ""));

        town.take(dossier, "WARNING");

        until(
                "a person is called",
                () -> ok(town.seller.get(host))
                        .get("calls")
                        .valueStream()
                        .anyMatch(call -> call.get("why").asString().equals("measure")
                                && call.get("text").asString().contains(dossier)));
        ok(town.seller.post(host + "/stop", ""));
        town.close(town.seller, digital);
    }

    @Test
    void a_show_that_came_through_the_door_while_a_pause_was_taken_is_closed_all_the_same() throws Exception {
        String late = town.plan(town.seller, "抢在前面");
        town.take(town.dossier(show, line), "SHOW_PAUSE");
        until("the show is closed", () -> town.state(show).equals("closed"));
        untilCarried();

        town.house
                .bean(Rooms.class)
                .ask(Long.parseLong(late), new RoomRequest.Open())
                .get(30, TimeUnit.SECONDS);

        until("it is closed", () -> town.state(late).equals("closed"));
    }

    @Test
    void a_pause_binds_whatever_number_of_longer_warnings_stands_beside_it() {
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        Bounds bounds = town.house.bean(Bounds.class);
        long shop = DossierHouse.SHOP + 7;
        try {
            for (int i = 0; i < 60; i++) {
                insert(jdbc, shop, i, "WARNING", Duration.ofDays(300));
            }
            bounds.requireMayOpen(shop);
            insert(jdbc, shop, 60, "SHOW_PAUSE", Duration.ofHours(1));

            assertThat(catchThrowable(() -> bounds.requireMayOpen(shop))).isInstanceOf(Problem.class);
        } finally {
            jdbc.sql("delete from measure where merchant_id = :shop")
                    .param("shop", shop)
                    .update();
        }
    }

    private static void insert(JdbcClient jdbc, long shop, long id, String kind, Duration term) {
        Instant now = Instant.now();
        jdbc.sql("""
                        insert into measure (measure_id, dossier_id, merchant_id, kind, reason, officer_id, proposed_at,
                                             taken_at, until_at, appeal_by)
                        values (:id, 1, :shop, :kind, '理由', 1, :now, :now, :until, :until)
                        """)
                .param("id", id)
                .param("shop", shop)
                .param("kind", kind)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(term).atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void a_product_that_is_taken_off_sale_leaves_shows_and_mall_and_is_back_when_the_measure_ends() {
        until("it is in the mall", this::isInMall);
        town.lineUp(show);
        String dossier = town.dossier(show, line);
        String other = town.plan(town.seller, "再来一场");

        String measure = last(ok(town.proposeOffSale(dossier, town.product)));

        until("it left the show", () -> items(show).isEmpty());
        until("it left the mall", () -> !isInMall());
        assertThat(town.state(show)).isEqualTo("open");
        Answer refused = town.seller.post("/api/studio/shows/" + other + "/items", """
                {"productId": "%d", "perBuyerLimit": 9, "allot": []}
                """.formatted(town.product));
        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.body().get("code").asString()).isEqualTo("measure-in-force");
        Answer back = town.seller.post("/api/studio/products/" + town.product + "/unarchive", "");
        assertThat(back.status()).as(back.text()).isEqualTo(403);
        JsonNode told = ok(town.seller.get("/api/studio/notices/" + dossier))
                .get("measures")
                .get(0);
        assertThat(told.get("goods").get("title").asString()).isEqualTo("明前龙井 罐装");
        assertThat(town.proposeOffSale(dossier, town.product).status()).isEqualTo(409);

        town.lift(dossier, measure);

        until("it is back in the mall", this::isInMall);
        assertThat(items(show)).isEmpty();
        town.lineUp(show);
        until("it is in the show again", () -> items(show).size() == 1);
    }

    @Test
    void what_a_shop_has_put_away_itself_stays_so_when_a_measure_ends() {
        String products = "/api/studio/products/" + town.product;
        String dossier = town.dossier(show, line);
        ok(town.seller.post(products + "/archive", "{\"reason\": \"换季\"}"));
        until("it has left the mall", () -> !isInMall());
        String measure = last(ok(town.proposeOffSale(dossier, town.product)));
        untilCarried();

        town.lift(dossier, measure);
        untilCarried();

        assertThat(isInMall()).isFalse();
        ok(town.seller.post(products + "/unarchive", ""));
        until("it is back in the mall", this::isInMall);
    }

    @Test
    void what_is_on_sale_in_spite_of_a_measure_is_put_away_again_and_is_back_when_it_ends() {
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        String dossier = town.dossier(show, line);
        String measure = last(ok(town.proposeOffSale(dossier, town.product)));
        untilCarried();
        jdbc.sql("update product set archived_at = null, archive_reason = null where id = :id")
                .param("id", town.product)
                .update();

        until(
                "it is put away again",
                () -> jdbc.sql("select archived_at is not null from product where id = :id")
                        .param("id", town.product)
                        .query(Boolean.class)
                        .single());

        town.lift(dossier, measure);
        until("it is back in the mall", this::isInMall);
    }

    @Test
    void only_goods_of_the_dossiers_own_shop_can_be_taken_off_sale_and_only_by_that_measure() {
        String dossier = town.dossier(show, line);

        assertThat(town.proposeOffSale(dossier, 1).status()).isEqualTo(400);
        Answer warning =
                town.officer.post("/api/officer/dossiers/" + dossier + "/measures", """
                {"kind": "WARNING", "facts": "事实", "reason": "理由", "basis": ["依据"], "termHours": 24,
                 "productId": "%d"}
                """.formatted(town.product));
        assertThat(warning.status()).isEqualTo(400);
        assertThat(warning.body().get("field").asString()).isEqualTo("productId");
    }

    private boolean isInMall() {
        return ok(town.house.guest().get("/api/mall/products?limit=100"))
                .get("items")
                .valueStream()
                .anyMatch(one -> one.get("productId").asString().equals(Long.toString(town.product)));
    }

    private static List<String> items(String show) {
        return town.house
                .bean(JdbcClient.class)
                .sql("select item_id from show_item where show_id = :show and withdrawn_at is null")
                .param("show", Long.parseLong(show))
                .query((row, _) -> row.getString("item_id"))
                .list();
    }

    @Test
    void a_measure_binds_nobody_from_the_moment_its_term_is_over() {
        town.take(town.dossier(show, line), "SHOW_PAUSE");
        MeasureRows rows = town.house.bean(MeasureRows.class);
        Instant now = Instant.now();

        var within = new Bounds(rows, () -> now.plus(Duration.ofHours(23)));
        var after = new Bounds(rows, () -> now.plus(Duration.ofHours(25)));

        assertThat(catchThrowable(() -> within.requireMayOpen(DossierHouse.SHOP)))
                .isInstanceOf(Problem.class);
        after.requireMayOpen(DossierHouse.SHOP);
        until("the show is closed", () -> town.state(show).equals("closed"));
    }
}
