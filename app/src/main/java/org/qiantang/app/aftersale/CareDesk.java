package org.qiantang.app.aftersale;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.catalog.OrderTurn;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.At;
import org.qiantang.app.parcel.Scan;
import org.qiantang.app.parcel.Scans;
import org.qiantang.app.parcel.Shipment;
import org.qiantang.app.voucher.VoucherCode;
import org.qiantang.app.voucher.VoucherRow;
import org.qiantang.app.voucher.VoucherRows;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.IssuedVoucher;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;
import org.qiantang.event.VoucherTerms;

/** The desk of paid orders: takes its turn at the shop's counter, folds the order, decides, and writes down. */
final class CareDesk implements Scans {
    private final OrderCounter turns;
    private final Catalog catalog;
    private final AfterSaleSettings times;
    private final InstantSource clock;
    private final VoucherRows vouchers;

    CareDesk(OrderCounter turns, Catalog catalog, AfterSaleSettings times, InstantSource clock, VoucherRows vouchers) {
        this.turns = turns;
        this.vouchers = vouchers;
        this.catalog = catalog;
        this.times = times;
        this.clock = clock;
    }

    /** Where the answer stands; a place of 0 where nothing was written. Words go beside the first event. */
    At ask(long orderId, CareRequest request, Aside... words) {
        long merchantId = turns.merchantOf(orderId).orElseThrow(CareRefusal.UNKNOWN::problem);
        Office.Written<CareOutcome> written = turns.take(merchantId, turn -> work(turn, orderId, request, words));
        return switch (written.value()) {
            case CareOutcome.Happens _ -> new At(Streams.OFFICE, written.position());
            case CareOutcome.Refused(CareRefusal why) -> throw why.problem();
        };
    }

    CareOutcome work(OrderTurn turn, long orderId, CareRequest request, Aside... words) {
        Optional<Care> care = Care.of(turn.story(orderId));
        if (care.isEmpty()) {
            return new CareOutcome.Refused(CareRefusal.UNKNOWN);
        }
        CareOutcome outcome = new CareDecision(care.get(), turn.at(), times, turn::free).decide(request);
        if (outcome instanceof CareOutcome.Happens(List<AboutOrder> events, List<CareOutcome.Move> moves)) {
            boolean first = true;
            for (AboutOrder event : events) {
                turn.write(event, first ? words : new Aside[0]);
                note(turn, care.get(), request, event);
                first = false;
            }
            moves.forEach(move -> turn.count(move.skuId(), move.pieces(), move.reason()));
            if (!events.isEmpty() || request instanceof CareRequest.Settle) {
                turns.due(
                        turn.merchantId(),
                        orderId,
                        CareDecision.nextDue(care.get(), times).orElse(null));
            }
        }
        return outcome;
    }

    /** Vouchers lie beside the journal too, in rows that this turn writes with its events. */
    private void note(OrderTurn turn, Care care, CareRequest request, AboutOrder event) {
        switch (event) {
            case ShopEvent.VouchersIssued issued -> {
                if (request instanceof CareRequest.Issue(List<CareRequest.Fresh> fresh)) {
                    Map<Long, VoucherCode> codes = new HashMap<>();
                    fresh.forEach(one -> codes.put(one.voucherId(), one.code()));
                    issued.vouchers().forEach(one -> vouchers.issue(row(turn, care, one, codes.get(one.voucherId()))));
                }
            }
            case ShopEvent.VoucherRedeemed used ->
                vouchers.redeem(used.voucherId(), used.at(), used.byId(), used.place());
            case ShopEvent.VoucherVoided gone ->
                vouchers.makeVoid(gone.voucherId(), gone.at(), gone.why(), gone.caseId());
            case ShopEvent.OrderTaken _,
                    ShopEvent.OrderPacked _,
                    ShopEvent.ParcelSent _,
                    ShopEvent.ParcelCorrected _,
                    ShopEvent.ParcelScanned _,
                    ShopEvent.OrderShipped _,
                    ShopEvent.OrderReceived _,
                    ShopEvent.OrderClosed _,
                    ShopEvent.AfterSaleAsked _,
                    ShopEvent.AfterSaleOffered _,
                    ShopEvent.AfterSaleAgreed _,
                    ShopEvent.AfterSaleRefused _,
                    ShopEvent.AfterSaleEnded _,
                    ShopEvent.GoodsSentBack _,
                    ShopEvent.GoodsCameBack _,
                    ShopEvent.RefundOrdered _,
                    ShopEvent.DisputeOpened _,
                    ShopEvent.EvidenceAdded _,
                    ShopEvent.DisputeDecided _ -> {}
        }
    }

