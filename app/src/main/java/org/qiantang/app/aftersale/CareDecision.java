package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.aftersale.Care.Case;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.LinePieces;

/**
 * Decides what a request means for one order. It asks nobody: what it must know is in the order's own story.
 *
 * <p>The care that is handed in is a copy of its own, and is moved on with every event that is decided.
 */
final class CareDecision {
    private final Care care;
    private final Instant now;
    private final AfterSaleSettings times;
    private final LongUnaryOperator free;
    private final List<AboutOrder> events = new ArrayList<>();
    private final List<CareOutcome.Move> moves = new ArrayList<>();

    /** Free tells how many pieces of a SKU the warehouse has to give. */
    CareDecision(Care care, Instant now, AfterSaleSettings times, LongUnaryOperator free) {
        this.care = care;
        this.now = now;
        this.times = times;
        this.free = free;
    }

    CareOutcome decide(CareRequest request) {
        CareRefusal refusal = switch (request) {
            case CareRequest.Pack _ -> pack();
            case CareRequest.Send send -> new Sending(this).send(send);
            case CareRequest.Replace replace -> new Sending(this).replace(replace);
            case CareRequest.Correct correct -> new Sending(this).correct(correct);
            case CareRequest.Scan scan -> new Sending(this).scan(scan);
            case CareRequest.Receive _ -> receive();
            case CareRequest.Ask ask -> new Asking(this).ask(ask);
            case CareRequest.Protect protect -> new Asking(this).protect(protect);
            case CareRequest.Agree agree -> with(agree.caseId(), one -> new Answering(this).agree(one));
            case CareRequest.Refuse no -> with(no.caseId(), one -> new Answering(this).refuse(one, no.wordsHash()));
            case CareRequest.Offer offer -> with(offer.caseId(), one -> new Answering(this).offer(one, offer));
            case CareRequest.Choose choice ->
                with(choice.caseId(), one -> new Answering(this).choose(one, choice.yes()));
            case CareRequest.Withdraw back -> with(back.caseId(), one -> new Answering(this).withdraw(one));
            case CareRequest.SendBack back -> with(back.caseId(), one -> new Answering(this).sendBack(one, back));
            case CareRequest.ConfirmBack back ->
                with(back.caseId(), one -> new Answering(this).confirm(one, back.condition()));
            case CareRequest.Dispute dispute -> with(dispute.caseId(), one -> new Judging(this).open(one, dispute));
            case CareRequest.Testify more -> with(more.caseId(), one -> new Judging(this).add(one, more));
            case CareRequest.Decide verdict -> with(verdict.caseId(), one -> new Judging(this).decide(one, verdict));
            case CareRequest.Issue issue -> new Redeeming(this).issue(issue);
            case CareRequest.Redeem redeem -> new Redeeming(this).redeem(redeem);
            case CareRequest.GiveBack back -> new Redeeming(this).giveBack(back);
            case CareRequest.Settle _ -> settle();
        };
        return refusal == null ? new CareOutcome.Happens(events, moves) : new CareOutcome.Refused(refusal);
    }

    private interface OfCase {
        @Nullable
        CareRefusal decide(Case one);
    }

    private @Nullable CareRefusal with(long caseId, OfCase then) {
        Optional<Case> one = care.find(caseId);
        return one.isEmpty() ? CareRefusal.UNKNOWN : then.decide(one.get());
    }

    private @Nullable CareRefusal pack() {
        if (care.isClosed() || care.toSend().isEmpty()) {
            return CareRefusal.NOTHING_TO_SEND;
        }
        if (!care.isPacked()) {
            happens(new ShopEvent.OrderPacked(now, care.orderId()));
        }
        return null;
    }

    private @Nullable CareRefusal receive() {
        if (care.receivedAt().isPresent()) {
            return null;
        }
        if (care.isClosed() || care.shippedAt().isEmpty()) {
            return care.isClosed() ? CareRefusal.CLOSED : CareRefusal.NOT_SHIPPED;
        }
        happens(new ShopEvent.OrderReceived(now, care.orderId(), By.BUYER));
        return null;
    }

