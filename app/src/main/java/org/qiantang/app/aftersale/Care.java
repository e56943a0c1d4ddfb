package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.LineTerms;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.ScanKind;
import org.qiantang.event.ShopEvent.Verdict;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.VoucherTerms;

/** A paid order as its shop cares for it: what was sent, asked and given back, folded from the order's own events. */
final class Care {
    private final OrderTaken taken;
    private final Purse purse;
    private final Map<Long, Parcel> parcels = new LinkedHashMap<>();
    private final Map<Long, Case> cases = new LinkedHashMap<>();
    private final Vouchers vouchers = new Vouchers();
    private boolean packed;
    private @Nullable Instant shippedAt;
    private @Nullable Instant receivedAt;
    private boolean closed;

    private Care(OrderTaken taken) {
        this.taken = taken;
        this.purse = new Purse(this);
    }

    /** Empty where the story does not begin with the hand-over. */
    static Optional<Care> of(List<AboutOrder> story) {
        if (story.isEmpty() || !(story.getFirst() instanceof OrderTaken taken)) {
            return Optional.empty();
        }
        var care = new Care(taken);
        story.subList(1, story.size()).forEach(care::apply);
        return Optional.of(care);
    }

    /** A parcel of the order, to the buyer or, with a case, back from the buyer. */
    static final class Parcel {
        final long id;
        final List<LinePieces> lines;
        final boolean homeward;
        final boolean replaces;
        final Set<String> scans = new HashSet<>();
        String carrier;
        String trackingNo;

        @Nullable
        Instant deliveredAt;

        Parcel(long id, List<LinePieces> lines, boolean homeward, boolean replaces, String carrier, String trackingNo) {
            this.id = id;
            this.lines = lines;
            this.homeward = homeward;
            this.replaces = replaces;
            this.carrier = carrier;
            this.trackingNo = trackingNo;
        }
    }

    /** One thing that the buyer asked for after paying. */
    static final class Case {
        final long id;

        @Nullable
        final String intent;

        final CaseKind kind;
        final CaseReason reason;
        final List<LinePieces> lines;
        final Money asked;
        /** What each line can claim, in order: an amount is split over the lines in this proportion. */
        final long[] claims;
        /** What of each claim is for the goods; the rest of it is freight. */
        final long[] goods;
        /** Whether its pieces have not been sent, and will not be. */
        final boolean unsent;

        CaseState state = CaseState.ASKED;
        Money amount;

        @Nullable
        Instant due;

        int evidence;

        Case(ShopEvent.AfterSaleAsked asked, long[] claims, long[] goods, boolean unsent) {
            this.id = asked.caseId();
            this.intent = asked.intent();
            this.kind = asked.kind();
            this.reason = asked.reason();
            this.lines = asked.lines();
            this.asked = asked.amount();
            this.amount = asked.amount();
            this.due = asked.answerBy();
            this.claims = claims;
            this.goods = goods;
            this.unsent = unsent;
        }

        boolean hasMoney() {
            return (kind != CaseKind.EXCHANGE && (state == CaseState.REFUNDING || state == CaseState.DONE))
                    || (kind == CaseKind.EXCHANGE && state == CaseState.REFUNDING);
        }

        /** Whether its pieces are no longer the buyer's to ask for. */
        boolean takesPieces() {
            return switch (kind) {
                case REFUND_ONLY, RETURN, EXCHANGE -> state.isOpen() || hasMoney();
                case PARTIAL, PRICE_PROTECTION -> false;
            };
        }
    }

