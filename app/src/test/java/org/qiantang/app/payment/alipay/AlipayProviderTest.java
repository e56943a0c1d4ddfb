package org.qiantang.app.payment.alipay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
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

/** The contract over Alipay's SDK and a gateway on loopback, and what is Alipay's alone. */
class AlipayProviderTest extends ProviderContract {
    private static PretendAlipay alipay;
    private static AlipayProvider provider;

    @BeforeAll
    static void open_the_gateway() {
        alipay = new PretendAlipay();
        provider = at(alipay.gateway());
    }

    @AfterAll
    static void close() {
        alipay.close();
    }

    @AfterEach
    void quick() {
        alipay.slow(Duration.ZERO);
    }

    private static AlipayProvider at(String gateway) {
        return new AlipayProvider(
                gateway, PretendAlipay.APP, alipay.shopKey(), alipay.alipayKey(), Duration.ofMillis(1_500));
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected PaymentProvider unreachable() {
        return at(Loopback.nowhere() + "/gateway.do");
    }

    @Override
    protected void pay(Wire.Payment payment) {
        alipay.pay(payment.cashier());
    }

    @Override
    protected PaymentProvider.Callback callback(Wire.Payment payment) {
        return callback(alipay.notice(payment.paymentNo(), Map.of()));
    }

    private static PaymentProvider.Callback callback(String form) {
        return new PaymentProvider.Callback("/api/payments/callback/alipay", _ -> null, form.getBytes(UTF_8));
    }

    @Test
    void a_desk_gets_the_desks_page_and_a_phone_the_phones() throws Exception {
        Wire.Payment desk = given(provider.open(bill(PRICE), AT_A_DESK));
        Wire.Payment phone = given(provider.open(bill(PRICE), ON_A_PHONE));

        assertThat(desk.cashier())
                .startsWith(alipay.gateway())
                .contains("method=alipay.trade.page.pay", "FAST_INSTANT_TRADE_PAY", "88.05", "return_url=");
        assertThat(phone.cashier()).contains("method=alipay.trade.wap.pay", "QUICK_WAP_WAY", "quit_url");
        assertThat(alipay.open(desk.cashier())).isEqualTo(desk.paymentNo());
        assertThat(alipay.open(phone.cashier())).isEqualTo(phone.paymentNo());
        assertThat(alipay.notifyUrl(desk.paymentNo())).isEqualTo(callbackAddress());
    }

    @Test
    void a_payment_that_nobody_went_to_still_waits_and_is_closed_by_a_word() throws Exception {
        Wire.Payment payment = open();

        assertThat(given(provider.query(payment.paymentNo())).state()).isEqualTo(Wire.State.WAITING);
        assertThat(given(provider.close(payment.paymentNo())).state()).isEqualTo(Wire.State.EXPIRED);
    }

    @Test
    void a_notice_for_another_app_is_forged_though_alipay_signed_it() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        Notice notice =
                provider.read(callback(alipay.notice(payment.paymentNo(), Map.of("app_id", "2021999999999999"))));

        assertThat(notice).isEqualTo(new Notice.Forged("another app"));
    }

    @Test
    void a_notice_signed_by_somebody_else_is_forged() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        try (var stranger = new PretendAlipay()) {
            stranger.pay(stranger(stranger, payment));

            Notice notice = provider.read(callback(stranger.notice(payment.paymentNo(), Map.of())));

            assertThat(notice).isEqualTo(new Notice.Forged("signature"));
        }
    }

    private String stranger(PretendAlipay who, Wire.Payment payment) throws Exception {
        var theirs = new AlipayProvider(
                who.gateway(), PretendAlipay.APP, who.shopKey(), who.alipayKey(), Duration.ofSeconds(1));
        return given(theirs.open(bill(payment.paymentNo(), PRICE), AT_A_DESK)).cashier();
    }

    @Test
    void another_sum_is_reported_as_it_is_and_what_is_no_sum_is_unreadable() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        String no = payment.paymentNo();

        assertThat(provider.read(callback(alipay.notice(no, Map.of("total_amount", "0.01")))))
                .isEqualTo(new Notice.Paid(new Wire.Report(no, Money.cny(1), "T" + no)));
        assertThat(provider.read(callback(alipay.notice(no, Map.of("total_amount", "0.001")))))
                .isInstanceOf(Notice.Unreadable.class);
        assertThat(provider.read(callback(alipay.notice(no, Map.of("total_amount", "much")))))
                .isInstanceOf(Notice.Unreadable.class);
        assertThat(provider.read(callback(alipay.notice(no, Map.of("total_amount", "1e99")))))
                .isInstanceOf(Notice.Unreadable.class);
    }

    @Test
    void a_notice_of_anything_else_than_money_is_heard_and_changes_nothing() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        assertThat(provider.read(callback(alipay.notice(payment.paymentNo(), Map.of("trade_status", "TRADE_CLOSED")))))
                .isEqualTo(new Notice.Other("TRADE_CLOSED"));
        assertThat(provider.reply(Outcome.HEARD, "").body()).isEqualTo("success");
    }

    @Test
    void a_refund_is_asked_for_in_yuan() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        given(provider.refund(new Wire.RefundAsked("r1", payment.paymentNo(), Money.cny(5), PRICE)));

        assertThat(alipay.refunded(payment.paymentNo())).isEqualTo(new BigDecimal("0.05"));
    }

    @Test
    void what_alipay_refuses_is_a_refusal_and_what_it_does_not_know_is_trouble() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        var refund = new Wire.RefundAsked("r2", payment.paymentNo(), Money.cny(5), PRICE);

        alipay.answerInstead(PretendAlipay.refusal("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH"));
        Answer<Wire.Refund> refused = provider.refund(refund);

        assertThat(refused)
                .isEqualTo(new Answer.Refused<>(
                        new Wire.Refusal("ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.SELLER_BALANCE_NOT_ENOUGH")));
        alipay.answerInstead(PretendAlipay.refusal("20000", "aop.ACQ.SYSTEM_ERROR"));
        assertThatThrownBy(() -> provider.refund(refund)).isInstanceOf(IOException.class);
        alipay.answerInstead(PretendAlipay.refusal("40004", "ACQ.SYSTEM_ERROR"));
        assertThatThrownBy(() -> provider.query(payment.paymentNo())).isInstanceOf(IOException.class);
    }

    @Test
    void an_answer_that_somebody_else_signed_is_trouble() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        try (var stranger = new PretendAlipay()) {
            var deceived = new AlipayProvider(
                    alipay.gateway(), PretendAlipay.APP, alipay.shopKey(), stranger.alipayKey(), Duration.ofSeconds(1));

            assertThatThrownBy(() -> deceived.query(payment.paymentNo())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void an_answer_that_does_not_come_in_time_is_trouble() throws Exception {
        Wire.Payment payment = open();
        alipay.slow(Duration.ofSeconds(4));

        assertThatThrownBy(() -> provider.query(payment.paymentNo())).isInstanceOf(IOException.class);
    }

    @Test
    void keys_that_are_none_are_refused_at_the_start() {
        assertThatThrownBy(() -> new AlipayProvider(
                        alipay.gateway(), PretendAlipay.APP, "no key", alipay.alipayKey(), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AlipayProvider(
                        alipay.gateway(),
                        PretendAlipay.APP,
                        alipay.alipayKey(),
                        alipay.shopKey(),
                        Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
