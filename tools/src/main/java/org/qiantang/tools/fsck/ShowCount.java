package org.qiantang.tools.fsck;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.SkuOffer;

/** One show counted anew from its events, every moment of it held against what must be so. */
final class ShowCount {
    private record BuyerItem(long buyer, long item) {}

    private record Intent(long buyer, String intent) {}

    private final long showId;
    private final Findings findings;
    private final Map<Long, Integer> limits = new HashMap<>();
    private final Map<BuyerItem, Integer> taken = new HashMap<>();
    private final Map<Intent, Long> intents = new HashMap<>();
    final FlashCount flashes;
    final Map<Long, Instant> mutes = new TreeMap<>();
    final Set<Long> hidden = new TreeSet<>();
    /** How often officers muted somebody, or lifted a mute. */
    long officerMutes;

    final Map<Long, SkuCount> skus = new TreeMap<>();
    final Map<Long, OrderCount> orders = new TreeMap<>();
    /** The pieces of the recording that must lie on disk. */
    final TreeMap<Integer, ShowEvent.SegmentRecorded> segments = new TreeMap<>();

    private int trimmed;
    ShowEvent.@Nullable ShowPlanned planned;
    String state = "unknown";

    @Nullable
    Long pinned;

    int viewers;
    int peak;
    long visits;
    long likes;
    long lines;
    long hostLines;

    /** How many prices the show has asked: each SKU's first, and every change. */
    long prices;

    int paidOrders;
    long paidMinor;

    ShowCount(long showId, Findings findings) {
        this.showId = showId;
        this.findings = findings;
        this.flashes = new FlashCount(findings);
    }

    void happened(Recorded place, ShowEvent event) {
        switch (event) {
            case ShowEvent.ShowPlanned plan -> plan(place, plan);
            case ShowEvent.ShowRevised _, ShowEvent.ShowAnnounced _ ->
                findings.events.must(
                        state.equals("planned"), "{}: {} in a show that is {}", Story.at(place), place.type(), state);
            case ShowEvent.ItemLinedUp item ->
                lineUp(place, item.itemId(), item.perBuyerLimit(), item.skus(), Set.of());
            case ShowEvent.ItemRevised item -> revise(place, item);
            case ShowEvent.LineUpReordered order -> reorder(place, order);
            case ShowEvent.ItemWithdrawn gone -> withdraw(place, gone.itemId());
            case ShowEvent.FlashPlanned flash -> flashes.plan(place, flash);
            case ShowEvent.FlashStarted flash -> flashes.start(place, flash);
            case ShowEvent.FlashEnded flash -> flashes.end(place, flash);
            case ShowEvent.FlashAllowed flash -> flashes.allow(flash);
            case ShowEvent.FlashDisallowed flash -> flashes.disallow(place, flash);
            case ShowEvent.FlashChosen flash -> flashes.choose(place, flash);
            case ShowEvent.ViewerMuted mute -> {
                mutes.put(mute.personId(), mute.until());
                officerMutes += mute.officerReason() == null ? 0 : 1;
            }
            case ShowEvent.ViewerUnmuted mute -> {
                mutes.remove(mute.personId());
                officerMutes += mute.officerReason() == null ? 0 : 1;
            }
            case ShowEvent.LineHidden line -> hidden.add(line.lineId());
            case ShowEvent.AllotmentTaken in -> allot(place, in.skuId(), in.pieces());
            case ShowEvent.AllotmentReturned back -> allot(place, back.skuId(), -back.pieces());
            case ShowEvent.ShowOpened _ -> state = "open";
            case ShowEvent.ShowClosing _ -> state = "closing";
            case ShowEvent.ShowClosed _ -> close(place);
            case ShowEvent.ItemPinned pin -> pinned = pin.itemId();
            case ShowEvent.ItemUnpinned _ -> pinned = null;
            case ShowEvent.PriceChanged change -> reprice(place, change);
            case PiecesHeld held -> hold(place, held);
            case ShowEvent.HoldReleased released -> release(place, released);
            case ShowEvent.OrderPaid paid -> pay(place, paid);
            case ShowEvent.PaymentNotTaken not ->
                findings.payments.must(
                        orders.containsKey(not.orderId()),
                        "{}: money not taken for order {}, which was never held",
                        Story.at(place),
                        not.orderId());
            case ShowEvent.TalkHeard talk -> lines += talk.lines().size();
            case ShowEvent.HostSpoke _ -> hostLines++;
            case ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.AudienceCounted _ -> {}
            case ShowEvent.SegmentRecorded segment -> record(place, segment);
            case ShowEvent.RecordingTrimmed trim -> trim(place, trim);
            case ShowEvent.LikesCounted count -> likes = count.total();
            case ShowEvent.PresenceCounted count -> {
                viewers = count.viewers();
                peak = count.peak();
                visits = count.visits();
            }
        }
    }

