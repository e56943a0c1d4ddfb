package org.qiantang.app.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.stock.Claim;
import org.qiantang.engine.stock.ShowStock;
import org.qiantang.engine.stock.Wish;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.SkuOffer;

/** How a show's desk decides: the show as it stands and a request in, an outcome out, and nothing changed. */
final class ShowDecision {
    private static final int MAX_WANTS = 20;
    private static final int MAX_INTENT = 64;
    private static final int MAX_DUE = 1_000;

    private final Ids ids;
    private final WordHash words;

    ShowDecision(Ids ids, WordHash words) {
        this.ids = ids;
        this.words = words;
    }

    Outcome decide(Show show, RoomRequest request, Instant now) {
        if (show.state() == Show.State.UNKNOWN && !(request instanceof RoomRequest.Plan)) {
            return refused(new Refusal.NoSuchShow());
        }
        return switch (request) {
            case RoomRequest.Plan plan -> plan(show, plan, now);
            case RoomRequest.LineUp item -> lineUp(show, item, now);
            case RoomRequest.TakeAllotment allotment -> take(show, allotment, now);
            case RoomRequest.Open _ -> open(show, now);
            case RoomRequest.Close _ -> close(show, now);
            case RoomRequest.Pin pin -> pin(show, pin.itemId(), now);
            case RoomRequest.Unpin _ -> unpin(show, now);
            case RoomRequest.SetPrice price -> setPrice(show, price, now);
            case RoomRequest.Claim claim -> claim(show, claim, now);
            case RoomRequest.CancelHold cancel -> cancel(show, cancel, now);
            case RoomRequest.HearPayment payment -> hearPayment(show, payment, now);
            case RoomRequest.Say say -> say(show, say);
            case RoomRequest.HostLine line -> hostLine(show, line, now);
            case RoomRequest.CountLikes count ->
                count.total() <= show.likes()
                        ? stands(null)
                        : happens(new ShowEvent.LikesCounted(now, count.total()), null);
            case RoomRequest.RecordSegment segment -> Recording.segment(show, segment, now);
            case RoomRequest.TrimRecording trim -> Recording.trim(show, trim, now);
            case RoomRequest.CountPresence count -> countPresence(show, count, now);
        };
    }

    /** What follows from the time alone: overdue holds are released, and a closing show without holds closes. */
    List<ShowEvent> settle(Show show, Instant now) {
        var events = new ArrayList<ShowEvent>();
        for (ShowStock.Hold hold : show.stock().due(now, MAX_DUE)) {
            events.add(new ShowEvent.HoldReleased(now, hold.id(), hold.buyer(), ShowEvent.ReleaseReason.EXPIRED));
        }
        if (events.isEmpty()
                && show.state() == Show.State.CLOSING
                && show.stock().openHolds() == 0) {
            show.stock().all().forEach((sku, counts) -> {
                Long item = show.itemOf(sku);
                if (counts.left() > 0 && item != null) {
                    events.add(new ShowEvent.AllotmentReturned(now, ids.next(), item, sku, counts.left()));
                }
            });
            events.add(new ShowEvent.ShowClosed(now));
        }
        return events;
    }

    private static Outcome plan(Show show, RoomRequest.Plan plan, Instant now) {
        if (show.state() != Show.State.UNKNOWN) {
            return stands(show.showId());
        }
        return happens(
                new ShowEvent.ShowPlanned(
                        now,
                        plan.showId(),
                        plan.roomId(),
                        plan.merchantId(),
                        plan.hostId(),
                        plan.title(),
                        plan.hostKind(),
                        plan.holdSeconds(),
                        plan.kind(),
                        plan.startsAt()),
                plan.showId());
    }

