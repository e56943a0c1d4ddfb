package org.qiantang.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.feed.ImpressionRows.Kept;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Placement;

/**
 * Lists that were answered, until it is told which of their places were on a screen; and those on their way into the rows. All
 * of it is bounded: what no longer fits is not known, and then neither kept nor learnt.
 */
final class Screens {
    /** As long as the ranker waits for what comes of it. */
    private static final Duration LASTS = Duration.ofMinutes(30);
    /** Some 65 MB, a third of it what was foreseen. */
    private static final int MOST_PLACES = 100_000;
    /** Lists of one person, kind and surface: a page that asks again and again puts out its own, and nobody else's. */
    private static final int MOST_OF_ONE = 3;
    /** Rows that wait for a database that is away. */
    private static final int MOST_WAITING = 20_000;
    /** What one person scrolls past in an hour; as many as acts are believed. */
    private static final int MOST_AN_HOUR = 1_000;

    private static final int MOST_PEOPLE = 50_000;
    private static final int AT_ONCE = 2_000;
    private static final Duration HOUR = Duration.ofHours(1);

    private record Place(int at, Placement placement) {}

    private record Asker(long personId, Kind kind, Surface surface) {}

    private record Answer(Asker asker, Instant at, Map<Long, Place> unseen) {}

    private record Pace(Instant since, int count) {}

    private final ImpressionRows rows;
    private final FeedRows choices;
    private final AtomicLong numbers;
    private final SequencedMap<Long, Answer> answers = new LinkedHashMap<>();
    /** The numbers of these answers by who was answered, oldest first. */
    private final Map<Asker, Deque<Long>> lists = new HashMap<>();

    private final Deque<Kept> waiting = new ArrayDeque<>();
    private final Map<Long, Pace> paces = newest();
    /** When people were forgotten, for lists that were being made meanwhile. */
    private final Map<Long, Instant> forgotten = newest();

    private int places;

    /** @param first the number of the first list; greater than any of an earlier process */
    Screens(ImpressionRows rows, FeedRows choices, long first) {
        this.rows = rows;
        this.choices = choices;
        this.numbers = new AtomicLong(first);
    }

    /** Remembers a list that somebody asked for at a moment, and gives it its number. */
    synchronized long answer(long personId, Kind kind, Surface surface, List<Placement> placements, Instant asked) {
        long number = numbers.getAndIncrement();
        if (placements.isEmpty() || !asked.isAfter(forgotten.getOrDefault(personId, Instant.MIN))) {
            return number;
        }
        Map<Long, Place> unseen = new HashMap<>();
        for (int at = 0; at < placements.size(); at++) {
            unseen.put(placements.get(at).item(), new Place(at, placements.get(at)));
        }
        var asker = new Asker(personId, kind, surface);
        answers.putLast(number, new Answer(asker, asked, unseen));
        places += unseen.size();
        Deque<Long> own = lists.computeIfAbsent(asker, _ -> new ArrayDeque<>());
        own.addLast(number);
        if (own.size() > MOST_OF_ONE) {
            remove(own.getFirst());
        }
        while (places > MOST_PLACES || isOver(answers.firstEntry().getValue(), asked)) {
            remove(answers.firstEntry().getKey());
        }
        return number;
    }

    private void remove(long number) {
        @Nullable Answer gone = answers.remove(number);
        if (gone == null) {
            return;
        }
        places -= gone.unseen().size();
        @Nullable Deque<Long> own = lists.get(gone.asker());
        if (own != null) {
            own.remove(number);
            if (own.isEmpty()) {
                lists.remove(gone.asker());
            }
        }
    }

    private List<Long> numbers(long personId, Kind kind) {
        List<Long> numbers = new ArrayList<>();
        for (Surface surface : Surface.values()) {
            numbers.addAll(lists.getOrDefault(new Asker(personId, kind, surface), new ArrayDeque<>()));
        }
        return numbers;
    }

    /** Places of a list were on its person's screen: each counts once, and of others' lists none does. */
    synchronized void seen(long personId, long list, List<Long> items, Instant now) {
        @Nullable Answer answer = answers.get(list);
        if (answer == null || answer.asker().personId() != personId || isOver(answer, now)) {
            return;
        }
        for (long item : items) {
            if (answer.unseen().containsKey(item) && waiting.size() < MOST_WAITING && isBelieved(personId, now)) {
                Place place = answer.unseen().remove(item);
                places--;
                waiting.addLast(kept(list, answer, place, now));
            }
        }
        if (answer.unseen().isEmpty()) {
            remove(list);
        }
    }

    /** Writes what has come to be seen, and tells what was written; of who has switched it off by now nothing is. */
    void write(Consumer<Kept> written) {
        for (List<Kept> some = take(); !some.isEmpty(); some = take()) {
            List<Kept> known;
            try {
                known = known(some);
                rows.add(known);
            } catch (RuntimeException trouble) {
                putBack(some);
                throw trouble;
            }
            known.forEach(written);
        }
    }

    private List<Kept> known(List<Kept> some) {
        Map<Long, FeedRows.Choice> of =
                choices.choices(some.stream().map(Kept::personId).distinct().toList());
        return some.stream()
                .filter(kept ->
                        of.getOrDefault(kept.personId(), FeedRows.Choice.USUAL).mayKnow(kept.at()))
                .toList();
    }

    private synchronized List<Kept> take() {
        List<Kept> some = new ArrayList<>();
        while (some.size() < AT_ONCE && !waiting.isEmpty()) {
            some.add(waiting.pollFirst());
        }
        return some;
    }

    private synchronized void putBack(List<Kept> some) {
        some.reversed().forEach(waiting::addFirst);
    }

    /** Drops what is not yet in the rows, also of lists that are being made. */
    synchronized void forget(long personId, Instant now) {
        forgotten.put(personId, now);
        waiting.removeIf(kept -> kept.personId() == personId);
        paces.remove(personId);
        for (Kind kind : Kind.values()) {
            numbers(personId, kind).forEach(this::remove);
        }
    }

    /** Takes away one product, which then was not shown; tells how many rows are gone. */
    int unsee(long personId, long productId) {
        drop(personId, productId);
        return rows.unsee(personId, productId);
    }

    private synchronized void drop(long personId, long productId) {
        waiting.removeIf(kept -> kept.personId() == personId
                && kept.kind() == Kind.PRODUCT
                && kept.impression().item() == productId);
        for (long number : numbers(personId, Kind.PRODUCT)) {
            @Nullable Answer answer = answers.get(number);
            if (answer != null && answer.unseen().remove(productId) != null) {
                places--;
                if (answer.unseen().isEmpty()) {
                    remove(number);
                }
            }
        }
    }

    private boolean isBelieved(long personId, Instant now) {
        Pace before = paces.get(personId);
        Pace pace = before == null || !now.isBefore(before.since().plus(HOUR))
                ? new Pace(now, 1)
                : new Pace(before.since(), before.count() + 1);
        paces.put(personId, pace);
        return pace.count() <= MOST_AN_HOUR;
    }

    private static <V> Map<Long, V> newest() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > MOST_PEOPLE;
            }
        };
    }

    private static boolean isOver(Answer answer, Instant now) {
        return !now.isBefore(answer.at().plus(LASTS));
    }

    private static Kept kept(long list, Answer answer, Place place, Instant now) {
        Placement placement = place.placement();
        return new Kept(
                answer.asker().personId(),
                answer.asker().kind(),
                answer.asker().surface(),
                list,
                place.at(),
                placement.explored(),
                placement.propensity(),
                placement.impression(),
                placement.foreseen().numbers(),
                now);
    }
}