    void apply(AboutOrder event) {
        switch (event) {
            case OrderTaken again ->
                throw new IllegalStateException("order " + again.orderId() + " is taken again (expected: once)");
            case ShopEvent.OrderPacked _ -> packed = true;
            case ShopEvent.ParcelSent sent -> send(sent);
            case ShopEvent.ParcelCorrected right -> {
                Parcel parcel = parcel(right.parcelId());
                parcel.carrier = right.carrier();
                parcel.trackingNo = right.trackingNo();
            }
            case ShopEvent.ParcelScanned scan -> {
                Parcel parcel = parcel(scan.parcelId());
                parcel.scans.add(scan.scanId());
                if (scan.kind() == ScanKind.DELIVERED && parcel.deliveredAt == null) {
                    parcel.deliveredAt = scan.at();
                }
            }
            case ShopEvent.OrderShipped shipped -> shippedAt = shipped.at();
            case ShopEvent.OrderReceived received -> receivedAt = received.at();
            case ShopEvent.OrderClosed _ -> closed = true;
            case ShopEvent.AfterSaleAsked asked -> cases.put(asked.caseId(), born(asked));
            case ShopEvent.AfterSaleOffered offer -> {
                move(offer.caseId(), CaseState.OFFERED, offer.answerBy());
                the(offer.caseId()).amount = offer.amount();
            }
            case ShopEvent.AfterSaleAgreed agreed -> {
                Case one = move(agreed.caseId(), CaseState.RETURNING, agreed.sendBackBy());
                one.amount = agreed.amount();
            }
            case ShopEvent.AfterSaleRefused refused -> move(refused.caseId(), CaseState.REFUSED, refused.disputeBy());
            case ShopEvent.AfterSaleEnded ended -> move(ended.caseId(), CaseState.ENDED, null);
            case ShopEvent.GoodsSentBack back -> {
                Case one = move(back.caseId(), CaseState.SENT_BACK, back.confirmBy());
                parcels.put(
                        back.parcelId(),
                        new Parcel(back.parcelId(), one.lines, true, false, back.carrier(), back.trackingNo()));
            }
            case ShopEvent.GoodsCameBack back -> move(back.caseId(), CaseState.REPLACING, null);
            case ShopEvent.RefundOrdered refund -> {
                Case one = cases.get(refund.refundId());
                if (one != null) {
                    one.amount = refund.amount();
                    move(one.id, CaseState.REFUNDING, null);
                }
            }
            case ShopEvent.VouchersIssued issued -> vouchers.issue(issued);
            case ShopEvent.VoucherRedeemed redeemed -> vouchers.redeem(redeemed);
            case ShopEvent.VoucherVoided gone -> vouchers.makeVoid(gone);
            case ShopEvent.DisputeOpened dispute -> move(dispute.caseId(), CaseState.DISPUTED, null);
            case ShopEvent.EvidenceAdded more -> the(more.caseId()).evidence++;
            case ShopEvent.DisputeDecided decided -> {
                if (decided.verdict() == Verdict.SELLER) {
                    move(decided.caseId(), CaseState.ENDED, null);
                }
            }
        }
    }

    private void send(ShopEvent.ParcelSent sent) {
        Long given = sent.parcelId();
        long id = given == null ? sent.orderId() : given;
        List<LinePieces> lines = sent.lines();
        Long caseId = sent.caseId();
        parcels.put(
                id,
                new Parcel(
                        id,
                        lines == null ? toSend() : lines,
                        false,
                        caseId != null,
                        sent.carrier(),
                        sent.trackingNo()));
        if (given == null) {
            shippedAt = sent.at();
        }
        if (caseId != null) {
            move(caseId, CaseState.DONE, null);
        }
    }

    private Case born(ShopEvent.AfterSaleAsked asked) {
        boolean unsent = asked.kind() == CaseKind.REFUND_ONLY
                && asked.lines().stream().allMatch(line -> line.pieces() <= unsent(line.line()));
        boolean freight = unsent || AskRules.isSellersFault(asked.reason());
        boolean price = asked.kind() == CaseKind.PRICE_PROTECTION;
        long[] goods = price
                ? asked.lines().stream()
                        .mapToLong(line -> purse.goodsPool(line.line()))
                        .toArray()
                : purse.claims(asked.lines(), false);
        return new Case(asked, price ? goods : purse.claims(asked.lines(), freight), goods, unsent);
    }

    private Case move(long caseId, CaseState state, @Nullable Instant due) {
        Case one = the(caseId);
        one.state = state;
        one.due = due;
        return one;
    }

    /** The case that this wish has opened. */
    Optional<Case> asked(@Nullable String intent) {
        return intent == null
                ? Optional.empty()
                : cases().stream().filter(one -> intent.equals(one.intent)).findFirst();
    }