    private static Outcome lineUp(Show show, RoomRequest.LineUp item, Instant now) {
        if (show.item(item.itemId()) != null) {
            return stands(item.itemId());
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        for (SkuOffer sku : item.skus()) {
            if (show.itemOf(sku.skuId()) != null) {
                return refused(new Refusal.Nonsense("skus", "a SKU that is not in the line-up yet"));
            }
        }
        return happens(
                new ShowEvent.ItemLinedUp(
                        now,
                        item.itemId(),
                        item.productId(),
                        show.items().size() + 1,
                        item.role(),
                        item.title(),
                        item.picture(),
                        item.perBuyerLimit(),
                        item.skus()),
                item.itemId());
    }

    private static Outcome take(Show show, RoomRequest.TakeAllotment allotment, Instant now) {
        if (show.hasTaken(allotment.transferId())) {
            return stands(allotment.transferId());
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        if (show.offer(allotment.itemId(), allotment.skuId()) == null) {
            return refused(new Refusal.NoSuchItem(allotment.itemId()));
        }
        return happens(
                new ShowEvent.AllotmentTaken(
                        now, allotment.transferId(), allotment.itemId(), allotment.skuId(), allotment.pieces()),
                allotment.transferId());
    }

    private static Outcome open(Show show, Instant now) {
        return switch (show.state()) {
            case PLANNED -> happens(new ShowEvent.ShowOpened(now), show.showId());
            case OPEN -> stands(show.showId());
            case UNKNOWN, CLOSING, CLOSED -> notOpen(show);
        };
    }

    private static Outcome close(Show show, Instant now) {
        return switch (show.state()) {
            case PLANNED, OPEN -> happens(new ShowEvent.ShowClosing(now), show.showId());
            case CLOSING, CLOSED -> stands(show.showId());
            case UNKNOWN -> notOpen(show);
        };
    }

    private static Outcome pin(Show show, long itemId, Instant now) {
        if (show.state() != Show.State.OPEN) {
            return notOpen(show);
        }
        if (show.item(itemId) == null) {
            return refused(new Refusal.NoSuchItem(itemId));
        }
        Long pinned = show.pinned();
        return pinned != null && pinned == itemId
                ? stands(itemId)
                : happens(new ShowEvent.ItemPinned(now, itemId), itemId);
    }

    private static Outcome unpin(Show show, Instant now) {
        Long pinned = show.pinned();
        return pinned == null ? stands(null) : happens(new ShowEvent.ItemUnpinned(now, pinned), pinned);
    }

    private static Outcome setPrice(Show show, RoomRequest.SetPrice price, Instant now) {
        SkuOffer offer = show.offer(price.itemId(), price.skuId());
        if (offer == null) {
            return refused(new Refusal.NoSuchItem(price.itemId()));
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        if (offer.priceVersion() >= price.priceVersion()) {
            return stands(offer.priceVersion());
        }
        return happens(
                new ShowEvent.PriceChanged(
                        now, price.itemId(), price.skuId(), price.priceVersion(), price.price(), price.reason()),
                price.priceVersion());
    }

    private Outcome claim(Show show, RoomRequest.Claim claim, Instant now) {
        if (claim.intent().isEmpty() || claim.intent().length() > MAX_INTENT) {
            return refused(new Refusal.Nonsense("intent", "1.." + MAX_INTENT + " characters"));
        }
        if (claim.wants().isEmpty() || claim.wants().size() > MAX_WANTS) {
            return refused(new Refusal.Nonsense("wants", "1.." + MAX_WANTS + " lines"));
        }
        Money freight = claim.freight();
        if (freight != null && freight.minor() < 0) {
            return refused(new Refusal.Nonsense("freight", "0 or more"));
        }
        String hash = hashOf(claim.wants());
        Long before = show.orderOf(new Show.IntentKey(claim.buyerId(), claim.intent()));
        if (before != null) {
            return again(show, before, hash, claim.intent());
        }
        if (show.state() != Show.State.OPEN) {
            return notOpen(show);
        }
        var lines = new ArrayList<HeldLine>();
        var wishes = new ArrayList<Wish>();
        Money total = null;
        for (RoomRequest.Want want : claim.wants()) {
            SkuOffer offer = show.offer(want.itemId(), want.skuId());
            if (offer == null) {
                return refused(new Refusal.NoSuchItem(want.itemId()));
            }
            if (offer.priceVersion() != want.priceVersion()) {
                return refused(new Refusal.PriceMoved(offer.skuId(), offer.priceVersion(), offer.price()));
            }
            if (want.pieces() < 1 || want.pieces() > Wish.MAX_PIECES) {
                return refused(new Refusal.Nonsense("pieces", "1.." + Wish.MAX_PIECES));
            }
            wishes.add(new Wish(want.itemId(), want.skuId(), want.pieces()));
            lines.add(new HeldLine(want.itemId(), want.skuId(), want.pieces(), offer.priceVersion(), offer.price()));
            Money sum = offer.price().times(want.pieces());
            total = total == null ? sum : total.plus(sum);
        }
        return switch (show.stock().claim(claim.buyerId(), wishes)) {
            case Claim.SoldOut(long sku, int left) -> refused(new Refusal.SoldOut(sku, left));
            case Claim.OverLimit(long item, int perBuyer) -> refused(new Refusal.OverLimit(item, perBuyer));
            case Claim.Unknown(long sku) -> refused(new Refusal.NoSuchItem(sku));
            case Claim.Granted() -> hold(show, claim, lines, total == null ? Money.cny(0) : total, hash, now);
        };
    }

    private Outcome hold(
            Show show, RoomRequest.Claim claim, List<HeldLine> lines, Money goods, String hash, Instant now) {
        long orderId = ids.next();
        Instant payUntil = now.plusSeconds(show.holdSeconds());
        Money freight = claim.freight();
        Money total = freight == null ? goods : goods.plus(freight);
        String address = claim.address();
        List<Aside> asides = address == null
                ? List.of()
                : List.of(new Aside(0, claim.buyerId(), address.getBytes(StandardCharsets.UTF_8)));
        return new Outcome.Happens(
                new ShowEvent.PiecesHeld(
                        now,
                        orderId,
                        claim.buyerId(),
                        lines,
                        total,
                        claim.intent(),
                        hash,
                        payUntil,
                        claim.checkoutId(),
                        freight),
                asides,
                (shard, position) -> new Receipt.Held(shard, position, orderId, total, payUntil));
    }

    /** The same intent asked again: the same answer if it is the same wish. */
    private static Outcome again(Show show, long orderId, String hash, String intent) {
        Show.Order order = show.order(orderId);
        if (order == null || !order.intentHash().equals(hash)) {
            return refused(new Refusal.IntentReused(intent));
        }
        return new Outcome.Stands(
                (shard, position) -> new Receipt.Held(shard, position, orderId, order.total(), order.payUntil()));
    }

    private static Outcome cancel(Show show, RoomRequest.CancelHold cancel, Instant now) {
        Show.Order order = show.order(cancel.orderId());
        if (order == null || order.buyerId() != cancel.buyerId()) {
            return refused(new Refusal.NoSuchHold(cancel.orderId()));
        }
        return switch (order.state()) {
            case HELD ->
                happens(
                        new ShowEvent.HoldReleased(
                                now, cancel.orderId(), cancel.buyerId(), ShowEvent.ReleaseReason.CANCELLED),
                        cancel.orderId());
            case RELEASED -> stands(cancel.orderId());
            case PAID -> refused(new Refusal.AlreadyPaid(cancel.orderId()));
        };
    }

    private static Outcome hearPayment(Show show, RoomRequest.HearPayment payment, Instant now) {
        Show.Order order = show.order(payment.orderId());
        if (order == null) {
            return refused(new Refusal.NoSuchHold(payment.orderId()));
        }
        if (payment.paymentNo().equals(order.paymentNo()) || show.hasSentBack(payment.paymentNo())) {
            return stands(payment.orderId());
        }
        boolean exact = payment.whole() && payment.amount().equals(order.total());
        if (order.state() == Show.OrderState.HELD && exact) {
            return happens(
                    new ShowEvent.OrderPaid(
                            now, payment.orderId(), order.buyerId(), payment.paymentNo(), payment.amount()),
                    payment.orderId());
        }
        String reason = exact ? order.state().name().toLowerCase(Locale.ROOT) : "amount";
        return happens(
                new ShowEvent.PaymentNotTaken(
                        now, payment.orderId(), order.buyerId(), payment.paymentNo(), payment.amount(), reason),
                payment.orderId());
    }

    private Outcome say(Show show, RoomRequest.Say say) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        long lineId = ids.next();
        var line = new ShowEvent.TalkLine(lineId, say.personId(), words.of(lineId, say.text()), say.verdict());
        return new Outcome.Said(line, say.text());
    }

    private Outcome hostLine(Show show, RoomRequest.HostLine line, Instant now) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        long lineId = ids.next();
        return happens(
                new ShowEvent.HostSpoke(
                        now, lineId, line.speaker(), line.itemId(), line.text(), line.verdict(), line.findings()),
                lineId);
    }

    private static Outcome countPresence(Show show, RoomRequest.CountPresence count, Instant now) {
        if (count.viewers() == show.viewers() && count.visits() == show.visits()) {
            return stands(null);
        }
        int peak = Math.max(show.peak(), count.viewers());
        return happens(
                new ShowEvent.PresenceCounted(now, count.viewers(), peak, Math.max(show.visits(), count.visits())),
                null);
    }

    private static boolean isOver(Show show) {
        return show.state() == Show.State.CLOSING || show.state() == Show.State.CLOSED;
    }

    private static Outcome notOpen(Show show) {
        return refused(new Refusal.NotOpen(show.state().name().toLowerCase(Locale.ROOT)));
    }

    private static Outcome refused(Refusal refusal) {
        return new Outcome.Refused(refusal);
    }

    private static Outcome happens(ShowEvent event, @Nullable Long id) {
        return new Outcome.Happens(event, (shard, position) -> new Receipt.Done(shard, position, id));
    }

    private static Outcome stands(@Nullable Long id) {
        return new Outcome.Stands((shard, position) -> new Receipt.Done(shard, position, id));
    }

    private static String hashOf(List<RoomRequest.Want> wants) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(wants.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}