    private void record(Recorded place, ShowEvent.SegmentRecorded segment) {
        int last = segments.isEmpty() ? trimmed : segments.lastKey();
        findings.recordings.must(
                segment.number() > last,
                "{}: piece {} of the recording after piece {}",
                Story.at(place),
                segment.number(),
                last);
        segments.put(segment.number(), segment);
    }

    private void trim(Recorded place, ShowEvent.RecordingTrimmed trim) {
        findings.recordings.must(
                !segments.isEmpty() && trim.upTo() <= segments.lastKey(),
                "{}: removed up to piece {}, which was never recorded",
                Story.at(place),
                trim.upTo());
        trimmed = Math.max(trimmed, trim.upTo());
        segments.headMap(trim.upTo(), true).clear();
    }

    private void plan(Recorded place, ShowEvent.ShowPlanned plan) {
        findings.events.must(
                planned == null && plan.showId() == showId, "{}: show {} planned in its place", Story.at(place), plan);
        planned = plan;
        state = "planned";
    }

    /** @param counted SKUs of the item that were on sale just before, whose prices are counted */
    private void lineUp(Recorded place, long itemId, int perBuyer, List<SkuOffer> offers, Set<Long> counted) {
        limits.put(itemId, perBuyer);
        for (SkuOffer offer : offers) {
            SkuCount sku =
                    skus.computeIfAbsent(offer.skuId(), _ -> new SkuCount(itemId, offer.priceVersion(), offer.price()));
            prices += counted.contains(offer.skuId()) ? 0 : 1;
            findings.pieces.must(!sku.onSale, "{}: sku {} is in the line-up already", Story.at(place), offer.skuId());
            sku.offer(itemId, offer.priceVersion(), offer.price());
        }
    }

    private void revise(Recorded place, ShowEvent.ItemRevised item) {
        findings.events.must(
                limits.containsKey(item.itemId()),
                "{}: item {} revised, not in the line-up",
                Story.at(place),
                item.itemId());
        var before = new TreeSet<Long>();
        skus.forEach((id, sku) -> {
            if (sku.itemId == item.itemId() && sku.onSale) {
                before.add(id);
                sku.onSale = false;
            }
        });
        lineUp(place, item.itemId(), item.perBuyerLimit(), item.skus(), before);
    }

    private void reorder(Recorded place, ShowEvent.LineUpReordered order) {
        Set<Long> named =
                order.places().stream().map(ShowEvent.ItemPlace::itemId).collect(Collectors.toSet());
        Set<Long> standing = skus.values().stream()
                .filter(sku -> sku.onSale)
                .map(sku -> sku.itemId)
                .collect(Collectors.toSet());
        findings.events.must(
                named.size() == order.places().size() && named.equals(standing),
                "{}: items {} put in order, the line-up is {}",
                Story.at(place),
                named,
                standing);
    }

    private void withdraw(Recorded place, long itemId) {
        boolean there = skus.values().stream().anyMatch(sku -> sku.itemId == itemId && sku.onSale);
        findings.events.must(there, "{}: item {} withdrawn, not in the line-up", Story.at(place), itemId);
        skus.values().stream().filter(sku -> sku.itemId == itemId).forEach(sku -> sku.onSale = false);
        if (pinned != null && pinned == itemId) {
            pinned = null;
        }
    }

    private void allot(Recorded place, long skuId, int pieces) {
        SkuCount sku = skus.get(skuId);
        if (sku == null) {
            findings.pieces.fault("{}: pieces of sku {}, which is not in the line-up", Story.at(place), skuId);
            return;
        }
        sku.move(pieces);
        judge(place, skuId, sku);
    }

    private void reprice(Recorded place, ShowEvent.PriceChanged change) {
        SkuCount sku = skus.get(change.skuId());
        if (sku == null) {
            findings.totals.fault("{}: price of sku {}, not in the line-up", Story.at(place), change.skuId());
            return;
        }
        sku.priceVersion = change.priceVersion();
        sku.price = change.price();
        prices++;
    }

