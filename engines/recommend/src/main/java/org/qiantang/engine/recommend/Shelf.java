package org.qiantang.engine.recommend;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The items as they are now, how hot each is, and lists of those on offer kept in order. Bounded by a number of items. */
final class Shelf {
    /** A place on a list: the highest level first, then the lowest id. */
    record Standing(double level, long item) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            int byLevel = Double.compare(other.level, level);
            return byLevel != 0 ? byLevel : Long.compare(item, other.item);
        }
    }

    private record Board(Kind kind, String category) {}

    private record Stall(long seller, Kind kind) {}

    private record Sold(long product, Kind kind) {}

    /** What the margins of a seller's goods add up to, in ten-thousandths: whole numbers are the same sum in any order. */
    private record Margins(long sum, int count) {
        Margins and(long margin, int more) {
            return new Margins(sum + more * margin, count + more);
        }
    }

    private static final String ALL = "";
    private static final double MARGIN_STEPS = 10_000;

    private final int most;
    private final SequencedMap<Long, Item> items = new LinkedHashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final Map<Integer, Long> named = new HashMap<>();
    private final Map<Long, Heat> heats = new HashMap<>();
    private final Map<Long, Double> levels = new HashMap<>();
    private final Map<Board, NavigableSet<Standing>> hot = new HashMap<>();
    private final Map<Board, NavigableSet<Standing>> fresh = new HashMap<>();
    private final Map<Stall, NavigableSet<Long>> bySeller = new HashMap<>();
    private final Map<Sold, NavigableSet<Long>> selling = new HashMap<>();
    private final Map<Long, Margins> margins = new HashMap<>();
    private final Map<Kind, Heaps> alike = new EnumMap<>(Kind.class);
    private int numbersGiven;

    Shelf(int most) {
        this.most = most;
    }

    int size() {
        return items.size();
    }

    @Nullable
    Item item(long id) {
        return items.get(id);
    }

    /** The item if it may be shown. */
    @Nullable
    Item offered(long id) {
        Item item = items.get(id);
        return item != null && item.offered() ? item : null;
    }

    /** The small number of an item that is listed; numbers are never given twice. */
    int number(long id) {
        return numbers.getOrDefault(id, -1);
    }

    @Nullable
    Long idOf(int number) {
        return named.get(number);
    }

    /** Lists an item, or says what has become of it; the one listed longest ago goes when there are too many. */
    void put(Item item) {
        remove(item.id(), true);
        if (items.size() >= most) {
            remove(items.firstEntry().getKey(), false);
        }
        items.putLast(item.id(), item);
        if (!numbers.containsKey(item.id())) {
            numbers.put(item.id(), numbersGiven);
            named.put(numbersGiven++, item.id());
        }
        if (item.offered()) {
            list(item);
        }
        // It was left lying: what it is like seldom changes, and finding its heap anew is much work.
        alike.computeIfAbsent(item.kind(), _ -> new Heaps())
                .put(item.id(), item.offered() ? item.content() : Content.NONE);
    }

    void remove(long id) {
        remove(id, false);
    }

    private void remove(long id, boolean comesBack) {
        Item item = items.remove(id);
        if (item == null) {
            return;
        }
        if (item.offered()) {
            unlist(item);
        }
        if (!comesBack) {
            named.remove(numbers.remove(id));
            alike.computeIfAbsent(item.kind(), _ -> new Heaps()).remove(id);
        }
    }

    /** Adds to the heat of an item, or takes away; items that are no longer listed keep theirs, should they come back. */
    void warm(Item item, long seconds, int weight) {
        if (weight == 0) {
            return;
        }
        Item now = offered(item.id());
        if (now != null) {
            unrank(now);
        }
        Heat heat = heats.computeIfAbsent(item.id(), _ -> new Heat(item.kind()));
        heat.add(seconds, weight);
        if (heat.isNone()) {
            heats.remove(item.id());
            levels.remove(item.id());
        } else {
            levels.put(item.id(), heat.level());
        }
        if (now != null) {
            rank(now);
        }
    }

    /** The binary logarithm of an item's heat; negative infinity where nothing happened. */
    double level(long id) {
        return levels.getOrDefault(id, Double.NEGATIVE_INFINITY);
    }

    /** The weights of what happened to an item in the seconds before a moment. */
    int within(long id, long now, long seconds) {
        Heat heat = heats.get(id);
        return heat == null ? 0 : heat.within(now, seconds);
    }

    /** Those on offer, the hottest first. */
    NavigableSet<Standing> hot(Kind kind) {
        return hot(kind, ALL);
    }

    NavigableSet<Standing> hot(Kind kind, String category) {
        return hot.getOrDefault(new Board(kind, category), Collections.emptyNavigableSet());
    }

    /** Those on offer, the newest first. */
    NavigableSet<Standing> fresh(Kind kind) {
        return fresh(kind, ALL);
    }

    NavigableSet<Standing> fresh(Kind kind, String category) {
        return fresh.getOrDefault(new Board(kind, category), Collections.emptyNavigableSet());
    }

    NavigableSet<Long> of(long seller, Kind kind) {
        return bySeller.getOrDefault(new Stall(seller, kind), Collections.emptyNavigableSet());
    }

    /** How far an item's margin is from the mean of its seller's goods on offer, −2 to 2; 0 where the seller does not say it. */
    double beyondShop(Item item) {
        Margins shop = margins.get(item.seller());
        Double margin = item.margin();
        return margin == null || shop == null ? 0 : (steps(margin) - shop.sum() / (double) shop.count()) / MARGIN_STEPS;
    }

    private static long steps(double margin) {
        return Math.round(margin * MARGIN_STEPS);
    }

    private void count(Item item, int more) {
        Double margin = item.margin();
        if (margin != null) {
            long steps = steps(margin);
            margins.compute(item.seller(), (_, shop) -> {
                Margins now = (shop == null ? new Margins(0, 0) : shop).and(steps, more);
                return now.count() == 0 ? null : now;
            });
        }
    }

    /** Those of a kind on offer that are most like something, the nearest first. */
    List<Heaps.Near> alike(Kind kind, Content content, int most) {
        Heaps heaps = alike.get(kind);
        return heaps == null ? List.of() : heaps.near(content, most);
    }

    /** Rooms, or films, that sell a product. */
    NavigableSet<Long> selling(long product, Kind kind) {
        return selling.getOrDefault(new Sold(product, kind), Collections.emptyNavigableSet());
    }

    private static List<Board> boards(Item item) {
        return List.of(new Board(item.kind(), ALL), new Board(item.kind(), item.category()));
    }

    private void rank(Item item) {
        var standing = new Standing(level(item.id()), item.id());
        boards(item)
                .forEach(board ->
                        hot.computeIfAbsent(board, _ -> new TreeSet<>()).add(standing));
    }

    private void unrank(Item item) {
        var standing = new Standing(level(item.id()), item.id());
        boards(item).forEach(board -> drop(hot, board, standing));
    }

    private void list(Item item) {
        rank(item);
        count(item, 1);
        var since = new Standing(item.since().getEpochSecond(), item.id());
        for (Board board : boards(item)) {
            fresh.computeIfAbsent(board, _ -> new TreeSet<>()).add(since);
        }
        bySeller.computeIfAbsent(new Stall(item.seller(), item.kind()), _ -> new TreeSet<>())
                .add(item.id());
        for (long product : item.sells()) {
            selling.computeIfAbsent(new Sold(product, item.kind()), _ -> new TreeSet<>())
                    .add(item.id());
        }
    }

    private void unlist(Item item) {
        unrank(item);
        count(item, -1);
        var since = new Standing(item.since().getEpochSecond(), item.id());
        for (Board board : boards(item)) {
            drop(fresh, board, since);
        }
        drop(bySeller, new Stall(item.seller(), item.kind()), item.id());
        for (long product : item.sells()) {
            drop(selling, new Sold(product, item.kind()), item.id());
        }
    }

    private static <K, V> void drop(Map<K, NavigableSet<V>> sets, K key, V value) {
        NavigableSet<V> set = sets.get(key);
        if (set != null && set.remove(value) && set.isEmpty()) {
            sets.remove(key);
        }
    }
}
