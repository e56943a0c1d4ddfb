package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who has asked about which item of a show lately, each person once an item. Safe for several threads. */
final class Wanted {
    static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST_ASKERS = 1_000;

    private final Map<Long, Map<Long, Instant>> items = new HashMap<>();

    /** These have asked about an item; null, for a question about none, is left alone. */
    synchronized void asked(@Nullable Long itemId, Collection<Long> people, Instant now) {
        if (itemId == null || people.isEmpty()) {
            return;
        }
        Map<Long, Instant> askers = items.computeIfAbsent(itemId, _ -> new HashMap<>());
        forget(askers, now);
        for (long person : people) {
            if (askers.size() < MOST_ASKERS || askers.containsKey(person)) {
                askers.put(person, now);
            }
        }
    }

    /** How many asked about each item in the last ten minutes; items that nobody asked about are not among them. */
    synchronized Map<Long, Integer> askers(Instant now) {
        items.values().forEach(askers -> forget(askers, now));
        items.values().removeIf(Map::isEmpty);
        return items.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().size()));
    }

    /** Nobody has asked about anything. */
    synchronized void forget() {
        items.clear();
    }

    private static void forget(Map<Long, Instant> askers, Instant now) {
        askers.values().removeIf(at -> at.plus(LATELY).isBefore(now));
    }
}
