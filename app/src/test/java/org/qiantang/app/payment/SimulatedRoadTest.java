package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.payment.Market.eventually;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.payment.Market.Goods;
import org.qiantang.app.room.Rooms;

/** The simulated provider at its worst, in the whole program: what is paid is kept or goes back, and nothing else. */
class SimulatedRoadTest {
    private static final String CALLBACK = "/api/payments/callback/simpay";
    private static Market market;

    @BeforeAll
    static void open_the_house() throws Exception {
        market = Market.open(Map.of(
                "qiantang.simpay.accept-late",
                true,
                "qiantang.simpay.twice",
                1,
                "qiantang.payment.first-query",
                "30s"));
    }

    @AfterAll
    static void close() throws Exception {
        market.close();
    }

    @Test
    void without_keys_the_order_leads_straight_to_the_simulated_cashier_and_a_double_callback_counts_once()
            throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);

        market.pay(cashier);
        market.pay(cashier);
        market.untilState(buyer, order, "paid", "taken");
        String no = cashier.substring(cashier.lastIndexOf('/') + 1);
        eventually(() -> market.count("select count(*) from simpay_delivery where delivered_at is not null"
                        + " and payment_no = '" + no + "'")
                == 2);

        assertThat(cashier).startsWith("/simpay/cashier/");
        assertThat(market.events("PaymentReported", order)).isEqualTo(1);
        assertThat(market.events("OrderPaid", order)).isEqualTo(1);
        assertThat(market.events("RefundDone", order)).isZero();
        assertThat(market.count("select count(*) from event where type = 'CashierOpened'"))
                .isZero();
    }

    @Test
    void money_that_comes_after_the_hold_ran_out_goes_back_by_itself() throws Exception {
        Goods goods = market.goods(1, 8_800);
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, goods, 1);
        String cashier = market.cashier(buyer, order);

        market.forward(Duration.ofSeconds(301));
        market.bean(Rooms.class).wake(goods.show());
        eventually(() -> market.events("HoldReleased", order) == 1);
        market.pay(cashier);
        market.untilState(buyer, order, "refunded");

        assertThat(market.events("OrderPaid", order)).isZero();
        assertThat(market.refunded(order)).isEqualTo(8_800);
        // The piece is for sale again.
        assertThat(market.claim(market.buyer(), goods, 1)).isPositive();
    }

    @Test
    void another_sum_is_taken_by_nobody_and_goes_back_whole() throws Exception {
        try (Market own = Market.open(Map.of("qiantang.simpay.wrong-sum", 1))) {
            Visitor buyer = own.buyer();
            long order = own.claim(buyer, own.goods(10, 8_800), 1);

            own.pay(own.cashier(buyer, order));
            eventually(() -> own.events("RefundDone", order) == 1);

            assertThat(own.events("OrderPaid", order)).isZero();
            assertThat(own.refunded(order)).isIn(8_700L, 8_900L);
            assertThat(own.count("select sum(paid_minor) - (select sum(amount_minor) from simpay_refund)"
                            + " from simpay_payment"))
                    .isZero();
        }
    }

    @Test
    void callbacks_that_are_lost_are_found_by_asking_and_unheard_ones_come_again() throws Exception {
        try (Market own = Market.open(Map.of("qiantang.simpay.lost", 1, "qiantang.payment.first-query", "300ms"))) {
            Visitor buyer = own.buyer();
            long order = own.claim(buyer, own.goods(10, 8_800), 1);

            own.pay(own.cashier(buyer, order));
            own.untilState(buyer, order, "paid", "taken");

            assertThat(own.count("select count(*) from simpay_delivery")).isZero();
            assertThat(own.events("OrderPaid", order)).isEqualTo(1);
        }
    }

    @Test
    void a_callback_that_is_forged_old_or_replayed_changes_nothing() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);
        String body = "{\"paymentNo\":\"" + cashier.substring(cashier.lastIndexOf('/') + 1)
                + "\",\"amount\":{\"minor\":8800,\"currency\":\"CNY\"},\"tradeNo\":\"t\"}";
        byte[] secret = market.bean(Secrets.class).of("simpay");
        Signature.Seal genuine = seal(secret, body, Duration.ZERO);

        assertThat(call(body, new Signature.Seal("", "", "")).status()).isEqualTo(401);
        assertThat(call(body, seal(new byte[32], body, Duration.ZERO)).status()).isEqualTo(401);
        assertThat(call(body, seal(secret, body, Duration.ofMinutes(-6))).text())
                .isEqualTo("STALE");
        assertThat(call(body.replace("8800", "1"), genuine).text()).isEqualTo("FORGED");
        assertThat(market.events("PaymentReported", order)).isZero();

        assertThat(call(body, genuine).status()).isEqualTo(200);
        assertThat(call(body, genuine).text()).isEqualTo("REPEATED");
        assertThat(market.events("OrderPaid", order)).isEqualTo(1);
    }

    @Test
    void a_cancelled_order_closes_its_payment_and_the_cashier_says_so() throws Exception {
        Visitor buyer = market.buyer();
        long order = market.claim(buyer, market.goods(10, 8_800), 1);
        String cashier = market.cashier(buyer, order);

        buyer.post("/api/orders/" + order + "/cancel", "");

        eventually(() -> market.house().guest().get(cashier + "?lang=zh").text().contains("订单已取消"));
        market.pay(cashier);
        assertThat(market.house().guest().get(cashier + "?lang=zh").text()).doesNotContain("支付成功");
    }

    private static Signature.Seal seal(byte[] secret, String body, Duration shift) {
        MovableClock.Hand clock = market.bean(MovableClock.Hand.class);
        return new Signature(secret, () -> clock.instant().plus(shift), new SecureRandom())
                .seal("POST", CALLBACK, body.getBytes(UTF_8));
    }

    private static Answer call(String body, Signature.Seal seal) {
        return market.house()
                .guest()
                .ask(
                        "POST",
                        CALLBACK,
                        body,
                        Map.of(
                                Signature.TIME, seal.time(),
                                Signature.NONCE, seal.nonce(),
                                Signature.MARK, seal.mark()));
    }
}
