package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.room.Rooms;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** From the claim to the shop over real HTTP, with a database that flushes and a provider that is unreliable. */
class WholeRoadTest {
    private static final String CALLBACK = "/api/payments/callback/simpay";

    private static OneDatabase database;
    private static WholeRoad road;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        road = WholeRoad.start(database, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        road.close();
        database.close();
    }

    @AfterEach
    void presentTime() {
        WholeRoad.AHEAD.set(Duration.ZERO);
    }

    @Test
    void a_claim_is_paid_at_the_cashier_heard_once_though_reported_twice_and_handed_to_the_shop_once()
            throws Exception {
        road.openShow(101, 10);
        long order = claim(road, 101, "buyer101", 2);
        String cashier = cashier(road, order);

        WholeRoad.Answer page = road.get(cashier);
        WholeRoad.Answer paid = road.post(cashier + "/pay", "");
        JsonNode sheet = until(road, order, "taken");
        eventually(() -> road.count("select count(*) from simpay_delivery where delivered_at is not null and '"
                        + cashier + "' like '%' || payment_no")
                == 2);

        assertThat(page.body())
                .contains(
                        "模拟支付 · 不会扣款",
                        "<b>176</b>",
                        "西湖茶庄",
                        sheet.get("orderNo").asString());
        assertThat(paid.status()).isEqualTo(303);
        assertThat(road.get(cashier).body()).contains("支付成功");
        assertThat(road.events("PaymentReported", order)).isEqualTo(1);
        assertThat(road.events("OrderPaid", order)).isEqualTo(1);
        assertThat(road.events("OrderTaken", order)).isEqualTo(1);
        assertThat(road.count("select count(*) from test_handed_over where order_id = " + order))
                .isEqualTo(1);
        assertThat(sheet.get("total").get("minor").asLong()).isEqualTo(17_600);
        assertThat(sheet.get("merchantName").asString()).isEqualTo("西湖茶庄");
        assertThat(sheet.get("lines").get(0).get("title").asString()).isEqualTo("明前龙井");
        assertThat(sheet.get("cashier").isNull()).isTrue();
    }

    @Test
    void a_callback_that_is_forged_old_or_replayed_changes_nothing() throws Exception {
        road.openShow(102, 10);
        long order = claim(road, 102, "buyer102", 1);
        String payment = cashier(road, order).replace("/simpay/cashier/", "");
        String body = "{\"paymentNo\":\"" + payment
                + "\",\"amount\":{\"minor\":8800,\"currency\":\"CNY\"},\"tradeNo\":\"t\"}";
        byte[] secret = road.bean(Secrets.class).of("simpay");
        Signature stranger = signature(new byte[32], Duration.ZERO);
        Signature old = signature(secret, Duration.ofMinutes(-6));
        Signature provider = signature(secret, Duration.ZERO);

        assertThat(road.callBack(body, new Signature.Seal("", "", "")).status()).isEqualTo(401);
        assertThat(road.callBack(body, stranger.seal("POST", CALLBACK, body.getBytes(UTF_8)))
                        .status())
                .isEqualTo(401);
        assertThat(road.callBack(body, old.seal("POST", CALLBACK, body.getBytes(UTF_8)))
                        .body())
                .isEqualTo("STALE");
        assertThat(road.events("PaymentReported", order)).isZero();

        Signature.Seal seal = provider.seal("POST", CALLBACK, body.getBytes(UTF_8));
        assertThat(road.callBack(body, seal).status()).isEqualTo(200);
        assertThat(road.events("OrderPaid", order)).isEqualTo(1);
        assertThat(road.callBack(body, seal).body()).isEqualTo("REPEATED");
        assertThat(road.events("OrderPaid", order)).isEqualTo(1);
    }

    @Test
    void the_cashier_takes_nothing_after_its_deadline() throws Exception {
        road.openShow(103, 10);
        long order = claim(road, 103, "buyer103", 1);
        String cashier = cashier(road, order);

        WholeRoad.AHEAD.set(Duration.ofSeconds(241));
        road.post(cashier + "/pay", "");

        assertThat(road.get(cashier).body()).contains("支付已超时");
        assertThat(road.get(cashier + "?lang=en").body()).contains("The time is up");
        assertThat(road.events("OrderPaid", order)).isZero();
        road.signIn(road.join("buyer103", null));
        assertThat(road.get("/api/orders/" + order).json().get("cashier").isNull())
                .isTrue();
    }

