package org.qiantang.app.host;

import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.event.ShowEvent;

/** Tells a performance of what has durably happened in its show, as far as it matters to what she says. */
final class News {
    private News() {}

    /** Does not block. */
    static void tell(Performance performance, ShowEvent event) {
        switch (event) {
            case ShowEvent.PriceChanged price -> performance.moved(Set.of(price.itemId()), true);
            case ShowEvent.ItemRevised item -> performance.moved(Set.of(item.itemId()), true);
            case ShowEvent.ItemWithdrawn item -> performance.moved(Set.of(item.itemId()), false);
            case ShowEvent.AllotmentTaken taken -> performance.moved(Set.of(taken.itemId()), false);
            case ShowEvent.AllotmentReturned back -> performance.moved(Set.of(back.itemId()), false);
            case ShowEvent.PiecesHeld held -> {
                Set<Long> items =
                        held.lines().stream().map(ShowEvent.HeldLine::itemId).collect(Collectors.toSet());
                performance.buys(held.buyerId(), items);
                performance.moved(items, false);
            }
            case ShowEvent.FlashPlanned flash ->
                performance.planned(new Flash(flash.flashId(), flash.itemId(), flash.from(), flash.until()));
            case ShowEvent.FlashStarted flash -> performance.flashBegins(flash.flashId(), flash.itemId());
            case ShowEvent.FlashEnded flash -> performance.flashOver(flash.flashId(), flash.itemId());
            case ShowEvent.PresenceCounted there -> performance.present(there.viewers(), there.visits());
            case ShowEvent.ItemPinned item -> performance.shows(item.itemId());
            case ShowEvent.ItemUnpinned _ -> performance.shows(null);
            case ShowEvent.HoldReleased _ -> performance.moved(Set.of(), false);
            case ShowEvent.ShowPlanned _,
                    ShowEvent.ShowRevised _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.ItemLinedUp _,
                    ShowEvent.LineUpReordered _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.ShowOpened _,
                    ShowEvent.ShowClosing _,
                    ShowEvent.ShowClosed _,
                    ShowEvent.OrderPaid _,
                    ShowEvent.PaymentNotTaken _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.HostSet _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
        }
    }
}
