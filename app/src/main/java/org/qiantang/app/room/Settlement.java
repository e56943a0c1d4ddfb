package org.qiantang.app.room;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.stock.ShowStock;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.SkuOffer;

/**
 * What a show comes to by itself, without being asked: overdue holds are released, flash sales begin and end, pieces that
 * are no longer sold go back, and a closing show without holds closes.
 */
final class Settlement {
    private static final int MAX_DUE = 1_000;
    private static final String FLASH = "秒杀";
    private static final String FLASH_OVER = "秒杀结束";

    private final Ids ids;

    Settlement(Ids ids) {
        this.ids = ids;
    }

    /** The next events; asked again after they are applied, until there are none. */
    List<ShowEvent> next(Show show, Instant now) {
        if (show.state() == Show.State.UNKNOWN || show.state() == Show.State.CLOSED) {
            return List.of();
        }
        var events = new ArrayList<ShowEvent>();
        for (ShowStock.Hold hold : show.stock().due(now, MAX_DUE)) {
            events.add(new ShowEvent.HoldReleased(now, hold.id(), hold.buyer(), ShowEvent.ReleaseReason.EXPIRED));
        }
        if (events.isEmpty()) {
            endFlashes(show, now, events);
        }
        if (events.isEmpty()) {
            startFlashes(show, now, events);
        }
        if (events.isEmpty()) {
            giveBack(show, now, events);
        }
        if (events.isEmpty()
                && show.state() == Show.State.CLOSING
                && show.stock().openHolds() == 0) {
            events.add(new ShowEvent.ShowClosed(now));
        }
        return events;
    }

    private static void endFlashes(Show show, Instant now, List<ShowEvent> events) {
        for (FlashPlanned window : show.flashes().windows()) {
            FlashEnd reason = endOf(show, window, now);
            if (reason != null) {
                end(show, window, reason, now, events);
            }
        }
    }

    private static @Nullable FlashEnd endOf(Show show, FlashPlanned window, Instant now) {
        if (show.state() == Show.State.CLOSING) {
            return FlashEnd.CLOSED;
        }
        if (show.item(window.itemId()) == null) {
            return FlashEnd.WITHDRAWN;
        }
        return window.until().isAfter(now) ? null : FlashEnd.TIME;
    }

    /** Ends a window; its SKUs cost again what they cost before. */
    static void end(Show show, FlashPlanned window, FlashEnd reason, Instant now, List<ShowEvent> events) {
        events.add(new ShowEvent.FlashEnded(now, window.flashId(), window.itemId(), reason));
        for (SkuOffer offer : show.flashes().before(window.flashId())) {
            if (show.offer(window.itemId(), offer.skuId()) != null) {
                events.add(new ShowEvent.PriceChanged(
                        now, window.itemId(), offer.skuId(), offer.priceVersion(), offer.price(), FLASH_OVER));
            }
        }
    }

    private static void startFlashes(Show show, Instant now, List<ShowEvent> events) {
        for (FlashPlanned window : show.flashes().windows()) {
            if (show.flashes().isRunning(window.flashId()) || window.from().isAfter(now)) {
                continue;
            }
            events.add(new ShowEvent.FlashStarted(now, window.flashId(), window.itemId()));
            for (SkuOffer offer : show.cheapenedBy(window)) {
                FlashPrice price = FlashSales.priceOf(window, offer.skuId());
                if (price != null) {
                    events.add(new ShowEvent.PriceChanged(
                            now, window.itemId(), price.skuId(), price.priceVersion(), price.price(), FLASH));
                }
            }
        }
    }

    /** What nobody can buy any more goes back to the warehouse. */
    private void giveBack(Show show, Instant now, List<ShowEvent> events) {
        boolean ending = show.state() == Show.State.CLOSING && show.stock().openHolds() == 0;
        show.stock().all().forEach((sku, counts) -> {
            Long item = show.itemOf(sku);
            if (counts.left() > 0 && item != null && (ending || show.offer(item, sku) == null)) {
                events.add(new ShowEvent.AllotmentReturned(now, ids.next(), item, sku, counts.left()));
            }
        });
    }
}
