package org.qiantang.app.stage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.engine.fanout.Broadcast;
import org.qiantang.event.Corrections;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HostKind;

/** Says to a show's viewers what has happened, each thing in its class of message. */
final class Announcer {
    private static final String MADE_BY_MACHINE = "数字人 · AI 生成";

    private final ShowView view;
    private final Broadcast broadcast;
    private final Names names;
    private final Talking talking;
    private final long hostId;

    Announcer(ShowView view, Broadcast broadcast, Names names, long hostId) {
        this.view = view;
        this.broadcast = broadcast;
        this.names = names;
        this.talking = new Talking(names);
        this.hostId = hostId;
    }

    /**
     * Says one event that the view has taken in.
     *
     * @param moved the order lines whose pieces it moved
     * @param staff the show's own people who are present
     */
    void say(Happened happened, List<HeldLine> moved, Set<Long> staff) {
        long at = happened.position();
        broadcast.reached(at);
        switch (happened.event()) {
            // What may be begun is nobody's business before it is.
            case ShowEvent.ShowPlanned _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.PresenceCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
            case ShowEvent.ItemLinedUp item -> must(at, "item", new Seen.Pin(view.item(item.itemId())));
            case ShowEvent.ShowRevised _, ShowEvent.ShowAnnounced _ -> must(at, "plan", view.plan());
            case ShowEvent.ItemRevised now -> must(at, "item", new Seen.Pin(view.item(now.itemId())));
            case ShowEvent.LineUpReordered _ -> must(at, "order", new Seen.Order(view.order()));
            case ShowEvent.ItemWithdrawn gone -> must(at, "gone", new Seen.Gone(gone.itemId()));
            case ShowEvent.FlashPlanned flash -> must(at, "flash", ShowView.flash(flash));
            // The prices that change with it say that it has begun.
            case ShowEvent.FlashStarted _ -> {}
            case ShowEvent.FlashEnded over -> must(at, "flash-over", over(over));
            case ShowEvent.ViewerMuted mute -> muted(mute.personId(), mute.until(), mute.officerReason(), staff);
            case ShowEvent.ViewerUnmuted mute -> muted(mute.personId(), null, mute.officerReason(), staff);
            case ShowEvent.LineHidden line -> must(at, "hidden", new Seen.Hidden(line.lineId()));
            case ShowEvent.AllotmentTaken taken -> stock(at, taken.skuId());
            case ShowEvent.AllotmentReturned back -> stock(at, back.skuId());
            case ShowEvent.ShowOpened _ -> must(at, "state", new Seen.ShowState("open"));
            case ShowEvent.ShowClosing _ -> must(at, "state", new Seen.ShowState("closing"));
            case ShowEvent.ShowClosed _ -> must(at, "state", new Seen.ShowState("closed"));
            case ShowEvent.ItemPinned pin -> must(at, "pin", new Seen.Pin(view.item(pin.itemId())));
            case ShowEvent.ItemUnpinned unpin -> must(at, "unpin", new Seen.Unpin(unpin.itemId()));
            case ShowEvent.PriceChanged now -> must(at, "price", price(now));
            case ShowEvent.PiecesHeld held -> {
                own(held.buyerId(), held.orderId(), "held");
                moved.forEach(line -> stock(at, line.skuId()));
            }
            case ShowEvent.HoldReleased released -> {
                own(released.buyerId(), released.orderId(), "released");
                moved.forEach(line -> stock(at, line.skuId()));
            }
            case ShowEvent.OrderPaid paid -> paid(at, paid, moved);
            case ShowEvent.PaymentNotTaken back -> own(back.buyerId(), back.orderId(), "not-taken");
            case ShowEvent.TalkHeard _, ShowEvent.HelpdeskSpoke _ -> talk(happened, staff);
            case ShowEvent.HostSpoke spoke -> {
                talk(happened, staff);
                hostSpoke(spoke, staff);
            }
            case ShowEvent.LikesCounted _ -> broadcast.latest("likes", Messages.json(view.likes()));
        }
    }

