package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What viewers want: how much they ask about each item, and how well each sells while it is on screen. */
final class Demand {
    private static final Duration ASKED_WITHIN = Duration.ofMinutes(10);
    private static final int MOST_ASKED = 1_000;
    private static final Duration LATELY = Duration.ofMinutes(5);

    /** Before so long nobody knows how many orders are usual. */
    private static final Duration KNOWN_AFTER = Duration.ofMinutes(10);

    /** So many viewer-minutes of the average are given to each item beforehand, as additive smoothing does. */
    private static final double PRIOR_MINUTES = 20;

    private static final class Item {
        final Deque<Instant> asked = new ArrayDeque<>();
        final Deque<Instant> ordered = new ArrayDeque<>();
        double viewerMinutes;
        int orders;
    }

    private final Map<Long, Item> items = new HashMap<>();
    private final Deque<Instant> lately = new ArrayDeque<>();
    private final Instant begun;
    private long allOrders;
    private int viewers;
    private @Nullable Long onScreen;
    private Instant since;

    Demand(Instant now) {
        begun = now;
        since = now;
    }

    synchronized void asked(long itemId, Instant now) {
        note(item(itemId).asked, now);
    }

    private static void note(Deque<Instant> times, Instant now) {
        times.addLast(now);
        if (times.size() > MOST_ASKED) {
            times.removeFirst();
        }
    }

    /** An order was placed; how well an item sells counts where it was on screen. */
    synchronized void ordered(long itemId, Instant now) {
        settle(now);
        allOrders++;
        note(lately, now);
        note(item(itemId).ordered, now);
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
        return item == null ? 0 : within(item.asked, ASKED_WITHIN, now);
    }

    /** Orders of an item in the time for which questions count. */
    synchronized int orders(long itemId, Instant now) {
        Item item = items.get(itemId);
        return item == null ? 0 : within(item.ordered, ASKED_WITHIN, now);
    }

    /** Orders of all items in the last five minutes, where that is half of the usual or less; empty where it is not, or not known. */
    synchronized Optional<Integer> slack(Instant now) {
        Duration known = Duration.between(begun, now);
        if (known.compareTo(KNOWN_AFTER) < 0) {
            return Optional.empty();
        }
        int recent = within(lately, LATELY, now);
        // recent / LATELY against half of allOrders / known, without dividing; of more than are noted none are few.
        boolean few = recent < MOST_ASKED && 2L * recent * known.toSeconds() <= allOrders * LATELY.toSeconds();
        return few ? Optional.of(recent) : Optional.empty();
    }

    /** How many of these moments are no longer ago; the others are forgotten. */
    private static int within(Deque<Instant> times, Duration time, Instant now) {
        while (!times.isEmpty() && times.getFirst().plus(time).isBefore(now)) {
            times.removeFirst();
        }
        return times.size();
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
