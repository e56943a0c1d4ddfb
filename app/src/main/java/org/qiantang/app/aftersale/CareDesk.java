package org.qiantang.app.aftersale;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.catalog.OrderTurn;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.At;
import org.qiantang.app.parcel.Scan;
import org.qiantang.app.parcel.Scans;
import org.qiantang.app.parcel.Shipment;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShopEvent.LineTerms;
import org.qiantang.event.Streams;

/** The desk of paid orders: takes its turn at the shop's counter, folds the order, decides, and writes down. */
final class CareDesk implements Scans {
    private final OrderCounter turns;
    private final Catalog catalog;
    private final AfterSaleSettings times;
    private final InstantSource clock;

    CareDesk(OrderCounter turns, Catalog catalog, AfterSaleSettings times, InstantSource clock) {
        this.turns = turns;
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
