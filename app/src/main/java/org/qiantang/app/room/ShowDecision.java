package org.qiantang.app.room;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.stock.Claim;
import org.qiantang.engine.stock.Wish;
import org.qiantang.event.CorrectedLine;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.SkuOffer;

/** How a show's desk decides: the show as it stands and a request in, an outcome out, and nothing changed. */
final class ShowDecision {
    private static final int MAX_WANTS = 20;
    private static final int MAX_INTENT = 64;

    private final Ids ids;
    private final WordHash words;
    private final WantHash wants = new WantHash();
    private final Settlement settlement;

    ShowDecision(Ids ids, WordHash words) {
        this.ids = ids;
        this.words = words;
        this.settlement = new Settlement(ids);
    }

    /** What happens by itself now; asked again after it is applied, until there is nothing. */
    List<ShowEvent> settle(Show show, Instant now) {
        return settlement.next(show, now);
    }

    Outcome decide(Show show, RoomRequest request, Instant now) {
        if (show.state() == Show.State.UNKNOWN && !(request instanceof RoomRequest.Plan)) {
            return Outcome.refused(new Refusal.NoSuchShow());
        }
        return switch (request) {
            case RoomRequest.Plan plan -> plan(show, plan, now);
            case RoomRequest.RevisePlan plan -> revisePlan(show, plan, now);
            case RoomRequest.Announce announce -> announce(show, announce, now);
            case RoomRequest.LineUp item -> LineUpDecision.lineUp(show, item, now);
            case RoomRequest.ReviseItem item -> LineUpDecision.revise(show, item, now);
            case RoomRequest.Reorder order -> LineUpDecision.reorder(show, order, now);
            case RoomRequest.Withdraw withdraw -> LineUpDecision.withdraw(show, withdraw.itemId(), now);
            case RoomRequest.TakeAllotment allotment -> LineUpDecision.take(show, allotment, now);
            case RoomRequest.TakeBack back -> LineUpDecision.takeBack(show, back, now);
            case RoomRequest.PlanFlash flash -> LineUpDecision.planFlash(show, flash, now);
            case RoomRequest.CancelFlash cancel -> LineUpDecision.cancelFlash(show, cancel.flashId(), now);
            case RoomRequest.AllowFlash flash -> AllowedFlashDecision.allow(show, flash, now);
            case RoomRequest.DisallowFlash flash -> AllowedFlashDecision.disallow(show, flash, now);
            case RoomRequest.BeginFlash flash -> AllowedFlashDecision.begin(show, flash, now);
            case RoomRequest.Open _ -> open(show, now);
            case RoomRequest.Close _ -> close(show, now);
            case RoomRequest.Pin pin -> pin(show, pin.itemId(), now);
            case RoomRequest.Unpin _ -> unpin(show, now);
            case RoomRequest.SetPrice price -> LineUpDecision.setPrice(show, price, now);
            case RoomRequest.Claim claim -> claim(show, claim, now);
            case RoomRequest.CancelHold cancel -> cancel(show, cancel, now);
            case RoomRequest.HearPayment payment -> hearPayment(show, payment, now);
            case RoomRequest.Mute mute -> mute(show, mute, now);
            case RoomRequest.Unmute unmute -> unmute(show, unmute, now);
            case RoomRequest.HideLine line -> hideLine(show, line, now);
            case RoomRequest.Say say -> say(show, say, now);
            case RoomRequest.HostLine line -> hostLine(show, line, now);
            case RoomRequest.HelpLine line -> HelpDecision.say(show, line, ids.next(), now);
            case RoomRequest.SwitchWatch watch -> switchWatch(show, watch, now);
            case RoomRequest.SetHost host -> setHost(show, host, now);
            case RoomRequest.CountLikes count ->
                count.total() <= show.likes()
                        ? Outcome.stands(null)
                        : Outcome.happens(
                                new ShowEvent.LikesCounted(
                                        now, count.total(), count.simulated() == 0 ? null : (Long) count.simulated()),
                                null);
            case RoomRequest.RecordSegment segment -> Recording.segment(show, segment, now);
            case RoomRequest.TrimRecording trim -> Recording.trim(show, trim, now);
            case RoomRequest.CountPresence count -> countPresence(show, count, now);
            case RoomRequest.CountAudience count -> countAudience(show, count, now);
        };
    }

