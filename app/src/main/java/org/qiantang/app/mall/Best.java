package org.qiantang.app.mall;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The first so many of what is offered to it, in order. */
final class Best<T> {
    record Ranked<T>(Rank rank, T what) {}

    private final int most;
    private final PriorityQueue<Ranked<T>> kept = new PriorityQueue<>(
            Comparator.<Ranked<T>, Rank>comparing(Ranked::rank).reversed());

    Best(int most) {
        this.most = most;
    }

    boolean wants(Rank rank) {
        Ranked<T> last = kept.peek();
        return kept.size() < most || (last != null && rank.compareTo(last.rank()) < 0);
    }

    void offer(Rank rank, T what) {
        kept.add(new Ranked<>(rank, what));
        if (kept.size() > most) {
            kept.poll();
        }
    }

    List<Ranked<T>> inOrder() {
        return kept.stream()
                .sorted(Comparator.<Ranked<T>, Rank>comparing(Ranked::rank))
                .toList();
    }
}
