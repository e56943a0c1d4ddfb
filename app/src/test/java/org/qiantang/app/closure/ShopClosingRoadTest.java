package org.qiantang.app.closure;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.aftersale.AfterSaleSettings;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.payment.Market;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Ending a shop in the whole program: its notice, what may not be begun any more, what holds it up, and the owner's account. */
class ShopClosingRoadTest {
    private static final AtomicLong NUMBERS = new AtomicLong(88_000);
    private static final String DOOR = "/api/studio/closing";
    private static final Duration NOTICE_OVER = Duration.ofDays(ShopClosingDesk.NOTICE_DAYS + 2L);
    private static final Duration SETTLED = Duration.ofDays(1).plusMinutes(11);
    private static final Duration NO_LONGER_CLAIMABLE = Duration.ofDays(AfterSaleSettings.USUAL.claimDays() + 1L);
    private static final Duration WEEK_OVER = ClosingDesk.WAIT.plusHours(1);

    private static Market market;

    @BeforeAll
    static void open() throws Exception {
        market = Market.open(Map.of());
        // Only the rounds that a test asks for: the program's own would come between two steps.
        ((Rounds) market.house().bean("shopClosings")).stop();
        ((Rounds) market.house().bean("accountClosings")).stop();
    }

    @AfterAll
    static void close() throws Exception {
        market.close();
    }

    /** A shop with its owner. */
    private record Shop(long id, String name) {
        static Shop open() throws Exception {
            long id = NUMBERS.incrementAndGet();
            var shop = new Shop(id, "owner" + id);
            market.bean(ShopDesk.class).openShop(id, "临安试验店" + id);
            Market.eventually(
                    () -> market.house().guest().get("/api/mall/shops/" + id).status() == 200);
            return shop;
        }

        /** Signed in anew: sessions end before a notice does. */
        Visitor owner() {
            return market.house().comes(name, id, Role.VIEWER, Role.MERCHANT, Role.HOST);
        }

        JsonNode ending() {
            return ok(market.house().guest().get("/api/mall/shops/" + id)).path("ending");
        }

        boolean sells() {
            return market.bean(ShopDesk.class).isOpen(id);
        }

        String state() {
            return ok(owner().get(DOOR)).get("state").asString();
        }

        long standingEvents() {
            return market.count(
                    "select count(*) from event where type = 'StandingChanged' and stream = 'shop/" + id + "'");
        }
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Answer ask(Visitor who, String password) {
        return who.post(DOOR, "{\"password\": \"" + password + "\"}");
    }

    private static Answer ask(Visitor who) {
        return ask(who, WholeHouse.PASSWORD);
    }

    private static void round() {
        market.bean(ShopClosingWork.class).round();
    }

    private static Instant now() {
        return market.bean(InstantSource.class).instant();
    }

    private static LocalDate today() {
        return ShopClosing.dayOf(now());
    }

    private static String code(Answer answer) {
        return answer.status() + " " + answer.body().path("code").asString("");
    }

    private static Answer plan(Visitor owner, Instant startsAt) {
        return owner.post("/api/studio/shows", "{\"title\": \"晚场\", \"startsAt\": \"" + startsAt + "\"}");
    }

    private static List<String> kinds(JsonNode ties) {
        return ties.valueStream()
                .map(tie -> tie.isString() ? tie.asString() : tie.get("kind").asString())
                .toList();
    }

    /** An order that is on its way to its buyer. */
    private static long order(Shop shop) {
        long order = NUMBERS.incrementAndGet();
        market.bean(JdbcClient.class)
                .sql("""
                        insert into placed_order (order_id, state, merchant_id, buyer_id)
                        values (:order, 'shipped', :shop, 1)
                        """)
                .param("order", order)
                .param("shop", shop.id())
                .update();
        return order;
    }

    private static void receivedAt(long order, Instant moment) {
        market.bean(JdbcClient.class)
                .sql("update placed_order set state = 'received', received_at = :at where order_id = :order")
                .param("at", moment.atOffset(UTC))
                .param("order", order)
                .update();
    }

