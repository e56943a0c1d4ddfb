package org.qiantang.app.room;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.SkuOffer;

/**
 * What the facts of an answer say of flash sales (秒杀): moments and amounts, so that what is kept of it stays what it was,
 * and so that the desk can hold it against its own.
 */
public final class FlashFacts {
    /** When the one under way ends. */
    public static final String END = "flash-end";

    /** From when until when the next one is. */
    public static final String NEXT = "flash-next";

    /** What a SKU costs in the next one. */
    public static final String PRICE = "flash-price";

    private static final Set<String> KEYS = Set.of(END, NEXT, PRICE);

    private FlashFacts() {}

    /** Such as {@code 2026-11-23T12:30:00Z}; {@code end} is null where none is under way. */
    public static String end(@Nullable Instant end) {
        return end == null ? "没有在秒杀" : end.toString();
    }

    /** Such as {@code 2026-11-23T12:30:00Z/2026-11-23T12:40:00Z}; {@code ahead} is null where none is planned. */
    public static String next(Board.@Nullable Flash ahead) {
        return ahead == null ? "没有预告" : ahead.from() + "/" + ahead.until();
    }

    /** Such as {@code 枫叶红 59.00 CNY}. */
    public static String price(String sku, Money price) {
        return sku + " " + BigDecimal.valueOf(price.minor(), 2).toPlainString() + " " + price.currency();
    }

    static Board.Flash flash(FlashPlanned window) {
        return new Board.Flash(window.from(), window.until(), window.prices());
    }

    /**
     * Whether a fact of an answer is as the desk has it at this moment; of what is no flash sale's it knows nothing.
     *
     * @param itemId the item that is spoken of; null where it is the whole show
     */
    static boolean isSo(Show show, @Nullable Long itemId, FactUsed fact, Instant now) {
        if (!KEYS.contains(fact.key())) {
            return true;
        }
        FlashSales flashes = show.flashes();
        if (itemId == null) {
            return flashes.windows().isEmpty();
        }
        FlashPlanned running = flashes.runningOf(itemId);
        FlashPlanned ahead = flashes.aheadOf(itemId);
        return switch (fact.key()) {
            // One whose time is over is none, although the desk has not ended it yet.
            case END ->
                fact.value().equals(end(running == null || !running.until().isAfter(now) ? null : running.until()));
            // Of one that comes after one under way nothing is known here, and so nothing is denied.
            case NEXT -> running == null && fact.value().equals(next(ahead == null ? null : flash(ahead)));
            default -> hasPrice(show, itemId, ahead, fact);
        };
    }

    private static boolean hasPrice(Show show, long itemId, @Nullable FlashPlanned ahead, FactUsed fact) {
        Long sku = fact.skuId();
        SkuOffer offer = sku == null ? null : show.offer(itemId, sku);
        if (ahead == null || offer == null) {
            return false;
        }
        FlashPrice price = FlashSales.priceOf(ahead, offer.skuId());
        return price != null && fact.value().equals(price(offer.name(), price.price()));
    }
}
