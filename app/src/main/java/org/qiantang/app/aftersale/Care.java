package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.LineTerms;
import org.qiantang.event.ShopEvent.OrderTaken;
import org.qiantang.event.ShopEvent.ScanKind;
import org.qiantang.event.ShopEvent.Verdict;
import org.qiantang.event.ShowEvent.HeldLine;

/** A paid order as its shop cares for it: what was sent, asked and given back, folded from the order's own events. */
final class Care {
    private final OrderTaken taken;
    private final Map<Long, Parcel> parcels = new LinkedHashMap<>();
    private final Map<Long, Case> cases = new LinkedHashMap<>();
    private boolean packed;
    private @Nullable Instant shippedAt;
    private @Nullable Instant receivedAt;
    private boolean closed;

    private Care(OrderTaken taken) {
        this.taken = taken;
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
        final CaseKind kind;
        final CaseReason reason;
        final List<LinePieces> lines;
        final Money asked;
        /** What each line can claim, in order: an amount is split over the lines in this proportion. */
        final long[] claims;
        /** Whether its pieces have not been sent, and will not be. */
        final boolean unsent;

        CaseState state = CaseState.ASKED;
        Money amount;

        @Nullable
        Instant due;

        int evidence;

        Case(ShopEvent.AfterSaleAsked asked, long[] claims, boolean unsent) {
            this.id = asked.caseId();
            this.kind = asked.kind();
            this.reason = asked.reason();
            this.lines = asked.lines();
            this.asked = asked.amount();
            this.amount = asked.amount();
            this.due = asked.answerBy();
            this.claims = claims;
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
        long[] claims = asked.kind() == CaseKind.PRICE_PROTECTION
                ? asked.lines().stream().mapToLong(line -> pool(line.line())).toArray()
                : claims(asked.lines(), freight);
        return new Case(asked, claims, unsent);
    }

    private Case move(long caseId, CaseState state, @Nullable Instant due) {
        Case one = the(caseId);
        one.state = state;
        one.due = due;
        return one;
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

    /** Pieces of a line that wait to be sent, and are not asked back. */
    int unsent(int line) {
        return lines().get(line).pieces() - sent(line) - inCases(line, true);
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
            if (pieces > 0) {
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

    private long goods(int line) {
        HeldLine one = lines().get(line);
        return Math.multiplyExact(one.price().minor(), one.pieces());
    }

    /** A line's part of the freight, which is what was paid above the goods. */
    private long freight(int line) {
        long[] goods = new long[lines().size()];
        long sum = 0;
        for (int i = 0; i < goods.length; i++) {
            goods[i] = goods(i);
            sum += goods[i];
        }
        long freight = Math.max(0, paid() - sum);
        return sum == 0 ? 0 : Shares.of(freight, goods)[line];
    }

    /** What of a line's money has neither been given back nor is kept for an open case. */
    long pool(int line) {
        long given = 0;
        for (Case one : cases.values()) {
            if (one.state.isOpen() || one.hasMoney()) {
                given += part(one, line);
            }
        }
        return goods(line) + freight(line) - given;
    }

    /** What a case takes, or may take, of a line's money. */
    private static long part(Case one, int line) {
        long money = one.state.isOpen() ? one.asked.minor() : one.amount.minor();
        long[] parts = Shares.of(money, one.claims);
        long sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += one.lines.get(i).line() == line ? parts[i] : 0;
        }
        return sum;
    }

    /** What was given back for a lower price of a line. */
    long protectedSoFar(int line) {
        return cases.values().stream()
                .filter(one -> one.kind == CaseKind.PRICE_PROTECTION && one.hasMoney())
                .mapToLong(one -> part(one, line))
                .sum();
    }

    /** The most that can be claimed for these pieces, line by line; with their share of the freight or without. */
    long[] claims(List<LinePieces> lines, boolean withFreight) {
        return lines.stream().mapToLong(one -> claim(one, withFreight)).toArray();
    }

    private long claim(LinePieces one, boolean withFreight) {
        int available = available(one.line());
        if (available < one.pieces()) {
            return 0;
        }
        long pool = pool(one.line());
        int all = lines().get(one.line()).pieces();
        long freight = withFreight ? 0 : Math.min(pool, freight(one.line()) * available / all);
        return (pool - freight) * one.pieces() / available;
    }

    /** Money that was ordered back. */
    long givenBack() {
        return cases.values().stream()
                .filter(Case::hasMoney)
                .mapToLong(one -> one.amount.minor())
                .sum();
    }

    /** What of all the money neither went back nor is kept for another case. */
    long leftBeside(Case mine) {
        long kept = cases.values().stream()
                .filter(one -> one != mine && one.state.isOpen())
                .mapToLong(one -> one.asked.minor())
                .sum();
        return paid() - givenBack() - kept;
    }
}
