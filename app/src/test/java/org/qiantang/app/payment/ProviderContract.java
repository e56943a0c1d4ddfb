package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.PaymentProvider.Answer;
import org.qiantang.app.payment.PaymentProvider.Notice;
import org.qiantang.app.payment.PaymentProvider.Outcome;
import org.qiantang.app.payment.PaymentProvider.Payer;
import org.qiantang.event.Money;

/** What every payment provider promises the payment desk, whichever company it is. */
public abstract class ProviderContract {
    protected static final Payer AT_A_DESK = new Payer(false, "203.0.113.7", "https://shop.example/cashier/c1");
    protected static final Payer ON_A_PHONE = new Payer(true, "203.0.113.7", "https://shop.example/cashier/c1");
    protected static final Money PRICE = Money.cny(8_805);

    /** The provider, as the desk has it. */
    protected abstract PaymentProvider provider();

    /** The same, where nobody answers. */
    protected abstract PaymentProvider unreachable();

    /** The buyer goes where the payment is made, and pays. */
    protected abstract void pay(Wire.Payment payment) throws Exception;

    /** What the provider calls back with once it is paid. */
    protected abstract PaymentProvider.Callback callback(Wire.Payment payment) throws Exception;

    /** Where it is told to call. */
    protected String callbackAddress() {
        return "https://shop.example/api/payments/callback/" + provider().name();
    }

    protected final Wire.Open bill(Money amount) {
        return bill(UUID.randomUUID().toString().replace("-", "").substring(0, 20), amount);
    }

