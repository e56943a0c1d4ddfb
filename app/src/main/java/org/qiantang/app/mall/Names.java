package org.qiantang.app.mall;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Word.Match;
import org.qiantang.app.web.Problem;

/** What is found by what it is called, as goods are: by words, pinyin, first letters and with slips; in memory, bounded. */
public final class Names {
    private static final int MOST_TEXT = 200;
    private static final Hits NOTHING = new Hits(List.of(), null, null);

    private final int most;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<Long, Integer> slots = new HashMap<>();
    private final List<@Nullable Entry> entries = new ArrayList<>();
    private final BitSet freeSlots = new BitSet();
    private final Postings titles = new Postings();
    private final Vocabulary vocabulary = new Vocabulary();

    /**
     * Names of so many things; of more the first ones are known.
     *
     * @param most how many
     */
    public Names(int most) {
        this.most = most;
    }

    /**
     * Something that can be found.
     *
     * @param group what is in a smaller one comes before all that is in a larger one
     * @param order which of those that fit as well comes first, the smaller one
     * @param texts its own name first, then what else it is found by
     */
    public record Named(long id, long group, long order, List<String> texts) {
        public Named {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Something that was found.
     *
     * @param by the text beside its own name by which it was found; null where none was needed
     * @param cursor where to go on after it
     */
    public record Hit(long id, @Nullable String by, String cursor) {}

    /**
     * A part of what was found.
     *
     * @param next where to go on; null at the end
     * @param instead what was looked for in place of the words typed, as nothing is called by those; null where they were
     */
    public record Hits(
            List<Hit> hits, @Nullable String next, @Nullable String instead) {
        public Hits {
            hits = List.copyOf(hits);
        }
    }

    private record Entry(Named named, List<Title> titles, Set<String> phrases) {}

    /** How well something fits; {@code there} is what of its texts was looked for. */
    private record Fit(int score, @Nullable String by, String there) {}

    /** The words that a request asks for, empty where it names none; a refusal where they are too many. */
    public static String asked(@Nullable String q) {
        String text = q == null ? "" : q.strip();
        if (text.length() > MOST_TEXT) {
            throw Problem.nonsense("q", "搜索词最多 " + MOST_TEXT + " 个字", MOST_TEXT + " characters at most to search for");
        }
        return text;
    }

    /** Puts these in place of all that was known before. */
    public synchronized void set(Collection<Named> all) {
        // Texts are taken apart before anybody has to wait; nobody else writes meanwhile.
        Map<Long, Entry> now = takenApart(all);
        lock.writeLock().lock();
        try {
            for (long id : List.copyOf(slots.keySet())) {
                Entry kept = now.get(id);
                if (kept == null
                        || !kept.named().texts().equals(known(id).named().texts())) {
                    takeOut(id);
                }
            }
            now.values().forEach(this::put);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What fits the words in order, all where there are none; a refusal where {@code after} is no cursor of ours. */
    public Hits find(String text, @Nullable String after, int limit) {
        Rank from = Rank.asked(after);
        lock.readLock().lock();
        try {
            if (Words.apart(text).isEmpty()) {
                // Marks alone are no words: nothing can be called by them.
                return text.isBlank() ? everything(from, limit) : NOTHING;
            }
            return Step.first(text, vocabulary, step -> run(step, from, limit)).orElse(NOTHING);
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

    private Map<Long, Entry> takenApart(Collection<Named> all) {
        var known = new HashMap<String, Title>();
        slots.keySet().forEach(id -> {
            Entry entry = known(id);
            for (int i = 0; i < entry.titles().size(); i++) {
                known.put(entry.named().texts().get(i), entry.titles().get(i));
            }
        });
        var now = new LinkedHashMap<Long, Entry>();
        for (Named named : all) {
            if (now.size() == most) {
                break;
            }
            Entry old = slots.containsKey(named.id()) ? known(named.id()) : null;
            // The same text, such as that of a product in many shows, is kept once.
            now.put(
                    named.id(),
                    old != null && old.named().texts().equals(named.texts())
                            ? new Entry(named, old.titles(), old.phrases())
                            : new Entry(
                                    named,
                                    named.texts().stream()
                                            .map(text -> known.computeIfAbsent(text, Title::of))
                                            .toList(),
                                    named.texts().isEmpty()
                                            ? Set.of()
                                            : Words.phrases(named.texts().getFirst())));
        }
        return now;
    }

    private void put(Entry entry) {
        long id = entry.named().id();
        Integer slot = slots.get(id);
        if (slot != null) {
            entries.set(slot, entry);
            return;
        }
        int free = freeSlots.isEmpty() ? entries.size() : freeSlots.nextSetBit(0);
        freeSlots.clear(free);
        if (free == entries.size()) {
            entries.add(entry);
        } else {
            entries.set(free, entry);
        }
        slots.put(id, free);
        entry.titles().forEach(title -> titles.add(free, title));
        vocabulary.add(entry.phrases());
    }

    private void takeOut(long id) {
        Entry old = known(id);
        Integer slot = slots.remove(id);
        if (slot != null) {
            old.titles().forEach(title -> titles.remove(slot, title));
            vocabulary.remove(old.phrases());
            entries.set(slot, null);
            freeSlots.set(slot);
        }
    }

    private Entry known(long id) {
        Integer slot = slots.get(id);
        Entry entry = slot == null ? null : entries.get(slot);
        if (entry == null) {
            throw new IllegalStateException("id: " + id + " (expected: one that has a name)");
        }
        return entry;
    }

    private Hits everything(@Nullable Rank from, int limit) {
        var best = new Best<Hit>(limit + 1);
        for (Entry entry : entries) {
            if (entry != null) {
                offer(best, entry.named(), new Fit(0, null, ""), from);
            }
        }
        return hits(best, limit, null);
    }

    /** Empty where nothing fits at all, be it before {@code from}. */
    private Optional<Hits> run(Step step, @Nullable Rank from, int limit) {
        var best = new Best<Hit>(limit + 1);
        Fit first = null;
        BitSet found = step.candidates(word -> step.candidates(titles, word));
        for (int slot = found.nextSetBit(0); slot >= 0; slot = found.nextSetBit(slot + 1)) {
            Entry entry = entries.get(slot);
            Fit fit = entry == null ? null : fit(entry, step);
            if (entry != null && fit != null) {
                offer(best, entry.named(), fit, from);
                first = first == null || fit.score() > first.score() ? fit : first;
            }
        }
        return first == null ? Optional.empty() : Optional.of(hits(best, limit, step.asTyped() ? null : first.there()));
    }

    private static @Nullable Fit fit(Entry entry, Step step) {
        int sum = 0;
        int there = 0;
        String by = null;
        var marked = new StringJoiner(" ");
        for (Word word : step.words()) {
            Match match = null;
            int at = 0;
            while (match == null && at < entry.titles().size()) {
                match = step.match(entry.titles().get(at++), word);
            }
            if (match != null) {
                String text = entry.named().texts().get(at - 1);
                there++;
                sum += worth(match, at == 1);
                by = by == null && at > 1 ? text : by;
                marked.add(text.substring(match.from(), match.to()));
            } else if (!step.any()) {
                return null;
            }
        }
        return there == 0 ? null : new Fit(Math.max(1, sum / step.words().size()), by, marked.toString());
    }

    private static int worth(Match match, boolean inOwnName) {
        int place = inOwnName ? Search.TITLE : Search.SHOP_OR_CATEGORY;
        return place + (match.from() == 0 ? Search.AT_THE_FRONT : 0) - match.missed() * Search.LESS_SURE;
    }

    private static void offer(Best<Hit> best, Named named, Fit fit, @Nullable Rank from) {
        var rank = new Rank(named.group(), -fit.score(), named.order(), -named.id());
        if ((from == null || rank.compareTo(from) > 0) && best.wants(rank)) {
            best.offer(rank, new Hit(named.id(), fit.by(), rank.cursor()));
        }
    }

    private static Hits hits(Best<Hit> best, int limit, @Nullable String instead) {
        List<Hit> ranked = best.inOrder().stream().map(Best.Ranked::what).toList();
        boolean more = ranked.size() > limit;
        List<Hit> page = more ? ranked.subList(0, limit) : ranked;
        return new Hits(page, more ? page.getLast().cursor() : null, instead);
    }
}
