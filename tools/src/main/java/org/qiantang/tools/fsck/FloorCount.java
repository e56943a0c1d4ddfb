package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** All shows counted anew, and what they took from, gave back to and were paid through the office. */
final class FloorCount {
    /** An event and where it stands. */
    record At<E>(long position, long showId, E event) {}

    final Map<Long, ShowCount> shows = new TreeMap<>();
    final Map<Long, At<ShowEvent.AllotmentTaken>> taken = new TreeMap<>();
    final Map<Long, At<ShowEvent.AllotmentReturned>> returned = new TreeMap<>();
    final Map<Long, At<ShowEvent.OrderPaid>> paid = new TreeMap<>();
    final Map<String, At<ShowEvent.PaymentNotTaken>> notTaken = new TreeMap<>();
    private final Set<String> payments = new HashSet<>();
    private final Map<Long, Long> showOfOrder = new HashMap<>();
    private final Findings findings;

    FloorCount(Findings findings) {
        this.findings = findings;
    }

    void happened(Recorded place, ShowEvent event) {
        long showId = Streams.idOf(place.stream());
        shows.computeIfAbsent(showId, id -> new ShowCount(id, findings)).happened(place, event);
        switch (event) {
            case ShowEvent.AllotmentTaken in ->
                findings.transfers.must(
                        taken.putIfAbsent(in.transferId(), new At<>(place.position(), showId, in)) == null,
                        "{}: transfer {} is taken a second time",
                        Story.at(place),
                        in.transferId());
            case ShowEvent.AllotmentReturned back ->
                findings.returns.must(
                        returned.putIfAbsent(back.transferId(), new At<>(place.position(), showId, back)) == null,
                        "{}: return {} leaves a second time",
                        Story.at(place),
                        back.transferId());
            case ShowEvent.PiecesHeld held ->
                findings.holds.must(
                        showOfOrder.putIfAbsent(held.orderId(), showId) == null,
                        "{}: order {} is in another show already",
                        Story.at(place),
                        held.orderId());
            case ShowEvent.OrderPaid order -> {
                use(place, order.paymentNo());
                paid.putIfAbsent(order.orderId(), new At<>(place.position(), showId, order));
            }
            case ShowEvent.PaymentNotTaken not -> {
                use(place, not.paymentNo());
                notTaken.putIfAbsent(not.paymentNo(), new At<>(place.position(), showId, not));
            }
            case ShowEvent.ShowPlanned _,
                    ShowEvent.ItemLinedUp _,
                    ShowEvent.ShowOpened _,
                    ShowEvent.ShowClosing _,
                    ShowEvent.ShowClosed _,
                    ShowEvent.ItemPinned _,
                    ShowEvent.ItemUnpinned _,
                    ShowEvent.PriceChanged _,
                    ShowEvent.HoldReleased _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.PresenceCounted _ -> {}
        }
    }

    private void use(Recorded place, String paymentNo) {
        findings.intents.must(
                payments.add(paymentNo), "{}: payment {} is used a second time", Story.at(place), paymentNo);
    }
}