    @Test
    void refusals_come_with_their_code_their_data_and_words_in_the_askers_language() throws Exception {
        road.openShow(104, 1);
        road.openShow(108, 10);
        road.signIn(road.join("buyer104", null));

        WholeRoad.Answer soldOut = road.post("/api/shows/104/claims", wants(104, "a", 2, 1));
        WholeRoad.Answer overLimit = road.post("/api/shows/108/claims?lang=en", wants(108, "b", 6, 1));
        WholeRoad.Answer priceMoved = road.post("/api/shows/104/claims", wants(104, "c", 1, 9));
        WholeRoad.Answer noShow = road.post("/api/shows/999/claims", wants(104, "d", 1, 1));
        WholeRoad.Answer nonsense = road.post("/api/shows/104/claims", "{\"intent\":\"e\",\"wants\":[]}");
        int held = road.post("/api/shows/104/claims", wants(104, "f", 1, 1)).status();
        WholeRoad.Answer reused = road.post("/api/shows/104/claims", wants(104, "f", 2, 1));

        assertThat(soldOut.status()).isEqualTo(409);
        assertThat(soldOut.json().get("code").asString()).isEqualTo("sold-out");
        assertThat(soldOut.json().get("left").asInt()).isEqualTo(1);
        assertThat(soldOut.json().get("skuId").asString()).isEqualTo("1040");
        assertThat(overLimit.json().get("message").asString()).isEqualTo("the limit is 5 per buyer");
        assertThat(priceMoved.json().get("price").get("minor").asLong()).isEqualTo(8_800);
        assertThat(noShow.status()).isEqualTo(404);
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(held).isEqualTo(201);
        assertThat(reused.json().get("code").asString()).isEqualTo("intent-reused");
    }

    @Test
    void only_its_buyer_and_its_seller_see_an_order() throws Exception {
        road.openShow(105, 10);
        long order = claim(road, 105, "buyer105", 1);
        long stranger = road.join("stranger105", null);
        long seller = road.join("seller105", WholeRoad.SHOP);
        long otherSeller = road.join("other105", 77L);

        road.signIn(stranger);
        assertThat(road.get("/api/orders/" + order).status()).isEqualTo(404);
        assertThat(road.post("/api/orders/" + order + "/cancel", "").status()).isEqualTo(404);
        assertThat(road.get("/api/studio/orders").status()).isEqualTo(403);
        road.signIn(otherSeller);
        assertThat(road.get("/api/studio/orders/" + order).status()).isEqualTo(404);
        assertThat(road.get("/api/studio/orders").json().get("items").size()).isZero();
        road.signIn(seller);
        assertThat(road.get("/api/studio/orders/" + order).json().get("state").asString())
                .isEqualTo("held");
        assertThat(road.get("/api/studio/orders?state=held&limit=100")
                        .json()
                        .get("items")
                        .toString())
                .contains("\"" + order + "\"");
        assertThat(road.get("/api/studio/orders?state=eaten").status()).isEqualTo(400);
    }

    @Test
    void a_taken_order_is_sent_and_a_held_one_is_not() throws Exception {
        road.openShow(106, 10);
        long order = claim(road, 106, "buyer106", 1);
        String cashier = cashier(road, order);
        long seller = road.join("seller106", WholeRoad.SHOP);
        String parcel = "{\"carrier\":\"顺丰\",\"trackingNo\":\"SF106\"}";

        road.signIn(seller);
        int early = road.post("/api/studio/orders/" + order + "/parcel", parcel).status();
        road.post(cashier + "/pay", "");
        road.signIn(road.join("buyer106", null));
        until(road, order, "taken");
        road.signIn(seller);
        WholeRoad.Answer sent = road.post("/api/studio/orders/" + order + "/parcel", parcel);

        assertThat(early).isEqualTo(409);
        assertThat(sent.json().get("state").asString()).isEqualTo("shipped");
        assertThat(sent.json().get("parcels").get(0).get("trackingNo").asString())
                .isEqualTo("SF106");
    }

    @Test
    void a_cancelled_order_is_released_and_stays_so() throws Exception {
        road.openShow(107, 1);
        long order = claim(road, 107, "buyer107", 1);

        WholeRoad.Answer cancelled = road.post("/api/orders/" + order + "/cancel", "");
        WholeRoad.Answer again = road.post("/api/orders/" + order + "/cancel", "");

        assertThat(cancelled.json().get("state").asString()).isEqualTo("released");
        assertThat(again.json().get("state").asString()).isEqualTo("released");
        assertThat(road.events("HoldReleased", order)).isEqualTo(1);
    }

