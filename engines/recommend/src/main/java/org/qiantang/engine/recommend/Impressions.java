package org.qiantang.engine.recommend;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What was shown and still waits for its outcome: an impression closes after half an hour, or early where too many wait
 * (the sliding join of Monolith, Liu and others, 2022, within one process). They close in the order in which they were shown,
 * however they were told.
 */
final class Impressions {
    private static final long WAITS_SECONDS = 1_800;
    /** What was done may be heard of sooner than that it was shown: screens are told of together, some seconds later. */
    private static final long EARLY_SECONDS = 10;

    private static final int MOST_EARLY = 10_000;

    private record Key(long user, long item) {}

    private record Slot(long at, long user, long item) {}

    private record Waiting(List<Float> features, int outcome) {}

    private record Early(long at, int outcome) {}

    private static final Comparator<Slot> ORDER =
            Comparator.comparingLong(Slot::at).thenComparingLong(Slot::user).thenComparingLong(Slot::item);

    private final int most;
    private final NavigableMap<Slot, Waiting> waiting = new TreeMap<>(ORDER);
    private final Map<Key, Slot> slots = new HashMap<>();
    private final SequencedMap<Key, Early> early = new LinkedHashMap<>();

    Impressions(int most) {
        this.most = most;
    }

    int size() {
        return waiting.size();
    }

    /** Notes what was shown; the same item shown again while it waits is one impression. */
    void show(long user, Impression shown, long at, Consumer<OnlineRanker.Example> closed) {
        var key = new Key(user, shown.item());
        if (slots.containsKey(key)) {
            return;
        }
        var slot = new Slot(at, user, shown.item());
        slots.put(key, slot);
        waiting.put(slot, new Waiting(shown.features(), outcomeBefore(key, at)));
        if (waiting.size() > most) {
            close(closed);
        }
    }

    void act(long user, long item, Act act, long at) {
        int task = task(act);
        if (task < 0) {
            return;
        }
        // a stronger outcome holds the weaker ones: who pays has clicked
        int outcome = 1 | (1 << task);
        var key = new Key(user, item);
        Slot slot = slots.get(key);
        if (slot != null) {
            waiting.computeIfPresent(slot, (_, one) -> new Waiting(one.features(), one.outcome() | outcome));
            return;
        }
        early.putLast(key, new Early(at, outcome | outcomeBefore(key, at)));
        if (early.size() > MOST_EARLY) {
            early.pollFirstEntry();
        }
    }

    /** Closes what has waited long enough. */
    void advance(long now, Consumer<OnlineRanker.Example> closed) {
        while (!waiting.isEmpty() && now - waiting.firstKey().at() >= WAITS_SECONDS) {
            close(closed);
        }
    }

    void forget(long user) {
        waiting.keySet().removeIf(slot -> slot.user() == user);
        slots.keySet().removeIf(key -> key.user() == user);
        early.keySet().removeIf(key -> key.user() == user);
    }

    private int outcomeBefore(Key key, long at) {
        @Nullable Early before = early.get(key);
        return before != null && Math.abs(at - before.at()) <= EARLY_SECONDS ? before.outcome() : 0;
    }

    private void close(Consumer<OnlineRanker.Example> closed) {
        Map.Entry<Slot, Waiting> first = waiting.pollFirstEntry();
        Slot slot = first.getKey();
        slots.remove(new Key(slot.user(), slot.item()));
        closed.accept(new OnlineRanker.Example(
                slot.user(),
                slot.item(),
                slot.at(),
                first.getValue().features(),
                first.getValue().outcome()));
    }

    private static int task(Act act) {
        return switch (act) {
            case CLICK -> 0;
            case WATCH -> 1;
            case CART -> 2;
            case PAY -> 3;
            case LIKE, QUICK_EXIT, DISLIKE -> -1;
        };
    }
}