    @Test
    void from_its_day_on_a_shop_sells_nothing_and_once_nothing_is_open_it_is_closed_and_the_account_may_be()
            throws Exception {
        Shop shop = Shop.open();
        long order = order(shop);

        JsonNode asked = ok(ask(shop.owner()));
        boolean sellsMeanwhile = shop.sells();
        JsonNode notice = shop.ending();
        market.forward(NOTICE_OVER);
        round();
        String ended = shop.state();
        boolean sellsAfterwards = shop.sells();
        boolean over = shop.ending().get("over").asBoolean();
        market.forward(SETTLED);
        round();
        String heldUp = shop.state();
        Answer tooSoon = shop.owner().post("/api/me/closing", "{\"password\": \"" + WholeHouse.PASSWORD + "\"}");
        receivedAt(order, now().minus(NO_LONGER_CLAIMABLE));
        market.forward(SETTLED);
        round();
        String closed = shop.state();
        ok(shop.owner().post("/api/me/closing", "{\"password\": \"" + WholeHouse.PASSWORD + "\"}"));
        market.forward(WEEK_OVER);
        market.bean(ClosingWork.class).round();

        assertThat(asked.get("state").asString()).isEqualTo("waiting");
        assertThat(kinds(asked.get("ties"))).containsExactly("order");
        assertThat(sellsMeanwhile).isTrue();
        assertThat(notice.get("on").asString()).isEqualTo(asked.get("endsOn").asString());
        assertThat(notice.get("over").asBoolean()).isFalse();
        assertThat(ended).isEqualTo("ended");
        assertThat(sellsAfterwards).isFalse();
        assertThat(over).isTrue();
        assertThat(heldUp).isEqualTo("ended");
        assertThat(kinds(tooSoon.body().get("kinds"))).containsExactly("shop");
        assertThat(closed).isEqualTo("closed");
        assertThat(market.count("select count(*) from person where name = '" + shop.name() + "'"))
                .isZero();
        assertThat(market.count("select count(*) from placed_order where order_id = " + order))
                .isEqualTo(1);
        assertThat(shop.ending().get("over").asBoolean()).isTrue();
    }

    @Test
    void an_order_holds_the_closing_up_until_the_last_day_to_claim_a_fault_is_over_in_china() throws Exception {
        Shop shop = Shop.open();
        // Ten in the morning in China; the fifteenth day after is the 16th.
        receivedAt(order(shop), Instant.parse("2026-03-01T02:00:00Z"));
        ShopTies ties = market.bean(ShopTies.class);

        List<Tie> onTheLastEvening = ties.of(shop.id(), Instant.parse("2026-03-16T15:59:59Z"));
        List<Tie> afterwards = ties.of(shop.id(), Instant.parse("2026-03-16T16:00:00Z"));

        assertThat(onTheLastEvening).containsExactly(new Tie(Tie.Kind.ORDER, 1));
        assertThat(afterwards).isEmpty();
    }