    protected final Wire.Open bill(String request, Money amount) {
        return new Wire.Open(
                request,
                "1" + request.hashCode(),
                "西湖茶庄",
                amount,
                Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS),
                callbackAddress());
    }

    protected final Wire.Payment open() throws Exception {
        return given(provider().open(bill(PRICE), AT_A_DESK));
    }

    protected static <T> T given(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Given.class);
        return ((Answer.Given<T>) answer).value();
    }

    private static void refused(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(((Answer.Refused<?>) answer).refusal().code()).isNotBlank();
    }

    @Test
    void a_payment_that_is_opened_has_its_sum_its_deadline_and_a_place_to_pay() throws Exception {
        Wire.Open asked = bill(PRICE);

        for (Payer payer : new Payer[] {AT_A_DESK, ON_A_PHONE}) {
            Wire.Payment payment = given(provider().open(payer.phone() ? bill(PRICE) : asked, payer));
            assertThat(payment.amount()).isEqualTo(PRICE);
            assertThat(payment.cashier()).isNotBlank();
            assertThat(payment.paymentNo()).matches("[0-9A-Za-z_-]{1,32}");
        }
    }

    @Test
    void the_same_request_opens_one_payment() throws Exception {
        Wire.Open asked = bill(PRICE);

        Wire.Payment first = given(provider().open(asked, AT_A_DESK));
        Wire.Payment again = given(provider().open(asked, AT_A_DESK));

        assertThat(again.paymentNo()).isEqualTo(first.paymentNo());
    }

    @Test
    void no_payment_is_opened_for_nothing() throws Exception {
        refused(provider().open(bill(Money.cny(0)), AT_A_DESK));
    }

    @Test
    void a_payment_waits_and_is_paid_to_the_fen() throws Exception {
        Wire.Payment payment = open();
        Wire.Standing before = given(provider().query(payment.paymentNo()));
        pay(payment);
        Wire.Standing after = given(provider().query(payment.paymentNo()));

        assertThat(before.state()).isEqualTo(Wire.State.WAITING);
        assertThat(before.paid()).isNull();
        assertThat(after.state()).isEqualTo(Wire.State.PAID);
        assertThat(after.paid()).isEqualTo(PRICE);
        assertThat(after.tradeNo()).isNotBlank();
    }

    @Test
    void nobody_has_paid_what_the_provider_does_not_know() throws Exception {
        if (provider().query("no-such-payment") instanceof Answer.Given<Wire.Standing>(Wire.Standing standing)) {
            assertThat(standing.state()).isNotEqualTo(Wire.State.PAID);
        }
    }

    @Test
    void what_is_closed_takes_no_money_any_more_and_closing_twice_closes_once() throws Exception {
        Wire.Payment payment = open();

        Wire.Standing closed = given(provider().close(payment.paymentNo()));
        Wire.Standing again = given(provider().close(payment.paymentNo()));

        assertThat(closed.state()).isEqualTo(Wire.State.EXPIRED);
        assertThat(again.state()).isEqualTo(Wire.State.EXPIRED);
    }

    @Test
    void closing_what_is_paid_says_that_it_is_paid() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        Wire.Standing standing = given(provider().close(payment.paymentNo()));

        assertThat(standing.state()).isEqualTo(Wire.State.PAID);
        assertThat(standing.paid()).isEqualTo(PRICE);
    }

    @Test
    void money_goes_back_in_parts_each_request_once_and_never_more_than_was_paid() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        String no = payment.paymentNo();
        String request = UUID.randomUUID().toString();

        Wire.Refund first = given(provider().refund(new Wire.RefundAsked(request, no, Money.cny(5_000), PRICE)));
        Wire.Refund again = given(provider().refund(new Wire.RefundAsked(request, no, Money.cny(5_000), PRICE)));
        Answer<Wire.Refund> tooMuch =
                provider().refund(new Wire.RefundAsked(UUID.randomUUID().toString(), no, Money.cny(3_806), PRICE));
        Wire.Refund rest = given(
                provider().refund(new Wire.RefundAsked(UUID.randomUUID().toString(), no, Money.cny(3_805), PRICE)));

        assertThat(first.amount()).isEqualTo(Money.cny(5_000));
        assertThat(again.refundNo()).isEqualTo(first.refundNo());
        refused(tooMuch);
        assertThat(rest.refundNo()).isNotEqualTo(first.refundNo());
    }

    @Test
    void nothing_goes_back_of_what_was_not_paid() throws Exception {
        Wire.Payment payment = open();

        refused(provider()
                .refund(new Wire.RefundAsked(UUID.randomUUID().toString(), payment.paymentNo(), Money.cny(1), PRICE)));
    }

    @Test
    void a_callback_names_the_payment_the_sum_and_the_providers_own_number() throws Exception {
        Wire.Payment payment = open();
        pay(payment);

        Notice notice = provider().read(callback(payment));

        assertThat(notice).isInstanceOf(Notice.Paid.class);
        Wire.Report report = ((Notice.Paid) notice).report();
        assertThat(report.paymentNo()).isEqualTo(payment.paymentNo());
        assertThat(report.amount()).isEqualTo(PRICE);
        assertThat(report.tradeNo()).isNotBlank();
    }

    @Test
    void a_callback_of_which_one_byte_was_changed_is_forged() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        PaymentProvider.Callback genuine = callback(payment);
        byte[] body = genuine.body();
        // A signature in Base64 has spare bits at its end, so it can be written in more than one way.
        int signature = new String(body, UTF_8).indexOf("&sign=");

        for (int at = 0; at < body.length; at += Math.max(1, body.length / 40)) {
            byte[] changed = body.clone();
            changed[at] = (byte) (changed[at] == '7' ? '8' : '7');
            Notice notice = provider().read(new PaymentProvider.Callback(genuine.path(), genuine.headers(), changed));
            if (notice instanceof Notice.Paid) {
                assertThat(signature)
                        .as("byte %d is none of the signature's", at)
                        .isBetween(0, at);
                assertThat(notice).as("byte %d", at).isEqualTo(provider().read(genuine));
            }
        }
    }

    @Test
    void a_callback_without_a_signature_or_of_nonsense_is_not_believed() throws Exception {
        Wire.Payment payment = open();
        pay(payment);
        PaymentProvider.Callback genuine = callback(payment);
        String[] nonsense = {"", "{}", "&&&==", "\u0000\uffff", "a=%ZZ", "[1", "sign=&sign_type=RSA2"};

        assertThat(provider()
                        .read(new PaymentProvider.Callback(
                                genuine.path(), _ -> null, "{\"paymentNo\":\"x\"}".getBytes(UTF_8))))
                .isInstanceOf(Notice.Forged.class);
        for (String words : nonsense) {
            assertThat(provider()
                            .read(new PaymentProvider.Callback(
                                    genuine.path(), genuine.headers(), words.getBytes(UTF_8))))
                    .as(words)
                    .isInstanceOfAny(Notice.Forged.class, Notice.Unreadable.class);
        }
    }

    @Test
    void only_what_was_heard_is_answered_as_heard() {
        PaymentProvider.Reply heard = provider().reply(Outcome.HEARD, "");

        for (Outcome outcome : Outcome.values()) {
            if (outcome != Outcome.HEARD) {
                assertThat(provider().reply(outcome, "why")).isNotEqualTo(heard);
            }
        }
        assertThat(heard.status()).isEqualTo(200);
    }

    @Test
    void where_nobody_answers_nobody_knows() {
        PaymentProvider silent = unreachable();
        var refund = new Wire.RefundAsked(UUID.randomUUID().toString(), "x", PRICE, PRICE);

        assertThatThrownBy(() -> silent.query("x")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> silent.close("x")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> silent.refund(refund)).isInstanceOf(IOException.class);
    }
}