    private void hold(Recorded place, PiecesHeld held) {
        findings.holds.must(
                orders.putIfAbsent(held.orderId(), new OrderCount(held)) == null,
                "{}: order {} is held a second time",
                Story.at(place),
                held.orderId());
        findings.holds.must(state.equals("open"), "{}: held in a show that is {}", Story.at(place), state);
        Long before = intents.putIfAbsent(new Intent(held.buyerId(), held.intent()), held.orderId());
        findings.intents.must(
                before == null,
                "{}: intent {} of buyer {} has made order {} already",
                Story.at(place),
                held.intent(),
                held.buyerId(),
                before);
        Money freight = held.freight();
        Money total = freight == null ? new Money(0, held.total().currency()) : freight;
        findings.totals.must(
                total.minor() >= 0, "{}: order {} has a freight of {}", Story.at(place), held.orderId(), total.minor());
        for (HeldLine line : held.lines()) {
            total = total.plus(line.price().times(line.pieces()));
            hold(place, held, line);
        }
        findings.totals.must(
                total.equals(held.total()),
                "{}: order {} of {} fen, its lines and freight make {}",
                Story.at(place),
                held.orderId(),
                held.total().minor(),
                total.minor());
    }

    private void hold(Recorded place, PiecesHeld held, HeldLine line) {
        SkuCount sku = skus.get(line.skuId());
        if (sku == null || !sku.onSale || sku.itemId != line.itemId() || line.pieces() < 1) {
            findings.pieces.fault("{}: {} pieces held of sku {}", Story.at(place), line.pieces(), line.skuId());
            return;
        }
        findings.totals.must(
                line.priceVersion() == sku.priceVersion && line.price().equals(sku.price),
                "{}: sku {} held at {} fen, its price was {}",
                Story.at(place),
                line.skuId(),
                line.price().minor(),
                sku.price.minor());
        sku.held += line.pieces();
        judge(place, line.skuId(), sku);
        int now = taken.merge(new BuyerItem(held.buyerId(), line.itemId()), line.pieces(), Integer::sum);
        int limit = limits.getOrDefault(line.itemId(), 0);
        findings.limits.must(
                now <= limit,
                "{}: buyer {} has {} pieces of item {}, the limit is {}",
                Story.at(place),
                held.buyerId(),
                now,
                line.itemId(),
                limit);
    }

    private void release(Recorded place, ShowEvent.HoldReleased released) {
        OrderCount order = end(place, released.orderId(), released.buyerId());
        if (order == null) {
            return;
        }
        order.released = true;
        for (HeldLine line : order.held.lines()) {
            taken.merge(new BuyerItem(order.held.buyerId(), line.itemId()), -line.pieces(), Integer::sum);
            move(place, line, 0);
        }
    }

    private void pay(Recorded place, ShowEvent.OrderPaid paid) {
        OrderCount order = end(place, paid.orderId(), paid.buyerId());
        paidOrders++;
        paidMinor += paid.amount().minor();
        if (order == null) {
            return;
        }
        order.paymentNo = paid.paymentNo();
        findings.totals.must(
                paid.amount().equals(order.held.total()),
                "{}: order {} of {} fen paid with {}",
                Story.at(place),
                paid.orderId(),
                order.held.total().minor(),
                paid.amount().minor());
        order.held.lines().forEach(line -> move(place, line, line.pieces()));
    }

    private @Nullable OrderCount end(Recorded place, long orderId, long buyerId) {
        OrderCount order = orders.get(orderId);
        boolean open = order != null && order.isOpen() && order.held.buyerId() == buyerId;
        findings.holds.must(open, "{}: {} ends order {}, which is not held", Story.at(place), place.type(), orderId);
        return open ? order : null;
    }

    private void move(Recorded place, HeldLine line, int sold) {
        SkuCount sku = skus.get(line.skuId());
        if (sku != null) {
            sku.held -= line.pieces();
            sku.sold += sold;
            judge(place, line.skuId(), sku);
        }
    }

    private void close(Recorded place) {
        state = "closed";
        pinned = null;
        viewers = 0;
        long open = orders.values().stream().filter(OrderCount::isOpen).count();
        flashes.close(place, showId);
        findings.closing.must(open == 0, "{}: show {} closed with {} open holds", Story.at(place), showId, open);
        skus.forEach((id, sku) -> findings.closing.must(
                sku.left() == 0,
                "{}: show {} kept {} unsold pieces of sku {}",
                Story.at(place),
                showId,
                sku.left(),
                id));
    }

    private void judge(Recorded place, long skuId, SkuCount sku) {
        findings.pieces.must(
                sku.isSound(),
                "{}: sku {} in show {}: allotted {}, held {}, sold {}",
                Story.at(place),
                skuId,
                showId,
                sku.allotted,
                sku.held,
                sku.sold);
    }
}
