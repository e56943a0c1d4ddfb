package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience.Happened;
import org.qiantang.app.room.Pinned;
import org.qiantang.event.ShowEvent;

/**
 * What a show's own events say to who chooses its next item: what was on screen, and how well it sold there. A fold over them,
 * so that it is the same after a restart. Safe for several threads.
 */
final class Floor {
    private final Demand demand = new Demand(Instant.EPOCH);
    private final Map<Long, Instant> leftScreen = new HashMap<>();
    /** Who ordered an item while it was on screen; no more of them than are asked for. */
    private final Map<Long, Set<Long>> buyers = new HashMap<>();

    private @Nullable Long onScreen;
    private long position;

    /** Takes in an event that was not told before; one told again changes nothing. */
    synchronized void see(Happened happened) {
        if (happened.position() <= position) {
            return;
        }
        position = happened.position();
        ShowEvent event = happened.event();
        if (event instanceof ShowEvent.ItemPinned pinned) {
            shows(pinned.itemId(), pinned.at());
        } else if (Pinned.isTakenOff(onScreen, event)) {
            shows(null, event.at());
        } else if (event instanceof ShowEvent.PresenceCounted there) {
            demand.present(there.viewers(), there.at());
        } else if (event instanceof ShowEvent.PiecesHeld held) {
            Set<Long> items = new HashSet<>();
            held.lines().forEach(line -> items.add(line.itemId()));
            items.forEach(item -> demand.ordered(item, held.at()));
            if (onScreen != null && items.contains(onScreen)) {
                bought(onScreen, held.buyerId());
            }
        }
    }

    /** False before anything was told. */
    synchronized boolean isBegun() {
        return position > 0;
    }

    private void bought(long itemId, long buyerId) {
        Set<Long> known = buyers.computeIfAbsent(itemId, _ -> new HashSet<>());
        if (known.size() < Taste.LEAST) {
            known.add(buyerId);
        }
    }

    private void shows(@Nullable Long itemId, Instant at) {
        Long before = onScreen;
        if (before != null && !before.equals(itemId)) {
            leftScreen.put(before, at);
        }
        onScreen = itemId;
        demand.shows(itemId, at);
    }

    /** Whether an item is on screen, or has left it within this time. */
    synchronized boolean wasShownWithin(long itemId, Duration time, Instant now) {
        Instant left = leftScreen.get(itemId);
        return Long.valueOf(itemId).equals(onScreen)
                || (left != null && left.plus(time).isAfter(now));
    }

    /** As {@link Demand#rate}, where it rests on the orders of {@link Taste#LEAST} people or more; else 1. */
    synchronized double rate(long itemId, Instant now) {
        return buyers.getOrDefault(itemId, Set.of()).size() < Taste.LEAST ? 1 : demand.rate(itemId, now);
    }
}
