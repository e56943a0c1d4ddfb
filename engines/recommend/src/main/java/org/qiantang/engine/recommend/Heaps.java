package org.qiantang.engine.recommend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what is like something without looking at all there is: items lie in heaps, each around the item that began it (leader
 * clustering: J. A. Hartigan, Clustering Algorithms, 1975), and only the nearest heaps are looked through. What lies near the edge of
 * a heap that was not looked through is missed.
 */
final class Heaps {
    /** Nearer than this to a leader an item joins its heap. */
    private static final double JOINS = 0.7;

    private static final int MOST_HEAPS = 512;
    private static final int LOOKED_THROUGH = 6;
    private static final int MOST_COMPARED = 1_500;

    private final List<Heap> heaps = new ArrayList<>();
    private final Map<Long, Lying> lying = new HashMap<>();

    private record Heap(Content leader, Set<Long> items) {}

    private record Lying(Content content, Heap heap) {}

    /** An item and how like it is, up to 1. */
    record Near(long item, double likeness) {}

    private record Way(Heap heap, double likeness) {}

    /** Lays an item down; one of which nothing is known lies nowhere. */
    void put(long item, Content content) {
        Lying known = lying.get(item);
        if (known != null && known.content().equals(content)) {
            return;
        }
        remove(item);
        if (content.isNone()) {
            return;
        }
        Heap nearest = null;
        double most = -1;
        for (Heap heap : heaps) {
            double likeness = heap.leader().likeness(content);
            if (likeness > most) {
                nearest = heap;
                most = likeness;
            }
        }
        if (nearest == null || (most < JOINS && heaps.size() < MOST_HEAPS)) {
            nearest = new Heap(content, new LinkedHashSet<>());
            heaps.add(nearest);
        }
        nearest.items().add(item);
        lying.put(item, new Lying(content, nearest));
    }

    void remove(long item) {
        Lying known = lying.remove(item);
        if (known != null) {
            known.heap().items().remove(item);
            if (known.heap().items().isEmpty()) {
                heaps.remove(known.heap());
            }
        }
    }

    /** The nearest first. */
    List<Near> near(Content content, int most) {
        List<Way> ways = new ArrayList<>();
        for (Heap heap : heaps) {
            ways.add(new Way(heap, heap.leader().likeness(content)));
        }
        ways.sort(Comparator.comparingDouble((Way one) -> -one.likeness()));
        List<Near> near = new ArrayList<>();
        for (Way way : ways.subList(0, Math.min(LOOKED_THROUGH, ways.size()))) {
            way.heap().items().stream()
                    .limit(MOST_COMPARED - (long) near.size())
                    .forEach(item -> near.add(new Near(item, likeness(item, content))));
        }
        near.sort(Comparator.comparingDouble((Near one) -> -one.likeness()).thenComparingLong(Near::item));
        return near.subList(0, Math.min(most, near.size()));
    }

    private double likeness(long item, Content content) {
        Lying known = lying.get(item);
        return known == null ? 0 : known.content().likeness(content);
    }
}