    private VoucherRow row(OrderTurn turn, Care care, IssuedVoucher one, @Nullable VoucherCode code) {
        HeldLine line = care.lines().get(one.line());
        VoucherTerms terms = care.voucherTerms(one.line()).orElse(null);
        if (terms == null || code == null) {
            throw new IllegalStateException("voucher " + one.voucherId() + " (expected: terms, and a fresh code)");
        }
        return new VoucherRow(
                one.voucherId(),
                care.orderId(),
                turn.merchantId(),
                care.taken().buyerId(),
                one.line(),
                code,
                title(line.skuId(), terms),
                terms.entitles(),
                line.price(),
                turn.at(),
                one.goodUntil(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** What it was sold as; goods that the catalogue no longer knows are called by what they entitle to. */
    private String title(long skuId, VoucherTerms terms) {
        return catalog.ownerOfSku(skuId)
                .flatMap(owner -> catalog.product(owner.productId()))
                .map(product -> product.title()
                        + product.sku(skuId).map(sku -> " · " + sku.name()).orElse(""))
                .orElseGet(terms::entitles);
    }

    /** The shop that has taken this order. */
    Optional<Long> shopOf(long orderId) {
        return turns.merchantOf(orderId);
    }

    /** The order as it stands, to look at. */
    Optional<Care> look(long orderId) {
        return Care.of(turns.story(orderId));
    }

    /** How much an officer can give the buyer of this case now. */
    long mostFor(long orderId, long caseId) {
        Optional<Care> care = look(orderId);
        return care.flatMap(one -> one.find(caseId))
                .map(one -> Judging.mostFor(care.get(), one))
                .orElse(0L);
    }

    Optional<Instant> receiveDue(Care care) {
        return CareDecision.receiveDue(care, times);
    }

    @Override
    public void scanned(Shipment shipment, Scan scan) {
        ask(
                shipment.orderId(),
                new CareRequest.Scan(
                        shipment.parcelId(),
                        shipment.carrier(),
                        shipment.trackingNo(),
                        scan.id(),
                        scan.at(),
                        scan.kind(),
                        scan.place(),
                        scan.words()));
    }

    /** One round over the orders of which time asks something. */
    void round() {
        for (OrderCounter.Due due : turns.dueBy(clock.instant(), 200)) {
            ask(due.orderId(), new CareRequest.Settle());
        }
    }

    /** The lowest price of each line that began since it was bought, within the days for which it was protected. */
    Map<Integer, Long> lowest(Care care) {
        Map<Integer, Long> lowest = new HashMap<>();
        for (int line = 0; line < care.lines().size(); line++) {
            int days = care.terms(line)
                    .map(LineTerms::promises)
                    .map(AskRules::protectedDays)
                    .orElse(0);
            Instant bought = care.taken().at();
            Instant until = AskRules.lastOfDays(bought, days);
            if (days > 0) {
                catalog.lowestBegun(care.lines().get(line).skuId(), bought, until)
                        .ifPresent(put(lowest, line));
            }
        }
        return lowest;
    }

    private static LongConsumer put(Map<Integer, Long> lowest, int line) {
        return minor -> lowest.put(line, minor);
    }

    /** Gives back what a lower price asks for; false where nothing does. */
    boolean protect(long orderId, long caseId) {
        Map<Integer, Long> lowest = look(orderId).map(this::lowest).orElse(Map.of());
        if (lowest.isEmpty()) {
            return false;
        }
        try {
            ask(orderId, new CareRequest.Protect(caseId, lowest));
            return true;
        } catch (Problem nothing) {
            return false;
        }
    }
}