    private static Outcome plan(Show show, RoomRequest.Plan plan, Instant now) {
        if (show.state() != Show.State.UNKNOWN) {
            return Outcome.stands(show.showId());
        }
        return Outcome.happens(
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

    private static Outcome revisePlan(Show show, RoomRequest.RevisePlan plan, Instant now) {
        if (show.state() != Show.State.PLANNED) {
            return notOpen(show);
        }
        return Outcome.happens(
                new ShowEvent.ShowRevised(now, plan.title(), plan.holdSeconds(), plan.startsAt()), show.showId());
    }

    private static Outcome announce(Show show, RoomRequest.Announce announce, Instant now) {
        if (show.state() != Show.State.PLANNED) {
            return notOpen(show);
        }
        if (!announce.startsAt().isAfter(now)) {
            return Outcome.refused(new Refusal.Nonsense("startsAt", "a time to come", "将来的时间"));
        }
        return Outcome.happens(new ShowEvent.ShowAnnounced(now, announce.startsAt(), announce.teaser()), show.showId());
    }

    private static Outcome open(Show show, Instant now) {
        return switch (show.state()) {
            case PLANNED -> Outcome.happens(new ShowEvent.ShowOpened(now), show.showId());
            case OPEN -> Outcome.stands(show.showId());
            case UNKNOWN, CLOSING, CLOSED -> notOpen(show);
        };
    }

    private static Outcome close(Show show, Instant now) {
        return switch (show.state()) {
            case PLANNED, OPEN -> Outcome.happens(new ShowEvent.ShowClosing(now), show.showId());
            case CLOSING, CLOSED -> Outcome.stands(show.showId());
            case UNKNOWN -> notOpen(show);
        };
    }

    private static Outcome pin(Show show, long itemId, Instant now) {
        if (show.state() != Show.State.OPEN) {
            return notOpen(show);
        }
        if (show.item(itemId) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(itemId));
        }
        Long pinned = show.pinned();
        return pinned != null && pinned == itemId
                ? Outcome.stands(itemId)
                : Outcome.happens(new ShowEvent.ItemPinned(now, itemId), itemId);
    }

    private static Outcome unpin(Show show, Instant now) {
        Long pinned = show.pinned();
        return pinned == null ? Outcome.stands(null) : Outcome.happens(new ShowEvent.ItemUnpinned(now, pinned), pinned);
    }

    private Outcome claim(Show show, RoomRequest.Claim claim, Instant now) {
        if (claim.intent().isBlank() || claim.intent().length() > MAX_INTENT) {
            return Outcome.refused(
                    new Refusal.Nonsense("intent", "1.." + MAX_INTENT + " characters", "1–" + MAX_INTENT + " 个字符"));
        }
        if (claim.wants().isEmpty() || claim.wants().size() > MAX_WANTS) {
            return Outcome.refused(
                    new Refusal.Nonsense("wants", "1.." + MAX_WANTS + " lines", "1–" + MAX_WANTS + " 种商品"));
        }
        Money freight = claim.freight();
        if (freight != null && freight.minor() < 0) {
            return Outcome.refused(new Refusal.Nonsense("freight", "0 or more", "0 或更大的数"));
        }
        Money seen = claim.freightSeen();
        if (seen != null && seen.minor() < 0) {
            return Outcome.refused(new Refusal.Nonsense("freightSeenMinor", "0 or more", "0 或更大的数"));
        }
        String hash = wants.of(claim.wants());
        Long before = show.orderOf(claim.buyerId(), claim.intent());
        if (before != null) {
            return again(show, before, hash, claim);
        }
        if (show.state() != Show.State.OPEN) {
            return notOpen(show);
        }
        var lines = new ArrayList<HeldLine>();
        var wishes = new ArrayList<Wish>();
        Money total = null;
        Long shop = show.shopOf(claim.wants().getFirst().itemId());
        for (RoomRequest.Want want : claim.wants()) {
            SkuOffer offer = show.offer(want.itemId(), want.skuId());
            if (offer == null) {
                return Outcome.refused(new Refusal.NoSuchItem(want.itemId()));
            }
            if (offer.priceVersion() != want.priceVersion()) {
                return Outcome.refused(new Refusal.PriceMoved(offer.skuId(), offer.priceVersion(), offer.price()));
            }
            if (want.pieces() < 1 || want.pieces() > Wish.MAX_PIECES) {
                return Outcome.refused(
                        new Refusal.Nonsense("pieces", "1.." + Wish.MAX_PIECES, "1–" + Wish.MAX_PIECES + " 件"));
            }
            if (!Objects.equals(show.shopOf(want.itemId()), shop)) {
                return Outcome.refused(new Refusal.SeveralShops());
            }
            wishes.add(new Wish(want.itemId(), want.skuId(), want.pieces()));
            lines.add(new HeldLine(want.itemId(), want.skuId(), want.pieces(), offer.priceVersion(), offer.price()));
            Money sum = offer.price().times(want.pieces());
            total = total == null ? sum : total.plus(sum);
        }
        if (freight != null && seen != null && freight.minor() > seen.minor()) {
            return Outcome.refused(new Refusal.FreightMoved(seen, freight));
        }
        return switch (show.stock().claim(claim.buyerId(), wishes)) {
            case Claim.SoldOut(long sku, int left) -> Outcome.refused(new Refusal.SoldOut(sku, left));
            case Claim.OverLimit(long item, int perBuyer) -> Outcome.refused(new Refusal.OverLimit(item, perBuyer));
            case Claim.Unknown(long sku) -> Outcome.refused(new Refusal.NoSuchItem(sku));
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
                List.of(new ShowEvent.PiecesHeld(
                        now,
                        orderId,
                        claim.buyerId(),
                        lines,
                        total,
                        claim.intent(),
                        hash,
                        payUntil,
                        claim.checkoutId(),
                        freight,
                        show.shopOf(lines.getFirst().itemId()))),
                asides,
                (shard, position) -> new Receipt.Held(shard, position, orderId, total, payUntil));
    }

    /** The same intent asked again: the same answer if it is the same wish, unless a checkout would go on from a released order. */
    private static Outcome again(Show show, long orderId, String hash, RoomRequest.Claim claim) {
        Show.Order order = show.order(orderId);
        if (order == null || !order.intentHash().equals(hash)) {
            return Outcome.refused(new Refusal.IntentReused(claim.intent()));
        }
        if (claim.checkoutId() != null && order.state() == Show.OrderState.RELEASED) {
            // A checkout that goes on from here stands only if all its parts do.
            return Outcome.refused(new Refusal.NoSuchHold(orderId));
        }
        return new Outcome.Stands(
                (shard, position) -> new Receipt.Held(shard, position, orderId, order.total(), order.payUntil()));
    }

    private static Outcome cancel(Show show, RoomRequest.CancelHold cancel, Instant now) {
        Show.Order order = show.order(cancel.orderId());
        if (order == null || order.buyerId() != cancel.buyerId()) {
            return Outcome.refused(new Refusal.NoSuchHold(cancel.orderId()));
        }
        return switch (order.state()) {
            case HELD ->
                Outcome.happens(
                        new ShowEvent.HoldReleased(
                                now, cancel.orderId(), cancel.buyerId(), ShowEvent.ReleaseReason.CANCELLED),
                        cancel.orderId());
            case RELEASED -> Outcome.stands(cancel.orderId());
            case PAID -> Outcome.refused(new Refusal.AlreadyPaid(cancel.orderId()));
        };
    }

    private static Outcome hearPayment(Show show, RoomRequest.HearPayment payment, Instant now) {
        Show.Order order = show.order(payment.orderId());
        if (order == null) {
            return Outcome.refused(new Refusal.NoSuchHold(payment.orderId()));
        }
        if (payment.paymentNo().equals(order.paymentNo()) || show.hasSentBack(payment.paymentNo())) {
            return Outcome.stands(payment.orderId());
        }
        boolean exact = payment.whole() && payment.amount().equals(order.total());
        if (order.state() == Show.OrderState.HELD && exact) {
            return Outcome.happens(
                    new ShowEvent.OrderPaid(
                            now, payment.orderId(), order.buyerId(), payment.paymentNo(), payment.amount()),
                    payment.orderId());
        }
        String reason = exact ? order.state().name().toLowerCase(Locale.ROOT) : "amount";
        return Outcome.happens(
                new ShowEvent.PaymentNotTaken(
                        now, payment.orderId(), order.buyerId(), payment.paymentNo(), payment.amount(), reason),
                payment.orderId());
    }

    private static Outcome mute(Show show, RoomRequest.Mute mute, Instant now) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        if (!mute.until().isAfter(now)) {
            return Outcome.refused(new Refusal.Nonsense("minutes", "a time to come", "将来的时间"));
        }
        if (mute.personId() == show.hostId() || mute.personId() == mute.staffId()) {
            return Outcome.refused(new Refusal.Nonsense("personId", "a viewer", "一位观众"));
        }
        Show.Mute stands = show.mute(mute.personId());
        if (stands.isByOfficer() && stands.until().isAfter(now) && mute.officerReason() == null) {
            return Outcome.refused(new Refusal.MutedByOfficer(stands.until()));
        }
        if (stands.equals(new Show.Mute(mute.until(), mute.officerReason()))) {
            return Outcome.stands(mute.personId());
        }
        return Outcome.happens(
                new ShowEvent.ViewerMuted(now, mute.personId(), mute.until(), mute.staffId(), mute.officerReason()),
                mute.personId());
    }

