package org.qiantang.app.aftersale;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.ShopEvent.VoucherRedeemed;
import org.qiantang.event.ShopEvent.VoucherVoided;
import org.qiantang.event.ShopEvent.VouchersIssued;
import org.qiantang.event.VoucherTerms;

/** The vouchers of a paid order, as they were issued and what became of each. */
final class Vouchers {
    private final Map<Long, One> all = new LinkedHashMap<>();
    private boolean issued;

    /** One voucher: open until it is redeemed or void. */
    static final class One {
        final IssuedVoucher voucher;

        @Nullable
        VoucherRedeemed redeemed;

        @Nullable
        VoucherVoided gone;

        private One(IssuedVoucher voucher) {
            this.voucher = voucher;
        }

        long id() {
            return voucher.voucherId();
        }

        int line() {
            return voucher.line();
        }

        boolean isOpen() {
            return redeemed == null && gone == null;
        }

        boolean isGoodAt(Instant now) {
            return isOpen() && now.isBefore(voucher.goodUntil());
        }
    }

    void issue(VouchersIssued event) {
        issued = true;
        event.vouchers().forEach(voucher -> all.put(voucher.voucherId(), new One(voucher)));
    }

    void redeem(VoucherRedeemed event) {
        open(event.voucherId()).redeemed = event;
    }

    void makeVoid(VoucherVoided event) {
        open(event.voucherId()).gone = event;
    }

    private One open(long voucherId) {
        return find(voucherId)
                .filter(One::isOpen)
                .orElseThrow(() -> new IllegalStateException(
                        "voucher " + voucherId + " (expected: one of this order, neither used nor void)"));
    }

    boolean areIssued() {
        return issued;
    }

    Optional<One> find(long voucherId) {
        return Optional.ofNullable(all.get(voucherId));
    }

    /** Those of a line that are neither used nor void, in the order in which they were issued. */
    List<One> open(int line) {
        return all.values().stream()
                .filter(one -> one.line() == line && one.isOpen())
                .toList();
    }

    boolean isNoneOpen() {
        return all.values().stream().noneMatch(One::isOpen);
    }

    int redeemed(int line) {
        return (int) all.values().stream()
                .filter(one -> one.line() == line && one.redeemed != null)
                .count();
    }

    /** Those of a line that ran out when nothing of their money was left to give back. */
    int goneForNothing(int line) {
        return (int) all.values().stream()
                .filter(one -> one.line() == line && one.gone != null && one.gone.caseId() == null)
                .count();
    }

    /** Whether a case gave vouchers back. */
    boolean isBackOf(long caseId) {
        return all.values().stream().anyMatch(one -> one.gone != null && Objects.equals(one.gone.caseId(), caseId));
    }

    /** How many of a line a case has made void so far. */
    long voidedBy(long caseId, int line) {
        return all.values().stream()
                .filter(one -> one.line() == line && one.gone != null && Objects.equals(one.gone.caseId(), caseId))
                .count();
    }

    /** When the first open one of a line runs out. */
    Optional<Instant> firstEnd(int line) {
        return open(line).stream().map(one -> one.voucher.goodUntil()).min(Instant::compareTo);
    }

    /** The moment from which a voucher that was paid for then is worth nothing: the end of its last day, in China. */
    static Instant goodUntil(VoucherTerms terms, Instant paid) {
        Integer days = terms.validDays();
        if (days != null) {
            return AskRules.lastOfDays(paid, days);
        }
        String last = terms.validUntil();
        if (last == null) {
            throw new IllegalStateException("validity: none (expected: a number of days, or a date)");
        }
        return AskRules.endOfDay(LocalDate.parse(last));
    }
}
