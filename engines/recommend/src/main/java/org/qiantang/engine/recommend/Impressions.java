package org.qiantang.engine.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * What was shown and still waits for its outcome: an impression closes after half an hour, or early where too many wait
 * (the sliding join of Monolith, Liu and others, 2022, within one process).
 */
final class Impressions {
    private static final long WAITS_SECONDS = 1_800;

    private record Key(long user, long item) {}

    private record Waiting(List<Float> features, long at, int outcome) {}

    private final int most;
    private final SequencedMap<Key, Waiting> waiting = new LinkedHashMap<>();

    Impressions(int most) {
        this.most = most;
    }

    int size() {
        return waiting.size();
    }

    /** Notes what was shown; the same item shown again while it waits is one impression. */
    void show(long user, Placement placement, long at, Consumer<OnlineRanker.Example> closed) {
        waiting.putIfAbsent(new Key(user, placement.item()), new Waiting(placement.features(), at, 0));
        if (waiting.size() > most) {
            close(closed);
        }
    }

    void act(long user, long item, Act act) {
        int task = task(act);
        if (task >= 0) {
            // a stronger outcome holds the weaker ones: who pays has clicked
            waiting.computeIfPresent(
                    new Key(user, item),
                    (_, one) -> new Waiting(one.features(), one.at(), one.outcome() | 1 | (1 << task)));
        }
    }

    /** Closes what has waited long enough. */
    void advance(long now, Consumer<OnlineRanker.Example> closed) {
        while (!waiting.isEmpty() && now - waiting.firstEntry().getValue().at() >= WAITS_SECONDS) {
            close(closed);
        }
    }

    void forget(long user) {
        waiting.keySet().removeIf(key -> key.user() == user);
    }

    private void close(Consumer<OnlineRanker.Example> closed) {
        var first = waiting.pollFirstEntry();
        closed.accept(new OnlineRanker.Example(
                first.getKey().user(),
                first.getKey().item(),
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
