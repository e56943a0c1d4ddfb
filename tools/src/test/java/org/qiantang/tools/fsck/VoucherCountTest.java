package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.VoidReason;
import org.qiantang.event.ShowEvent.HeldLine;

class VoucherCountTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long ORDER = 100;

    private final EventCodec codec = new EventCodec();
    private final Findings findings = new Findings();
    private final CareCount care = new CareCount(findings);
    private long position;

    private void happens(ShopEvent.AboutOrder event) {
        care.happened(
                new Recorded(
                        0, ++position, "shop/7", codec.typeOf(event), EventCodec.VERSION, NOON, codec.bytes(event)),
                event);
    }

    private void sold(long... vouchers) {
        happens(new ShopEvent.OrderTaken(
                NOON,
                ORDER,
                1,
                2,
                List.of(new HeldLine(70, 700, vouchers.length, 1, Money.cny(9_900))),
                Money.cny(9_900L * vouchers.length)));
        happens(new ShopEvent.VouchersIssued(
                NOON,
                ORDER,
                Arrays.stream(vouchers)
                        .mapToObj(id -> new IssuedVoucher(id, 0, "hash", NOON))
                        .toList()));
    }

    private void redeemed(long voucher) {
        happens(new ShopEvent.VoucherRedeemed(NOON, ORDER, voucher, "西湖店", 5));
    }

    private void voided(long voucher) {
        happens(new ShopEvent.VoucherVoided(NOON, ORDER, voucher, VoidReason.REFUNDED, 900L));
    }

    @Test
    void vouchers_that_end_once_are_in_order_and_each_row_is_told_how_to_stand() {
        sold(1, 2, 3);
        redeemed(1);
        voided(2);

        assertThat(findings.care.agrees()).isTrue();
        assertThat(care.vouchers.states)
                .containsEntry(1L, "order 100 line 0 until 1795492800 redeemed by 5 at 西湖店")
                .containsEntry(2L, "order 100 line 0 until 1795492800 REFUNDED case 900")
                .containsEntry(3L, "order 100 line 0 until 1795492800 open");
    }

    @Test
    void a_voucher_used_twice_is_found() {
        sold(1);
        redeemed(1);
        redeemed(1);

        assertThat(findings.care.agrees()).isFalse();
    }

    @Test
    void a_voucher_given_back_after_it_was_used_is_found() {
        sold(1);
        redeemed(1);
        voided(1);

        assertThat(findings.care.agrees()).isFalse();
    }

    @Test
    void a_voucher_that_was_never_issued_is_found() {
        sold(1);
        redeemed(9);

        assertThat(findings.care.agrees()).isFalse();
    }
}