    @Test
    void the_notice_lasts_thirty_whole_days_and_who_asks_twice_keeps_the_day() throws Exception {
        Shop shop = Shop.open();
        LocalDate asked = today();

        LocalDate first = LocalDate.parse(ok(ask(shop.owner())).get("endsOn").asString());
        market.forward(Duration.ofDays(2));
        LocalDate second = LocalDate.parse(ok(ask(shop.owner())).get("endsOn").asString());

        // A test that runs over midnight in China may see the next day.
        assertThat(first).isBetween(asked.plusDays(31), asked.plusDays(32));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void a_show_is_planned_and_moved_before_the_day_and_not_to_it() throws Exception {
        Shop shop = Shop.open();
        Visitor owner = shop.owner();
        ok(ask(owner));

        Answer before = plan(owner, now().plus(Duration.ofDays(2)));
        Answer after = plan(owner, now().plus(NOTICE_OVER));
        String show = before.body().path("id").asString("");
        Answer moved = owner.put(
                "/api/studio/shows/" + show, "{\"title\": \"晚场\", \"startsAt\": \"" + now().plus(NOTICE_OVER) + "\"}");
        Answer announced = owner.post(
                "/api/studio/shows/" + show + "/announce",
                "{\"teaser\": \"新茶\", \"startsAt\": \"" + now().plus(NOTICE_OVER) + "\"}");
        market.forward(NOTICE_OVER);
        round();
        Answer opened = shop.owner().post("/api/studio/shows/" + show + "/open", "");
        Answer whenever = shop.owner().post("/api/studio/shows", "{\"title\": \"晚场\"}");

        assertThat(before.status()).as(before.text()).isEqualTo(201);
        assertThat(code(after)).isEqualTo("409 shop-ending");
        assertThat(code(moved)).isEqualTo("409 shop-ending");
        assertThat(code(announced)).isEqualTo("409 shop-ending");
        assertThat(code(opened)).isEqualTo("403 shop-ended");
        assertThat(code(whenever)).isEqualTo("409 shop-ending");
        assertThat(kinds(ok(shop.owner().get(DOOR)).get("ties"))).containsExactly("show");
    }

    @Test
    void until_the_day_it_is_taken_back_and_nothing_has_happened() throws Exception {
        Shop shop = Shop.open();

        Answer wrong = ask(shop.owner(), "not the one");
        String afterWrong = shop.state();
        ok(ask(shop.owner()));
        String back = ok(shop.owner().delete(DOOR)).get("state").asString();
        market.forward(NOTICE_OVER);
        round();

        assertThat(code(wrong)).isEqualTo("400 nonsense");
        assertThat(wrong.body().get("field").asString()).isEqualTo("password");
        assertThat(afterWrong).isEqualTo("open");
        assertThat(back).isEqualTo("open");
        assertThat(shop.sells()).isTrue();
        assertThat(shop.ending().isObject()).isFalse();
        assertThat(shop.standingEvents()).isZero();
    }

    @Test
    void once_its_day_has_come_neither_the_owner_nor_an_administrator_lets_it_go_on() throws Exception {
        Shop shop = Shop.open();
        ok(ask(shop.owner()));
        market.forward(NOTICE_OVER);
        round();
        Visitor admin = market.house().comes("admin-of-shops", null, Role.ADMIN);

        Answer owners = shop.owner().delete(DOOR);
        Answer admins = admin.post("/api/admin/shops/" + shop.id() + "/resume", "");

        assertThat(code(owners)).isEqualTo("409 shop-ended");
        assertThat(code(admins)).isEqualTo("409 shop-ended");
        assertThat(shop.sells()).isFalse();
    }

    @Test
    void stopped_between_noting_the_day_and_ending_it_goes_on_and_is_told_once() throws Exception {
        Shop shop = Shop.open();
        ok(ask(shop.owner()));
        market.forward(NOTICE_OVER);

        market.bean(ShopClosingTable.class).ended(shop.id(), today(), now());
        boolean sells = shop.sells();
        round();
        market.forward(Duration.ofMinutes(11));
        round();

        assertThat(sells).isTrue();
        assertThat(shop.sells()).isFalse();
        assertThat(shop.standingEvents()).isEqualTo(1);
    }

    @Test
    void administrators_and_officers_see_the_day() throws Exception {
        Shop shop = Shop.open();
        String day = ok(ask(shop.owner())).get("endsOn").asString();
        Visitor admin = market.house().comes("admin-who-looks", null, Role.ADMIN);
        Visitor officer = market.house().comes("officer-who-looks", null, Role.OFFICER);

        JsonNode listed =
                ok(admin.get("/api/admin/shops?q=" + shop.id())).get("items").get(0);
        JsonNode subject = ok(officer.get("/api/govern/subjects/SHOP/" + shop.id()));

        assertThat(listed.get("endsOn").asString()).isEqualTo(day);
        assertThat(listed.get("ended").asBoolean()).isFalse();
        assertThat(subject.get("endsOn").asString()).isEqualTo(day);
    }
}