    Case the(long caseId) {
        return find(caseId)
                .orElseThrow(() -> new IllegalStateException(
                        "case " + caseId + " (expected: one of order " + taken.orderId() + ")"));
    }

    Optional<Case> find(long caseId) {
        return Optional.ofNullable(cases.get(caseId));
    }

    private Parcel parcel(long id) {
        return findParcel(id)
                .orElseThrow(() -> new IllegalStateException(
                        "parcel " + id + " (expected: one of order " + taken.orderId() + ")"));
    }

    Optional<Parcel> findParcel(long id) {
        return Optional.ofNullable(parcels.get(id));
    }

    // ---- pieces

    long orderId() {
        return taken.orderId();
    }

    OrderTaken taken() {
        return taken;
    }

    List<HeldLine> lines() {
        return taken.lines();
    }

    Optional<LineTerms> terms(int line) {
        List<LineTerms> all = taken.terms();
        return all == null
                ? Optional.empty()
                : all.stream().filter(terms -> terms.line() == line).findFirst();
    }

    /** What a line's vouchers entitle to; empty for goods that are sent. */
    Optional<VoucherTerms> voucherTerms(int line) {
        return terms(line).map(LineTerms::voucher);
    }

    boolean isOfVouchersAlone() {
        return IntStream.range(0, lines().size())
                .allMatch(line -> voucherTerms(line).isPresent());
    }

    Vouchers vouchers() {
        return vouchers;
    }

    boolean isLine(int line) {
        return line >= 0 && line < lines().size();
    }

    List<Parcel> parcels() {
        return List.copyOf(parcels.values());
    }

    List<Case> cases() {
        return List.copyOf(cases.values());
    }

    int sent(int line) {
        return parcels.values().stream()
                .filter(parcel -> !parcel.homeward && !parcel.replaces)
                .flatMap(parcel -> parcel.lines.stream())
                .filter(one -> one.line() == line)
                .mapToInt(LinePieces::pieces)
                .sum();
    }

    /** Pieces of a line that wait to be sent, or as vouchers to be used, and are not asked back. */
    int unsent(int line) {
        int used = vouchers.redeemed(line) + vouchers.goneForNothing(line);
        return lines().get(line).pieces() - sent(line) - used - inCases(line, true);
    }

    /** Pieces of a line that were sent, and are not in any case. */
    int withBuyer(int line) {
        return sent(line) - inCases(line, false);
    }

    int available(int line) {
        return lines().get(line).pieces() - inCases(line, true) - inCases(line, false);
    }

    private int inCases(int line, boolean unsent) {
        return cases.values().stream()
                .filter(one -> one.unsent == unsent && one.takesPieces())
                .flatMap(one -> one.lines.stream())
                .filter(one -> one.line() == line)
                .mapToInt(LinePieces::pieces)
                .sum();
    }

    /** All that waits to be sent. */
    List<LinePieces> toSend() {
        var waiting = new ArrayList<LinePieces>();
        for (int line = 0; line < lines().size(); line++) {
            int pieces = unsent(line);
            if (pieces > 0 && voucherTerms(line).isEmpty()) {
                waiting.add(new LinePieces(line, pieces));
            }
        }
        return waiting;
    }

    boolean isPacked() {
        return packed;
    }

    boolean isClosed() {
        return closed;
    }

    Optional<Instant> shippedAt() {
        return Optional.ofNullable(shippedAt);
    }

    Optional<Instant> receivedAt() {
        return Optional.ofNullable(receivedAt);
    }

    /** When the last parcel to the buyer was delivered; empty while one is under way or none was sent. */
    Optional<Instant> deliveredAt() {
        Instant last = null;
        for (Parcel parcel : parcels.values()) {
            if (parcel.homeward) {
                continue;
            }
            Instant delivered = parcel.deliveredAt;
            if (delivered == null) {
                return Optional.empty();
            }
            last = last == null || delivered.isAfter(last) ? delivered : last;
        }
        return Optional.ofNullable(last);
    }

    // ---- money

    long paid() {
        return taken.amount().minor();
    }

    /** What of the order's money is left to give back. */
    Purse purse() {
        return purse;
    }

    /** Money that was ordered back. */
    long givenBack() {
        return purse.givenBack();
    }
}
