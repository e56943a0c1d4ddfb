package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.SkuOffer;

/** The flash sales (秒杀) of one show that are to come or under way, and the offers that stand behind those under way. */
final class FlashSales {
    /** Who waits so long for the next window had a chance to believe the end of the last one. */
    private static final Duration SOON = Duration.ofMinutes(10);

    private final Map<Long, FlashPlanned> windows = new LinkedHashMap<>();
    private final Map<Long, List<SkuOffer>> before = new LinkedHashMap<>();
    private final Set<Long> ended = new HashSet<>();

    /** Of each item the window that began last, and when it ended; null while it is under way. */
    private final Map<Long, Begun> begun = new HashMap<>();

    /** How many times in a row a window goes on where the one before it ought to have been the last. */
    private final Map<Long, Integer> goesOn = new HashMap<>();

    /** Those that may be begun when the moment is good, in the order in which they were allowed. */
    private final Map<Long, AllowedFlash> allowed = new LinkedHashMap<>();

    private record Begun(FlashPlanned window, @Nullable Instant endedAt) {
        /** A desk that was away ends a window later than it was to end. */
        Instant end() {
            Instant ended = endedAt;
            return ended == null || ended.isAfter(window.until()) ? window.until() : ended;
        }
    }

    /**
     * Takes a window. One that is planned when the one before it of the same item has begun, to begin as soon as that one is
     * over, goes on with it: who heard the old end was told what was not so.
     */
    void plan(FlashPlanned window) {
        windows.put(window.flashId(), window);
        Begun last = begun.get(window.itemId());
        if (last != null) {
            if (!window.from().isAfter(last.end().plus(SOON))) {
                goesOn.put(window.flashId(), goesOn(last.window().flashId()) + 1);
            }
        }
    }

    /** @param offers what the SKUs of the window cost until now, which they will cost again */
    void start(long flashId, List<SkuOffer> offers) {
        before.put(flashId, List.copyOf(offers));
        FlashPlanned window = windows.get(flashId);
        if (window != null) {
            begun.put(window.itemId(), new Begun(window, null));
        }
    }

    void allow(ShowEvent.FlashAllowed now) {
        Begun last = begun.get(now.terms().itemId());
        allowed.put(now.allowedId(), AllowedFlash.of(now, last == null ? null : last.endedAt()));
    }

    void disallow(long allowedId) {
        allowed.computeIfPresent(allowedId, (_, one) -> one.taken());
    }

    void choose(ShowEvent.FlashChosen chosen) {
        allowed.computeIfPresent(chosen.opening().allowedId(), (_, one) -> one.with(chosen));
    }

    void end(long flashId, Instant at) {
        allowed.replaceAll((_, one) -> one.endedBy(flashId, at));
        FlashPlanned window = windows.remove(flashId);
        if (window != null && isRunning(flashId)) {
            begun.put(window.itemId(), new Begun(window, at));
            long itemId = window.itemId();
            allowed.replaceAll((_, one) -> one.after(itemId, at));
        }
        before.remove(flashId);
        ended.add(flashId);
    }

    /** How often before a window the one before it was said to be over and was not. */
    int goesOn(long flashId) {
        return goesOn.getOrDefault(flashId, 0);
    }

    /** A SKU that is no longer sold has no price to go back to. */
    void drop(long skuId) {
        before.replaceAll((_, offers) ->
                offers.stream().filter(offer -> offer.skuId() != skuId).toList());
    }

    @Nullable
    AllowedFlash allowed(long allowedId) {
        return allowed.get(allowedId);
    }

    List<AllowedFlash> allowed() {
        return List.copyOf(allowed.values());
    }

    boolean hasEnded(long flashId) {
        return ended.contains(flashId);
    }

    Collection<FlashPlanned> windows() {
        return windows.values();
    }

    @Nullable
    FlashPlanned window(long flashId) {
        return windows.get(flashId);
    }

    boolean isRunning(long flashId) {
        return before.containsKey(flashId);
    }

    /** The offers to go back to when a window under way ends; none where it has not begun. */
    List<SkuOffer> before(long flashId) {
        return before.getOrDefault(flashId, List.of());
    }

    /** The window under way that has a SKU's price; null where none has. */
    @Nullable
    FlashPlanned runningFor(long skuId) {
        for (FlashPlanned window : windows.values()) {
            if (before(window.flashId()).stream().anyMatch(offer -> offer.skuId() == skuId)) {
                return window;
            }
        }
        return null;
    }

    /** The window of an item that is under way; null where none is. */
    @Nullable
    FlashPlanned runningOf(long itemId) {
        for (FlashPlanned window : windows.values()) {
            if (window.itemId() == itemId && isRunning(window.flashId())) {
                return window;
            }
        }
        return null;
    }

    /** The next window of an item; null where one is under way or none is planned. */
    @Nullable
    FlashPlanned aheadOf(long itemId) {
        if (runningOf(itemId) != null) {
            return null;
        }
        FlashPlanned next = null;
        for (FlashPlanned window : windows.values()) {
            boolean sooner = next == null || window.from().isBefore(next.from());
            next = window.itemId() == itemId && sooner ? window : next;
        }
        return next;
    }

    /** A window of the item that shares a moment with this time; null where none does. */
    @Nullable
    FlashPlanned overlapping(long itemId, Instant from, Instant until) {
        for (FlashPlanned window : windows.values()) {
            if (window.itemId() == itemId && window.from().isBefore(until) && from.isBefore(window.until())) {
                return window;
            }
        }
        return null;
    }

    static @Nullable FlashPrice priceOf(FlashPlanned window, long skuId) {
        for (FlashPrice price : window.prices()) {
            if (price.skuId() == skuId) {
                return price;
            }
        }
        return null;
    }

    /** When the next window begins or ends; null where there is none. */
    @Nullable
    Instant nextMoment() {
        Instant next = null;
        for (FlashPlanned window : windows.values()) {
            Instant moment = isRunning(window.flashId()) ? window.until() : window.from();
            next = next == null || moment.isBefore(next) ? moment : next;
        }
        return next;
    }
}
