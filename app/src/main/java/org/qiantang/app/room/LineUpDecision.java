package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FlashChance.FlashOffer;
import org.qiantang.event.FlashEnd;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ItemPlace;
import org.qiantang.event.ShowEvent.SkuOffer;

/** How a desk decides about its line-up: items, their order, pieces and prices, and flash sales. */
final class LineUpDecision {
    private static final int MAX_FLASHES = 50;
    private static final int MAX_ITEMS = 2_000;
    private static final Duration LONGEST_FLASH = Duration.ofDays(7);

    private LineUpDecision() {}

    static Outcome lineUp(Show show, RoomRequest.LineUp item, Instant now) {
        if (show.item(item.itemId()) != null) {
            return Outcome.stands(item.itemId());
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        if (show.items().size() >= MAX_ITEMS) {
            return Outcome.refused(new Refusal.Nonsense("items", "up to " + MAX_ITEMS, "最多 " + MAX_ITEMS + " 个链接"));
        }
        for (SkuOffer sku : item.skus()) {
            if (show.isOnSale(sku.skuId())) {
                return Outcome.refused(
                        new Refusal.Nonsense("skus", "a SKU that is not in the line-up yet", "还没有排进场次的规格"));
            }
        }
        int last = show.items().stream().mapToInt(ItemLinedUp::place).max().orElse(0);
        RoomRequest.Picked picked = item.picked();
        return Outcome.happens(
                new ItemLinedUp(
                        now,
                        item.itemId(),
                        item.productId(),
                        last + 1,
                        item.role(),
                        item.title(),
                        item.picture(),
                        item.perBuyerLimit(),
                        item.skus(),
                        picked == null ? null : picked.offerId(),
                        picked == null ? null : picked.commissionBasisPoints(),
                        picked == null ? null : picked.shopId()),
                item.itemId());
    }

    static Outcome revise(Show show, RoomRequest.ReviseItem wish, Instant now) {
        ItemLinedUp item = show.item(wish.itemId());
        if (item == null) {
            return Outcome.refused(new Refusal.NoSuchItem(wish.itemId()));
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        List<SkuOffer> wanted = wish.skus() == null ? item.skus() : wish.skus();
        if (wanted.isEmpty()) {
            return Outcome.refused(new Refusal.Nonsense("skus", "one or more", "至少一个"));
        }
        var offers = new ArrayList<SkuOffer>();
        for (SkuOffer sku : wanted) {
            SkuOffer known = show.offer(item.itemId(), sku.skuId());
            if (known == null && show.isOnSale(sku.skuId())) {
                return Outcome.refused(
                        new Refusal.Nonsense("skus", "a SKU that is not in the line-up yet", "还没有排进场次的规格"));
            }
            offers.add(
                    known == null ? sku : new SkuOffer(sku.skuId(), sku.name(), known.priceVersion(), known.price()));
        }
        var revised = new ShowEvent.ItemRevised(
                now,
                item.itemId(),
                wish.role(),
                wish.title() == null ? item.title() : wish.title(),
                wish.picture() == null ? item.picture() : wish.picture(),
                wish.perBuyerLimit(),
                offers);
        boolean same = revised.role() == item.role()
                && revised.title().equals(item.title())
                && revised.picture().equals(item.picture())
                && revised.perBuyerLimit() == item.perBuyerLimit()
                && offers.equals(show.offersOf(item));
        return same ? Outcome.stands(item.itemId()) : Outcome.happens(revised, item.itemId());
    }

    static Outcome reorder(Show show, RoomRequest.Reorder wish, Instant now) {
        if (isOver(show)) {
            return notOpen(show);
        }
        List<Long> current = show.items().stream().map(ItemLinedUp::itemId).toList();
        Set<Long> named = new HashSet<>(wish.itemIds());
        if (named.size() != wish.itemIds().size() || !named.equals(new HashSet<>(current))) {
            return Outcome.refused(
                    new Refusal.Nonsense("items", "every item of the line-up, each once", "场次里的每个链接各一次"));
        }
        if (current.equals(wish.itemIds())) {
            return Outcome.stands(show.showId());
        }
        var places = new ArrayList<ItemPlace>();
        for (long itemId : wish.itemIds()) {
            places.add(new ItemPlace(itemId, places.size() + 1));
        }
        return Outcome.happens(new ShowEvent.LineUpReordered(now, places), show.showId());
    }

    static Outcome withdraw(Show show, long itemId, Instant now) {
        if (show.hasWithdrawn(itemId)) {
            return Outcome.stands(itemId);
        }
        if (show.item(itemId) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(itemId));
        }
        return isOver(show) ? notOpen(show) : Outcome.happens(new ShowEvent.ItemWithdrawn(now, itemId), itemId);
    }

    static Outcome take(Show show, RoomRequest.TakeAllotment allotment, Instant now) {
        if (show.hasMoved(allotment.transferId())) {
            return Outcome.stands(allotment.transferId());
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        if (show.offer(allotment.itemId(), allotment.skuId()) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(allotment.itemId()));
        }
        return Outcome.happens(
                new ShowEvent.AllotmentTaken(
                        now, allotment.transferId(), allotment.itemId(), allotment.skuId(), allotment.pieces()),
                allotment.transferId());
    }

    static Outcome takeBack(Show show, RoomRequest.TakeBack wish, Instant now) {
        if (show.hasMoved(wish.transferId())) {
            return Outcome.stands(wish.transferId());
        }
        if (show.offer(wish.itemId(), wish.skuId()) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(wish.itemId()));
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        int left = show.stock().counts(wish.skuId()).left();
        if (wish.pieces() < 1) {
            return Outcome.refused(new Refusal.Nonsense("pieces", "1 or more", "1 或更多"));
        }
        if (wish.pieces() > left) {
            return Outcome.refused(new Refusal.NotLeft(wish.skuId(), left));
        }
        return Outcome.happens(
                new ShowEvent.AllotmentReturned(now, wish.transferId(), wish.itemId(), wish.skuId(), wish.pieces()),
                wish.transferId());
    }

    static Outcome setPrice(Show show, RoomRequest.SetPrice price, Instant now) {
        SkuOffer offer = show.offer(price.itemId(), price.skuId());
        if (offer == null) {
            return Outcome.refused(new Refusal.NoSuchItem(price.itemId()));
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        FlashPlanned running = show.flashes().runningFor(price.skuId());
        if (running != null) {
            return Outcome.refused(new Refusal.FlashRunning(running.flashId(), running.until()));
        }
        if (offer.priceVersion() >= price.priceVersion()) {
            return Outcome.stands(offer.priceVersion());
        }
        for (FlashPlanned window : show.flashes().windows()) {
            FlashPrice flash = FlashSales.priceOf(window, price.skuId());
            if (flash != null && flash.price().minor() >= price.price().minor()) {
                return Outcome.refused(new Refusal.BelowFlash(window.flashId(), price.skuId(), flash.price()));
            }
        }
        Refusal spoilt = spoilt(show, price, now);
        return spoilt == null
                ? Outcome.happens(
                        new ShowEvent.PriceChanged(
                                now,
                                price.itemId(),
                                price.skuId(),
                                price.priceVersion(),
                                price.price(),
                                price.reason()),
                        price.priceVersion())
                : Outcome.refused(spoilt);
    }

    /** A flash sale that may still be begun would be none at this price. */
    private static @Nullable Refusal spoilt(Show show, RoomRequest.SetPrice price, Instant now) {
        for (AllowedFlash allowed : show.flashes().allowed()) {
            for (FlashOffer offer : allowed.terms().prices()) {
                if (allowed.isOpen(now)
                        && offer.skuId() == price.skuId()
                        && offer.price().minor() >= price.price().minor()) {
                    return new Refusal.BelowFlash(allowed.allowedId(), offer.skuId(), offer.price());
                }
            }
        }
        return null;
    }

    static Outcome planFlash(Show show, RoomRequest.PlanFlash wish, Instant now) {
        if (show.flashes().window(wish.flashId()) != null) {
            return Outcome.stands(wish.flashId());
        }
        if (isOver(show)) {
            return notOpen(show);
        }
        if (show.item(wish.itemId()) == null) {
            return Outcome.refused(new Refusal.NoSuchItem(wish.itemId()));
        }
        Refusal wrong = wrongIn(show, wish, now);
        return wrong == null
                ? Outcome.happens(
                        new FlashPlanned(now, wish.flashId(), wish.itemId(), wish.from(), wish.until(), wish.prices()),
                        wish.flashId())
                : Outcome.refused(wrong);
    }

    static @Nullable Refusal wrongIn(Show show, RoomRequest.PlanFlash wish, Instant now) {
        if (wish.from().isBefore(now)) {
            return new Refusal.Nonsense("from", "a time to come", "将来的时间");
        }
        if (!wish.until().isAfter(wish.from())
                || wish.until().isAfter(wish.from().plus(LONGEST_FLASH))) {
            return new Refusal.Nonsense(
                    "until",
                    "after its beginning, by " + LONGEST_FLASH.toDays() + " days at most",
                    "在开始之后，最长 " + LONGEST_FLASH.toDays() + " 天");
        }
        FlashPlanned other = show.flashes().overlapping(wish.itemId(), wish.from(), wish.until());
        if (other != null) {
            return new Refusal.FlashOverlaps(other.flashId(), other.from(), other.until());
        }
        if (show.flashes().windows().size() >= MAX_FLASHES) {
            return new Refusal.TooManyFlashes(MAX_FLASHES);
        }
        return wrongPrice(show, wish.itemId(), wish.prices());
    }

    /** Flash prices are those of SKUs of the item, each once, and lower than what they cost without. */
    static @Nullable Refusal wrongPrice(Show show, long itemId, List<FlashPrice> prices) {
        var named = new HashSet<Long>();
        for (FlashPrice price : prices) {
            SkuOffer offer = show.offer(itemId, price.skuId());
            if (offer == null) {
                return new Refusal.NoSuchItem(itemId);
            }
            FlashPlanned running = show.flashes().runningFor(price.skuId());
            long usual = running == null ? offer.price().minor() : usual(show, running, offer);
            if (!named.add(price.skuId())
                    || price.price().minor() < 1
                    || price.price().minor() >= usual) {
                return new Refusal.Nonsense("price", "below the price that it has otherwise", "低于平时的价格");
            }
        }
        return prices.isEmpty() ? new Refusal.Nonsense("prices", "one or more", "至少一个") : null;
    }

    private static long usual(Show show, FlashPlanned running, SkuOffer now) {
        return show.flashes().before(running.flashId()).stream()
                .filter(offer -> offer.skuId() == now.skuId())
                .findFirst()
                .orElse(now)
                .price()
                .minor();
    }

    static Outcome cancelFlash(Show show, long flashId, Instant now) {
        FlashPlanned window = show.flashes().window(flashId);
        if (window == null) {
            return show.flashes().hasEnded(flashId)
                    ? Outcome.stands(flashId)
                    : Outcome.refused(new Refusal.NoSuchFlash(flashId));
        }
        var events = new ArrayList<ShowEvent>();
        Settlement.end(show, window, FlashEnd.CANCELLED, now, events);
        return Outcome.happens(events, flashId);
    }

    static boolean isOver(Show show) {
        return show.state() == Show.State.CLOSING || show.state() == Show.State.CLOSED;
    }

    static Outcome notOpen(Show show) {
        return Outcome.refused(new Refusal.NotOpen(show.state().label()));
    }
}
