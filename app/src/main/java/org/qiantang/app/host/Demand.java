package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What viewers want: how much they ask about each item, and how well each sells while it is on screen. */
final class Demand {
    private static final Duration ASKED_WITHIN = Duration.ofMinutes(10);
    private static final int MOST_ASKED = 1_000;
    /** So many viewer-minutes of the average are given to each item beforehand, as additive smoothing does. */
    private static final double PRIOR_MINUTES = 20;

    private static final class Item {
        final Deque<Instant> asked = new ArrayDeque<>();
        double viewerMinutes;
        int orders;
    }

    private final Map<Long, Item> items = new HashMap<>();
    private int viewers;
    private @Nullable Long onScreen;
    private Instant since;

    Demand(Instant now) {
        since = now;
    }

    synchronized void asked(long itemId, Instant now) {
        Deque<Instant> times = item(itemId).asked;
        times.addLast(now);
        if (times.size() > MOST_ASKED) {
            times.removeFirst();
        }
    }

    /** An order was placed; it counts for the item that was on screen. */
    synchronized void ordered(long itemId, Instant now) {
        settle(now);
        if (Long.valueOf(itemId).equals(onScreen)) {
            item(itemId).orders++;
        }
    }

    synchronized void present(int people, Instant now) {
        settle(now);
        viewers = people;
    }

    /** Another item is on screen, or none. */
    synchronized void shows(@Nullable Long itemId, Instant now) {
        settle(now);
        onScreen = itemId;
    }

    synchronized int questions(long itemId, Instant now) {
        Item item = items.get(itemId);
        if (item == null) {
            return 0;
        }
        while (!item.asked.isEmpty()
                && item.asked.peekFirst().plus(ASKED_WITHIN).isBefore(now)) {
            item.asked.removeFirst();
        }
        return item.asked.size();
    }

    /** Orders per viewer-minute on screen over those of all items; 1 where nothing is known. */
    synchronized double rate(long itemId, Instant now) {
        settle(now);
        double minutes =
                items.values().stream().mapToDouble(one -> one.viewerMinutes).sum();
        int orders = items.values().stream().mapToInt(one -> one.orders).sum();
        if (minutes <= 0 || orders == 0) {
            return 1;
        }
        double average = orders / minutes;
        Item item = items.getOrDefault(itemId, new Item());
        double smoothed = (item.orders + average * PRIOR_MINUTES) / (item.viewerMinutes + PRIOR_MINUTES);
        return smoothed / average;
    }

    private void settle(Instant now) {
        if (onScreen != null && now.isAfter(since)) {
            item(onScreen).viewerMinutes +=
                    viewers * (Duration.between(since, now).toMillis() / 60_000.0);
        }
        since = now;
    }

    private Item item(long itemId) {
        return items.computeIfAbsent(itemId, _ -> new Item());
    }
}
