package org.qiantang.app.aftersale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.app.aftersale.Vouchers.One;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.VoidReason;
import org.qiantang.event.VoucherTerms;

/** The part of the decision that is about vouchers (到店券): issued, used, given back, run out. */
final class Redeeming {
    private final CareDecision turn;
    private final Care care;

    Redeeming(CareDecision turn) {
        this.turn = turn;
        this.care = turn.care();
    }

    /** A code for each piece that has not been given back by now; asked again, they stand. */
    @Nullable
    CareRefusal issue(CareRequest.Issue ask) {
        if (care.vouchers().areIssued() || care.isClosed()) {
            return null;
        }
        Map<Integer, Integer> given = new HashMap<>();
        var issued = new ArrayList<IssuedVoucher>();
        for (CareRequest.Fresh fresh : ask.fresh()) {
            Optional<VoucherTerms> terms = care.voucherTerms(fresh.line());
            if (terms.isPresent() && given.merge(fresh.line(), 1, Integer::sum) <= care.unsent(fresh.line())) {
                issued.add(new IssuedVoucher(
                        fresh.voucherId(),
                        fresh.line(),
                        fresh.codeHash(),
                        Vouchers.goodUntil(terms.get(), care.taken().at())));
            }
        }
        if (!issued.isEmpty()) {
            turn.happens(new ShopEvent.VouchersIssued(turn.now(), care.orderId(), issued));
        }
        return null;
    }

    @Nullable
    CareRefusal redeem(CareRequest.Redeem ask) {
        Optional<One> found = care.vouchers().find(ask.voucherId());
        if (found.isEmpty()) {
            return CareRefusal.UNKNOWN;
        }
        One one = found.get();
        if (one.redeemed != null) {
            return CareRefusal.VOUCHER_USED;
        }
        ShopEvent.VoucherVoided gone = one.gone;
        if (gone != null) {
            return gone.why() == VoidReason.EXPIRED ? CareRefusal.VOUCHER_EXPIRED : CareRefusal.VOUCHER_REFUNDED;
        }
        if (!one.isGoodAt(turn.now())) {
            return CareRefusal.VOUCHER_EXPIRED;
        }
        if (!isPlace(one.line(), ask.place())) {
            return CareRefusal.VOUCHER_ELSEWHERE;
        }
        turn.happens(
                new ShopEvent.VoucherRedeemed(turn.now(), care.orderId(), ask.voucherId(), ask.place(), ask.byId()));
        turn.completeIfAll();
        return null;
    }

    private boolean isPlace(int line, String name) {
        return care.voucherTerms(line).stream()
                .flatMap(terms -> terms.places().stream())
                .anyMatch(place -> place.name().equals(name));
    }

    /** The buyer gives back those named, which needs no reason and nobody's leave. */
    @Nullable
    CareRefusal giveBack(CareRequest.GiveBack ask) {
        if (care.find(ask.caseId()).isPresent() || care.asked(ask.intent()).isPresent()) {
            return null;
        }
        var seen = new HashSet<Long>();
        var named = new ArrayList<One>();
        for (long voucherId : ask.vouchers()) {
            Optional<One> one = care.vouchers().find(voucherId);
            if (one.isEmpty() || !seen.add(voucherId)) {
                return CareRefusal.UNKNOWN;
            }
            if (one.get().redeemed != null) {
                return CareRefusal.VOUCHER_USED;
            }
            if (!one.get().isOpen()) {
                return CareRefusal.VOUCHER_REFUNDED;
            }
            named.add(one.get());
        }
        List<LinePieces> lines = lines(named);
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.pieces() > care.unsent(line.line()))) {
            return CareRefusal.NOT_AVAILABLE;
        }
        backAtOnce(ask.caseId(), CaseReason.CHANGED_MIND, By.RULE, ask.intent(), named, lines, VoidReason.REFUNDED);
        return null;
    }

    /** What has run out is void, and its money goes back without anybody's asking. */
    void runOut() {
        var over = new ArrayList<One>();
        for (int line = 0; line < care.lines().size(); line++) {
            care.vouchers().open(line).stream()
                    .filter(one -> !one.isGoodAt(turn.now()))
                    .limit(Math.max(0, care.unsent(line)))
                    .forEach(over::add);
        }
        if (over.isEmpty() || care.isClosed()) {
            return;
        }
        // Nobody named the case; the first voucher's id is nobody else's, and stays the same however often it is asked.
        long caseId = over.getFirst().id();
        backAtOnce(caseId, CaseReason.EXPIRED, By.DEADLINE, null, over, lines(over), VoidReason.EXPIRED);
    }

    private void backAtOnce(
            long caseId,
            CaseReason reason,
            By by,
            @Nullable String intent,
            List<One> ones,
            List<LinePieces> lines,
            VoidReason why) {
        long minor = 0;
        for (long claim : care.purse().claims(lines, true)) {
            minor += claim;
        }
        if (minor == 0) {
            ones.forEach(one -> makeVoid(one, why, null));
            turn.completeIfAll();
            return;
        }
        turn.happens(new ShopEvent.AfterSaleAsked(
                turn.now(),
                care.orderId(),
                caseId,
                CaseKind.REFUND_ONLY,
                reason,
                lines,
                turn.money(minor),
                null,
                null,
                intent));
        ones.forEach(one -> makeVoid(one, why, caseId));
        new Answering(turn).grant(care.the(caseId), by, minor);
    }

    /** Makes void what a refund that named no voucher gives back: those that were issued last. */
    void voidFor(Case one) {
        for (LinePieces line : one.lines) {
            long already = care.vouchers().voidedBy(one.id, line.line());
            List<One> open = care.vouchers().open(line.line()).reversed();
            open.stream()
                    .limit(line.pieces() - already)
                    .forEach(voucher -> makeVoid(voucher, VoidReason.REFUNDED, one.id));
        }
    }

    private void makeVoid(One one, VoidReason why, @Nullable Long caseId) {
        turn.happens(new ShopEvent.VoucherVoided(turn.now(), care.orderId(), one.id(), why, caseId));
    }

    private static List<LinePieces> lines(List<One> ones) {
        Map<Integer, Integer> pieces = new LinkedHashMap<>();
        ones.forEach(one -> pieces.merge(one.line(), 1, Integer::sum));
        return pieces.entrySet().stream()
                .map(line -> new LinePieces(line.getKey(), line.getValue()))
                .toList();
    }
}