    @Test
    void late_money_goes_back_exactly_once_even_when_the_refunder_forgets_that_it_was_sent() throws Exception {
        try (OneDatabase own = OneDatabase.start()) {
            long order;
            try (WholeRoad late = WholeRoad.start(own, Map.of("qiantang.simpay.accept-late", true))) {
                late.openShow(201, 10);
                order = claim(late, 201, "buyer201", 1);
                String cashier = cashier(late, order);

                WholeRoad.AHEAD.set(Duration.ofSeconds(301));
                late.bean(Rooms.class).wake(201);
                eventually(() -> late.events("HoldReleased", order) == 1);
                late.post(cashier + "/pay", "");
                until(late, order, "refunded");

                assertThat(late.get(cashier).body()).contains("已退款");
            }
            JdbcClient jdbc = JdbcClient.create(own.pool());
            // As if the process had died between the refund and the note that it was carried.
            jdbc.sql("update follower set position = 0 where name = 'refunder'").update();
            try (WholeRoad restarted = WholeRoad.start(own, Map.of())) {
                eventually(() ->
                        restarted.count("select position from follower where name = 'refunder' and shard = 1") > 0);

                assertThat(restarted.count("select count(*) from simpay_refund"))
                        .isEqualTo(1);
                assertThat(restarted.count("select sum(amount_minor) from simpay_refund"))
                        .isEqualTo(8_800);
                assertThat(restarted.events("PaymentNotTaken", order)).isEqualTo(1);
                assertThat(restarted.events("RefundDone", order)).isEqualTo(1);
                assertThat(restarted.count("select count(*) from test_handed_over"))
                        .isZero();
            }
        }
    }

    @Test
    void a_payment_whose_callback_is_lost_is_found_by_asking() throws Exception {
        try (OneDatabase own = OneDatabase.start();
                WholeRoad silent = WholeRoad.start(
                        own, Map.of("qiantang.simpay.lost", 1, "qiantang.payment.first-query", "300ms"))) {
            silent.openShow(202, 10);
            long order = claim(silent, 202, "buyer202", 1);

            silent.post(cashier(silent, order) + "/pay", "");
            until(silent, order, "taken");

            assertThat(silent.count("select count(*) from simpay_delivery")).isZero();
            assertThat(silent.events("PaymentReported", order)).isEqualTo(1);
            assertThat(silent.events("OrderPaid", order)).isEqualTo(1);
        }
    }

    private static long claim(WholeRoad on, long show, String buyer, int pieces) throws Exception {
        on.signIn(on.join(buyer, null));
        WholeRoad.Answer answer = on.post("/api/shows/" + show + "/claims", wants(show, "wish", pieces, 1));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        JsonNode held = answer.json();
        WholeRoad.Answer own = on.get("/api/orders/" + held.get("orderId").asString() + "?at="
                + held.get("at").asString());
        assertThat(own.status()).as(own.body()).isIn(200, 202);
        return Long.parseLong(held.get("orderId").asString());
    }

    private static String wants(long show, String intent, int pieces, int version) {
        return """
                {"intent":"%s","wants":[{"itemId":"%d","skuId":"%d","pieces":%d,"priceVersion":"%d"}]}
                """.formatted(intent, WholeRoad.ITEM + show, show * 10, pieces, version);
    }

    private static String cashier(WholeRoad on, long order) throws Exception {
        eventually(() -> {
            WholeRoad.Answer answer = on.get("/api/orders/" + order);
            return answer.status() == 200 && !answer.json().get("cashier").isNull();
        });
        return on.get("/api/orders/" + order).json().get("cashier").asString();
    }

    private static JsonNode until(WholeRoad on, long order, String state) throws Exception {
        eventually(() ->
                on.get("/api/orders/" + order).json().get("state").asString().equals(state));
        return on.get("/api/orders/" + order).json();
    }

    private static Signature signature(byte[] secret, Duration shift) {
        return new Signature(secret, () -> Instant.now().plus(shift), new java.security.SecureRandom());
    }

    private static void eventually(Callable<Boolean> condition) throws Exception {
        long giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("time is up").isLessThan(giveUp);
            Thread.sleep(20);
        }
    }
}
