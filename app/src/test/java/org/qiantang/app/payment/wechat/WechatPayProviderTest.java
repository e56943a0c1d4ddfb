package org.qiantang.app.payment.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.Loopback;
import org.qiantang.app.payment.PaymentProvider;
import org.qiantang.app.payment.PaymentProvider.Answer;
import org.qiantang.app.payment.PaymentProvider.Notice;
import org.qiantang.app.payment.PaymentProvider.Outcome;
import org.qiantang.app.payment.ProviderContract;
import org.qiantang.app.payment.Wire;
import org.qiantang.event.Money;

/** The contract over WeChat Pay's SDK and an API on loopback, and what is WeChat's alone. */
class WechatPayProviderTest extends ProviderContract {
    private static PretendWechat wechat;
    private static WechatPayProvider provider;

    @BeforeAll
    static void open_the_api() {
        wechat = new PretendWechat();
        provider = at(wechat.address());
    }

    @AfterAll
    static void close() {
        wechat.close();
    }

    @AfterEach
    void quick() {
        wechat.slow(Duration.ZERO);
    }

    private static WechatPayProvider at(String address) {
        return new WechatPayProvider(
                wechat.keys(),
                PretendWechat.MERCHANT,
                PretendWechat.APP,
                URI.create(address),
                Duration.ofMillis(1_500),
                InstantSource.system());
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unreachable() {
        return at(Loopback.nowhere());
    }

    @Override
    protected void pay(Wire.Payment payment) {
        wechat.pay(payment.paymentNo());
    }

    @Override
    protected PaymentProvider.Callback callback(Wire.Payment payment) {
        return wechat.notice(payment.paymentNo(), Map.of());
    }

    @Test
    void a_desk_gets_a_code_to_scan_and_a_phone_a_page_that_leads_back() throws Exception {
        Wire.Payment desk = given(provider.open(bill(PRICE), AT_A_DESK));
        Wire.Payment phone = given(provider.open(bill(PRICE), ON_A_PHONE));

        assertThat(desk.cashier()).startsWith("weixin://wxpay/bizpayurl?pr=");
        assertThat(phone.cashier())
                .startsWith("https://wx.tenpay.com/")
                .endsWith("&redirect_url=https%3A%2F%2Fshop.example%2Fcashier%2Fc1");
        assertThat(wechat.trade(phone.paymentNo())
                        .bill
                        .get("scene_info")
                        .get("payer_client_ip")
                        .asString())
                .isEqualTo("203.0.113.7");
        assertThat(wechat.trade(desk.paymentNo()).total()).isEqualTo(8_805);
        assertThat(wechat.notifyUrl(desk.paymentNo())).isEqualTo(callbackAddress());
    }

    @Test
    void a_notice_for_another_merchant_or_app_is_forged_though_wechat_sealed_it() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        String no = payment.paymentNo();

        assertThat(provider.read(wechat.notice(no, Map.of("mchid", "1900000002"))))
                .isInstanceOf(Notice.Forged.class);
        assertThat(provider.read(wechat.notice(no, Map.of("appid", "wx0000000000000002"))))
                .isInstanceOf(Notice.Forged.class);
    }

    @Test
    void a_notice_that_is_older_than_five_minutes_is_a_replay() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        PaymentProvider.Callback old =
                wechat.notice(payment.paymentNo(), Map.of(), Instant.now().minusSeconds(301));

        assertThat(provider.read(old)).isEqualTo(new Notice.Forged("stale"));
    }

    @Test
    void a_notice_sealed_by_somebody_else_is_forged() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        try (var stranger = new PretendWechat()) {
            var deceived = new WechatPayProvider(
                    stranger.keys(),
                    PretendWechat.MERCHANT,
                    PretendWechat.APP,
                    URI.create(stranger.address()),
                    Duration.ofSeconds(1),
                    InstantSource.system());

            assertThat(deceived.read(callback(payment))).isInstanceOf(Notice.Forged.class);
        }
    }

    @Test
    void another_sum_is_reported_as_it_is_and_anything_else_than_money_changes_nothing() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        String no = payment.paymentNo();

        assertThat(provider.read(wechat.notice(no, Map.of("amount", Map.of("total", 1, "currency", "CNY")))))
                .isEqualTo(new Notice.Paid(new Wire.Report(no, Money.cny(1), "42000" + no)));
        assertThat(provider.read(wechat.notice(no, Map.of("trade_state", "CLOSED"))))
                .isInstanceOf(Notice.Other.class);
        assertThat(provider.reply(Outcome.HEARD, "").body()).contains("SUCCESS");
        assertThat(provider.reply(Outcome.BUSY, "").status()).isEqualTo(503);
    }

    @Test
    void a_notice_without_its_time_is_forged() {
        assertThat(provider.read(new PaymentProvider.Callback("/x", _ -> "", "{}".getBytes(UTF_8))))
                .isInstanceOf(Notice.Forged.class);
        assertThat(provider.read(new PaymentProvider.Callback("/x", _ -> "99999999999999999999", "{}".getBytes(UTF_8))))
                .isInstanceOf(Notice.Forged.class);
    }

    @Test
    void what_wechat_refuses_is_a_refusal_and_what_it_does_not_know_is_trouble() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        var refund = new Wire.RefundAsked("refund-1", payment.paymentNo(), Money.cny(5), PRICE);

        wechat.answerInstead(403, "{\"code\":\"NOT_ENOUGH\",\"message\":\"基本账户余额不足\"}");
        Answer<Wire.Refund> refused = provider.refund(refund);

        assertThat(refused).isEqualTo(new Answer.Refused<>(new Wire.Refusal("NOT_ENOUGH", "基本账户余额不足")));
        wechat.answerInstead(500, "{\"code\":\"SYSTEM_ERROR\",\"message\":\"系统错误\"}");
        assertThatThrownBy(() -> provider.refund(refund)).isInstanceOf(IOException.class);
        wechat.answerInstead(429, "{\"code\":\"FREQUENCY_LIMITED\",\"message\":\"频率超限\"}");
        assertThatThrownBy(() -> provider.query(payment.paymentNo())).isInstanceOf(IOException.class);
        wechat.answerInstead(200, "this is not JSON");
        assertThatThrownBy(() -> provider.query(payment.paymentNo())).isInstanceOf(IOException.class);
    }

    @Test
    void a_refund_that_came_to_nothing_is_a_refusal() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        wechat.answerInstead(200, "{\"refund_id\":\"1\",\"status\":\"ABNORMAL\"}");
        Answer<Wire.Refund> refused =
                provider.refund(new Wire.RefundAsked("refund-2", payment.paymentNo(), Money.cny(5), PRICE));

        assertThat(refused).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void an_answer_that_somebody_else_sealed_is_trouble() throws Exception {
        Wire.Payment payment = open();
        try (var stranger = new PretendWechat()) {
            var deceived = new WechatPayProvider(
                    wechat.keys(stranger.wechatKey()),
                    PretendWechat.MERCHANT,
                    PretendWechat.APP,
                    URI.create(wechat.address()),
                    Duration.ofSeconds(5),
                    InstantSource.system());

            assertThatThrownBy(() -> deceived.query(payment.paymentNo())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_trouble() throws Exception {
        Wire.Payment payment = open();
        wechat.slow(Duration.ofSeconds(4));

        assertThatThrownBy(() -> provider.query(payment.paymentNo())).isInstanceOf(IOException.class);
    }
}