    /** What time alone asks for. */
    private @Nullable CareRefusal settle() {
        for (Case one : care.cases()) {
            Instant due = one.due;
            if (due != null && !due.isAfter(now)) {
                new Answering(this).runOut(one);
            }
        }
        new Redeeming(this).runOut();
        Optional<Instant> due = receiveDue();
        if (due.isPresent() && !due.get().isAfter(now)) {
            happens(new ShopEvent.OrderReceived(now, care.orderId(), By.DEADLINE));
        }
        return null;
    }

    /** When the order will count as received; empty while it does so already, or may not yet. */
    private Optional<Instant> receiveDue() {
        return receiveDue(care, times);
    }

    static Optional<Instant> receiveDue(Care care, AfterSaleSettings times) {
        boolean waits = care.isClosed()
                || care.receivedAt().isPresent()
                || care.shippedAt().isEmpty()
                || care.cases().stream().anyMatch(one -> one.state.isOpen());
        if (waits) {
            return Optional.empty();
        }
        return care.deliveredAt()
                .map(delivered -> delivered.plus(times.receive()))
                .or(() -> care.shippedAt().map(shipped -> shipped.plus(times.receiveUnseen())));
    }

    /** When time alone will ask something next. */
    static Optional<Instant> nextDue(Care care, AfterSaleSettings times) {
        Instant next = receiveDue(care, times).orElse(null);
        for (Case one : care.cases()) {
            Instant due = one.due;
            if (due != null && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        for (int line = 0; line < care.lines().size() && !care.isClosed(); line++) {
            // A voucher that waits for an answer to a refund is not given back a second time.
            Instant end = care.unsent(line) < 1
                    ? null
                    : care.vouchers().firstEnd(line).orElse(null);
            if (end != null && (next == null || end.isBefore(next))) {
                next = end;
            }
        }
        return Optional.ofNullable(next);
    }

    // ---- what the parts of the decision share

    Care care() {
        return care;
    }

    Instant now() {
        return now;
    }

    AfterSaleSettings times() {
        return times;
    }

    void happens(AboutOrder event) {
        events.add(event);
        care.apply(event);
    }

    void moves(List<LinePieces> lines, int sign, String reason) {
        for (LinePieces line : lines) {
            moves.add(new CareOutcome.Move(care.lines().get(line.line()).skuId(), sign * line.pieces(), reason));
        }
    }

    boolean isFree(List<LinePieces> lines) {
        return lines.stream()
                .allMatch(line -> free.applyAsLong(care.lines().get(line.line()).skuId()) >= line.pieces());
    }

    Money money(long minor) {
        return new Money(minor, care.taken().amount().currency());
    }

    /** Orders a case's money back, and sees whether that ends the sending or the whole deal. */
    void refund(Case one, long minor, String reason) {
        if (one.unsent) {
            new Redeeming(this).voidFor(one);
        }
        happens(new ShopEvent.RefundOrdered(now, one.id, care.orderId(), money(minor), reason));
        if (care.givenBack() >= care.paid()) {
            happens(new ShopEvent.OrderClosed(now, care.orderId()));
        } else {
            shippedIfAll();
            completeIfAll();
        }
    }

    /** An order of vouchers alone has been received when none of them can be used any more. */
    void completeIfAll() {
        boolean alone = !care.lines().isEmpty() && care.isOfVouchersAlone();
        if (alone
                && care.vouchers().areIssued()
                && care.vouchers().isNoneOpen()
                && care.receivedAt().isEmpty()
                && !care.isClosed()) {
            happens(new ShopEvent.OrderReceived(now, care.orderId(), By.RULE));
        }
    }

    void shippedIfAll() {
        boolean some = care.parcels().stream().anyMatch(parcel -> !parcel.homeward);
        if (care.shippedAt().isEmpty() && some && care.toSend().isEmpty() && !hasUnsentCase()) {
            happens(new ShopEvent.OrderShipped(now, care.orderId()));
        }
    }

    private boolean hasUnsentCase() {
        return care.cases().stream().anyMatch(one -> one.unsent && one.state.isOpen());
    }
}