    private static Outcome unmute(Show show, RoomRequest.Unmute unmute, Instant now) {
        Show.Mute stands = show.mute(unmute.personId());
        if (!stands.until().isAfter(now)) {
            return Outcome.stands(unmute.personId());
        }
        if (stands.isByOfficer() && unmute.officerReason() == null) {
            return Outcome.refused(new Refusal.MutedByOfficer(stands.until()));
        }
        return Outcome.happens(
                new ShowEvent.ViewerUnmuted(now, unmute.personId(), unmute.staffId(), unmute.officerReason()),
                unmute.personId());
    }

    private static Outcome hideLine(Show show, RoomRequest.HideLine line, Instant now) {
        return show.hasHidden(line.lineId())
                ? Outcome.stands(line.lineId())
                : Outcome.happens(new ShowEvent.LineHidden(now, line.lineId(), line.staffId()), line.lineId());
    }

    private Outcome say(Show show, RoomRequest.Say say, Instant now) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        Show.Mute muted = show.mute(say.personId());
        if (muted.until().isAfter(now)) {
            return Outcome.refused(new Refusal.Muted(muted.until(), muted.officerReason()));
        }
        long lineId = ids.next();
        var line = new ShowEvent.TalkLine(lineId, say.personId(), words.of(lineId, say.text()), say.verdict());
        return new Outcome.Said(line, say.text());
    }

    private Outcome hostLine(Show show, RoomRequest.HostLine line, Instant now) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        if (line.takenDown() != null && !show.said().mayTakeDown(line.saidAt(now))) {
            return Outcome.refused(new Refusal.NotWatched());
        }
        Long twin = show.said().twin(line, now);
        if (twin != null) {
            return Outcome.stands(twin);
        }
        long lineId = ids.next();
        List<Long> corrects = line.takesBack() ? show.said().takenBackBy(line.text(), line.saidAt(now)) : List.of();
        return Outcome.happens(
                new ShowEvent.HostSpoke(
                        now,
                        lineId,
                        line.speaker(),
                        line.itemId(),
                        line.text(),
                        line.verdict(),
                        line.findings(),
                        corrects.isEmpty() ? null : corrects.getFirst(),
                        line.judgedBy(),
                        line.takenDown(),
                        line.made(),
                        corrects.size() < 2
                                ? null
                                : corrects.stream()
                                        .skip(1)
                                        .map(CorrectedLine::new)
                                        .toList()),
                lineId);
    }

    private static Outcome setHost(Show show, RoomRequest.SetHost host, Instant now) {
        return show.state() == Show.State.CLOSED
                ? notOpen(show)
                : Outcome.happens(
                        new ShowEvent.HostSet(now, host.use(), host.turn(), host.labelSeconds(), host.staffId()),
                        show.showId());
    }

    private static Outcome switchWatch(Show show, RoomRequest.SwitchWatch watch, Instant now) {
        if (show.state() == Show.State.CLOSED) {
            return notOpen(show);
        }
        Boolean before = show.said().watched();
        return before != null && before == watch.on()
                ? Outcome.stands(show.showId())
                : Outcome.happens(new ShowEvent.WatchSwitched(now, watch.on(), watch.staffId()), show.showId());
    }

    private static Outcome countPresence(Show show, RoomRequest.CountPresence count, Instant now) {
        Presence before = show.presence();
        if (before.tells(count)) {
            return Outcome.stands(null);
        }
        int peak = Math.max(before.peak(), count.viewers());
        int ofCrowd = peak > before.peak() ? count.simulated() : before.simulatedPeak();
        long visits = Math.max(before.simulatedVisits(), count.simulatedVisits());
        return Outcome.happens(
                new ShowEvent.PresenceCounted(
                        now,
                        count.viewers(),
                        peak,
                        Math.max(before.visits(), count.visits()),
                        count.simulated() == 0 ? null : (Integer) count.simulated(),
                        ofCrowd == 0 ? null : (Integer) ofCrowd,
                        visits == 0 ? null : (Long) visits),
                null);
    }

    /** Before the opening there is no audience; what was counted up to the closing may be told a moment after it. */
    private static Outcome countAudience(Show show, RoomRequest.CountAudience count, Instant now) {
        return show.state() == Show.State.UNKNOWN || show.state() == Show.State.PLANNED
                ? Outcome.stands(null)
                : Outcome.happens(new ShowEvent.AudienceCounted(now, count.sitting()), null);
    }

    private static Outcome notOpen(Show show) {
        return Outcome.refused(new Refusal.NotOpen(show.state().label()));
    }
}
