package org.qiantang.tools.fsck;

import java.util.Map;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.ShopEvent;

/** Vouchers counted anew: each is issued once, and then used once, or void once, or neither; never both. */
final class VoucherCount {
    /** How each voucher stands, as its row must say it. */
    final Map<Long, String> states = new TreeMap<>();

    private final Map<Long, Long> orders = new TreeMap<>();
    private final Findings findings;

    VoucherCount(Findings findings) {
        this.findings = findings;
    }

    void issued(Recorded place, ShopEvent.VouchersIssued event) {
        for (IssuedVoucher voucher : event.vouchers()) {
            findings.care.must(
                    orders.putIfAbsent(voucher.voucherId(), event.orderId()) == null,
                    "{}: voucher {} is issued twice",
                    Story.at(place),
                    voucher.voucherId());
            states.put(
                    voucher.voucherId(),
                    "order " + event.orderId() + " line " + voucher.line() + " until "
                            + voucher.goodUntil().getEpochSecond() + " open");
        }
    }

    void redeemed(Recorded place, ShopEvent.VoucherRedeemed event) {
        end(place, event, event.voucherId(), "redeemed by " + event.byId() + " at " + event.place());
    }

    void voided(Recorded place, ShopEvent.VoucherVoided event) {
        Long caseId = event.caseId();
        end(place, event, event.voucherId(), event.why() + " case " + (caseId == null ? "-" : caseId));
    }

    private void end(Recorded place, ShopEvent.AboutOrder event, long voucherId, String state) {
        String before = states.get(voucherId);
        findings.care.must(
                before != null && Long.valueOf(event.orderId()).equals(orders.get(voucherId)),
                "{}: voucher {} was never issued with order {}",
                Story.at(place),
                voucherId,
                event.orderId());
        if (before == null) {
            return;
        }
        findings.care.must(
                before.endsWith(" open"),
                "{}: voucher {} ends twice: {}, then {}",
                Story.at(place),
                voucherId,
                before,
                state);
        states.put(voucherId, before.substring(0, before.lastIndexOf(" ") + 1) + state);
    }
}