    /** The sentence that the host is speaking; empty when there is silence. */
    void spoken(HostKind speaker, String text, @Nullable Long itemId) {
        String label = speaker == HostKind.DIGITAL ? MADE_BY_MACHINE : null;
        Object sentence = text.isEmpty() ? null : new Seen.Spoken(speaker, text, itemId, label);
        broadcast.latest("host", Messages.json(sentence));
    }

    private static Seen.FlashOver over(ShowEvent.FlashEnded over) {
        return new Seen.FlashOver(
                over.flashId(), over.itemId(), over.reason().name().toLowerCase(Locale.ROOT));
    }

    private static Seen.Price price(ShowEvent.PriceChanged now) {
        return new Seen.Price(now.itemId(), now.skuId(), now.priceVersion(), now.price(), now.reason());
    }

    private void paid(long at, ShowEvent.OrderPaid paid, List<HeldLine> moved) {
        own(paid.buyerId(), paid.orderId(), "paid");
        String who = masked(names.nickname(paid.buyerId()));
        boolean simulated = names.simulated(paid.buyerId());
        moved.forEach(line -> sold(at, line, who, simulated));
    }

    private void talk(Happened happened, Set<Long> staff) {
        for (Talking.Said said : talking.lines(happened, hostId)) {
            Seen.Line line = said.line();
            view.hear(said);
            broadcast.sample(said.personId(), Messages.json(line), Messages.json(line.asOwn()));
            if (said.isOfPerson()) {
                byte[] who = saidBy(said);
                staff.forEach(person -> broadcast.tell(person, who));
            }
        }
    }

    /** Who said a line, for staff only: viewers never learn anybody's id. */
    static byte[] saidBy(Talking.Said said) {
        return Messages.desk(
                "said",
                new Seen.SaidBy(
                        Long.parseLong(said.line().id()),
                        said.personId(),
                        said.line().who()));
    }

    private void muted(long personId, @Nullable Instant until, @Nullable String officerReason, Set<Long> staff) {
        byte[] muted = Messages.desk("muted", new Seen.Muted(personId, names.nickname(personId), until, officerReason));
        staff.forEach(person -> broadcast.tell(person, muted));
        broadcast.tell(personId, Messages.own("muted", new Seen.OwnMute(until, officerReason)));
    }

    private void hostSpoke(ShowEvent.HostSpoke spoke, Set<Long> staff) {
        if (Talking.isForViewers(spoke)) {
            spoken(HostKind.HUMAN, spoke.text(), spoke.itemId());
        }
        for (long corrects : Corrections.in(spoke)) {
            byte[] corrected = Messages.desk("corrected", new Seen.Corrected(corrects, spoke.at()));
            staff.forEach(person -> broadcast.tell(person, corrected));
        }
        if (!spoke.findings().isEmpty()) {
            byte[] finding = Messages.desk(
                    "finding",
                    new Seen.JudgedLine(
                            spoke.lineId(),
                            spoke.at(),
                            spoke.speaker(),
                            spoke.text(),
                            spoke.verdict(),
                            spoke.findings(),
                            spoke.takenDown()));
            staff.forEach(person -> broadcast.tell(person, finding));
        }
    }

    private void sold(long at, HeldLine line, String who, boolean simulated) {
        Seen.Stock stock = view.stock(line.skuId());
        must(at, "sold", new Seen.Sold(stock.itemId(), line.skuId(), stock.left(), line.pieces(), who, simulated));
    }

    private void stock(long at, long skuId) {
        broadcast.mustState(at, "stock/" + skuId, Messages.must(at, "stock", view.stock(skuId)));
    }

    private void own(long buyerId, long orderId, String state) {
        broadcast.tell(buyerId, Messages.ownOrder(orderId, state));
    }

    private void must(long at, String type, Object what) {
        broadcast.must(at, Messages.must(at, type, what));
    }

    /** The first character of a name, as on a parcel: 林 for 林小满. */
    static String masked(String nickname) {
        return nickname.isEmpty() ? "**" : nickname.substring(0, nickname.offsetByCodePoints(0, 1)) + "**";
    }
}
