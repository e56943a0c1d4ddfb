package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;

/** All shows counted anew, and what they took from, gave back to and were paid through the office. */
final class FloorCount {
    /** An event and where it stands. */
    record At<E>(long position, long showId, E event) {}

    final Map<Long, Asked> asked = new TreeMap<>();
    final Map<Long, ShowCount> shows = new TreeMap<>();
    final Map<Long, At<ShowEvent.AllotmentTaken>> taken = new TreeMap<>();
    final Map<Long, At<ShowEvent.AllotmentReturned>> returned = new TreeMap<>();
    final Map<Long, At<ShowEvent.OrderPaid>> paid = new TreeMap<>();
    final Map<Share, At<ShowEvent.PaymentNotTaken>> notTaken = new TreeMap<>();
    final Map<Long, PiecesHeld> held = new HashMap<>();
    private final Map<String, Long> subjects = new HashMap<>();
    private final Set<Share> shares = new HashSet<>();
    private final Findings findings;

    /** One order's share of a payment. */
    record Share(String paymentNo, long orderId) implements Comparable<Share> {
        @Override
        public int compareTo(Share other) {
            int order = paymentNo.compareTo(other.paymentNo);
            return order == 0 ? Long.compare(orderId, other.orderId) : order;
        }
    }

    /** A price that a show asked, where it asked it first. */
    record Asked(long position, long skuId, Money price) {}

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
            case PiecesHeld order ->
                findings.holds.must(
                        held.putIfAbsent(order.orderId(), order) == null,
                        "{}: order {} is in another show already",
                        Story.at(place),
                        order.orderId());
            case ShowEvent.OrderPaid order -> pay(place, showId, order);
            case ShowEvent.PaymentNotTaken not -> sendBack(place, showId, not);
            case ShowEvent.ItemLinedUp item -> item.skus().forEach(sku -> ask(place, sku));
            case ShowEvent.PriceChanged price -> ask(place, price.priceVersion(), price.skuId(), price.price());
            case ShowEvent.FlashPlanned flash -> flash.prices().forEach(price -> ask(place, price));
            case ShowEvent.ShowPlanned _,
                    ShowEvent.ShowRevised _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.ItemRevised _,
                    ShowEvent.LineUpReordered _,
                    ShowEvent.ItemWithdrawn _,
                    ShowEvent.FlashStarted _,
                    ShowEvent.FlashEnded _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.ShowOpened _,
                    ShowEvent.ShowClosing _,
                    ShowEvent.ShowClosed _,
                    ShowEvent.ItemPinned _,
                    ShowEvent.ItemUnpinned _,
                    ShowEvent.HoldReleased _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.PresenceCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
        }
    }

    private void pay(Recorded place, long showId, ShowEvent.OrderPaid order) {
        use(place, order.paymentNo(), order.orderId());
        paid.putIfAbsent(order.orderId(), new At<>(place.position(), showId, order));
    }

    private void sendBack(Recorded place, long showId, ShowEvent.PaymentNotTaken not) {
        use(place, not.paymentNo(), not.orderId());
        notTaken.putIfAbsent(new Share(not.paymentNo(), not.orderId()), new At<>(place.position(), showId, not));
    }

    /** What is paid for: the checkout that an order is a part of, or the order by itself. */
    long subjectOf(long orderId) {
        PiecesHeld order = held.get(orderId);
        Long checkout = order == null ? null : order.checkoutId();
        return checkout == null ? orderId : checkout;
    }

    private void ask(Recorded place, ShowEvent.SkuOffer offer) {
        ask(place, offer.priceVersion(), offer.skuId(), offer.price());
    }

    private void ask(Recorded place, ShowEvent.FlashPrice price) {
        ask(place, price.priceVersion(), price.skuId(), price.price());
    }

    private void ask(Recorded place, long version, long skuId, Money price) {
        asked.putIfAbsent(version, new Asked(place.position(), skuId, price));
    }

    private void use(Recorded place, String paymentNo, long orderId) {
        long subject = subjectOf(orderId);
        Long before = subjects.putIfAbsent(paymentNo, subject);
        findings.intents.must(
                (before == null || before == subject) && shares.add(new Share(paymentNo, orderId)),
                "{}: payment {} is used a second time",
                Story.at(place),
                paymentNo);
    }
}
