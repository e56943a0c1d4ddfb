package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All goods that the mall shows, in memory, ready to be searched; bounded, and filled anew at each start.
 *
 * <p>Words are looked for as they are written; only where that finds nothing, as they sound, and then as what is near
 * to them. See {@link Step} for the steps.
 */
final class SearchIndex {
    /** Beyond this the newest goods are not searched; the shop pages still show them. */
    static final int MOST_GOODS = 250_000;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> slots = new HashMap<>();
    private final List<@Nullable Entry> entries = new ArrayList<>();
    private final BitSet freeSlots = new BitSet();
    private final Postings titles = new Postings();
    private final Map<String, BitSet> facts = new HashMap<>();
    private final Map<Aisle, Integer> aisles = new EnumMap<>(Aisle.class);
    private final Vocabulary vocabulary = new Vocabulary();
    private final Supplier<Set<Long>> sunkShops;
    private final DoubtfulSales doubtful;

    SearchIndex() {
        this(Set::of);
    }

    SearchIndex(Supplier<Set<Long>> sunkShops) {
        this(sunkShops, Map::of);
    }

    /**
     * An index that keeps some goods from the first places.
     *
     * @param sunkShops the shops whose goods stand last, asked at each search
     * @param doubtful the sales that count for nothing in an order by sales
     */
    SearchIndex(Supplier<Set<Long>> sunkShops, DoubtfulSales doubtful) {
        this.sunkShops = sunkShops;
        this.doubtful = doubtful;
    }

    /** A product with its title taken apart. */
    record Entry(Goods goods, Title title, Set<String> factWords, Set<String> phrases) {}

    /** Takes a product in, or what has become of it; what buyers cannot see is taken out. */
    void put(Goods goods) {
        lock.writeLock().lock();
        try {
            Integer slot = slots.get(goods.productId());
            if (!goods.isVisible()) {
                takeOut(goods.productId());
            } else if (slot != null && sameWords(entryAt(slot).goods(), goods)) {
                Entry old = entryAt(slot);
                entries.set(slot, new Entry(goods, old.title(), old.factWords(), old.phrases()));
            } else {
                takeOut(goods.productId());
                takeIn(goods);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void remove(long productId) {
        lock.writeLock().lock();
        try {
            takeOut(productId);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** A page of what fits, after the place where the page before it ended. */
    Found find(Query query, @Nullable Rank after, int limit) {
        // Asked before the lock: who answers may have to wait for a database.
        Set<Long> sunk = sunkShops.get();
        Map<Long, Long> doubted = doubtful.pieces();
        lock.readLock().lock();
        try {
            return new Search(this, query, sunk, doubted).page(after, limit);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Words to go on with, for what has been typed so far. */
    List<String> suggest(String typed, int most) {
        lock.readLock().lock();
        try {
            String text = typed.strip().toLowerCase(Locale.ROOT);
            return vocabulary.beginningWith(text.replace(" ", ""), most);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many goods each aisle has. */
    Map<Aisle, Integer> aisles() {
        lock.readLock().lock();
        try {
            return new EnumMap<>(aisles);
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        lock.readLock().lock();
        try {
            return slots.size();
        } finally {
            lock.readLock().unlock();
        }
    }

    Postings titles() {
        return titles;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    @Nullable
    Entry entry(int slot) {
        return entries.get(slot);
    }

    /** Goods of which a fact, the category, the aisle or the shop is called so. */
    BitSet withFact(String word) {
        BitSet found = facts.get(word);
        return found == null ? new BitSet() : (BitSet) found.clone();
    }

    BitSet all() {
        var all = new BitSet();
        all.set(0, entries.size());
        all.andNot(freeSlots);
        return all;
    }

    private Entry entryAt(int slot) {
        Entry entry = entries.get(slot);
        if (entry == null) {
            throw new IllegalStateException("slot: " + slot + " (expected: goods)");
        }
        return entry;
    }

    private static boolean sameWords(Goods one, Goods other) {
        return one.title().equals(other.title())
                && one.facts().equals(other.facts())
                && one.category() == other.category()
                && one.shop().equals(other.shop());
    }

    private void takeIn(Goods goods) {
        if (slots.size() >= MOST_GOODS) {
            return;
        }
        Title title = Title.of(goods.title());
        var words = new HashSet<String>();
        for (String fact : goods.facts().split("\n", -1)) {
            words.addAll(Words.of(fact));
        }
        words.addAll(Words.of(goods.category().zh()));
        words.add(goods.category().zh());
        words.addAll(Words.of(Aisle.of(goods.category()).zh()));
        words.addAll(Words.of(goods.shop()));
        words.add(goods.shop().toLowerCase(Locale.ROOT));
        var entry = new Entry(goods, title, Set.copyOf(words), Words.phrases(goods.title()));
        int slot = freeSlots.isEmpty() ? entries.size() : freeSlots.nextSetBit(0);
        freeSlots.clear(slot);
        if (slot == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(slot, entry);
        }
        slots.put(goods.productId(), slot);
        titles.add(slot, title);
        words.forEach(word -> facts.computeIfAbsent(word, _ -> new BitSet()).set(slot));
        vocabulary.add(entry.phrases());
        aisles.merge(Aisle.of(goods.category()), 1, Integer::sum);
    }

    private void takeOut(long productId) {
        Integer slot = slots.remove(productId);
        if (slot == null) {
            return;
        }
        Entry old = entryAt(slot);
        titles.remove(slot, old.title());
        old.factWords()
                .forEach(word -> facts.computeIfPresent(word, (_, bits) -> {
                    bits.clear(slot);
                    return bits.isEmpty() ? null : bits;
                }));
        vocabulary.remove(old.phrases());
        aisles.computeIfPresent(Aisle.of(old.goods().category()), (_, count) -> count == 1 ? null : count - 1);
        entries.set(slot, null);
        freeSlots.set(slot);
    }
}
