package org.qiantang.app.stage;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.fanout.Viewer;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.ItemReach;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Sitting.Source;
import org.qiantang.event.Sitting.SourceReach;

/**
 * How many came to one show, how long they stayed and how far they went, while it is held in memory; the shop's own
 * people are left out. Who they are is known only here, so that nobody is counted twice, and never written down.
 */
final class Footfall {
    /** Whoever comes back within this time has not left. */
    static final long BACK_WITHIN_MILLIS = 30_000;
    /** People beyond so many are taken for known ones: the number of viewers is then too small, never too large. */
    static final int MOST_PERSONS = 200_000;
    /** Items beyond so many are not told apart for one connection. */
    private static final int MOST_ITEMS = 500;

    private static final int SAW = 1;
    private static final int CLICKED = 2;
    private static final int ORDERED = 4;
    private static final int PAID = 8;

    private final long sittingId;
    private final Steps all = new Steps();
    private final Steps crowd = new Steps();
    // Two guests who come at once are equal as records and are two all the same.
    private final IdentityHashMap<Arrival, Visit> visits = new IdentityHashMap<>();
    private final Map<Long, Person> persons = new HashMap<>();
    private final Map<Source, Steps> sources = new EnumMap<>(Source.class);
    private final Map<Long, ItemReach> items = new TreeMap<>();
    private final ArrayDeque<Left> left = new ArrayDeque<>();
    private final Map<Long, ItemReach> toldItems = new HashMap<>();
    private Reach told = Reach.NONE;
    private List<SourceReach> toldSources = List.of();
    private boolean onAir;

    /** One connection: what was shown to it and opened by it, and how far a guest went. */
    private static final class Visit {
        final Set<Long> seen = new HashSet<>();
        final Set<Long> clicked = new HashSet<>();
        int steps;
        long since;
    }

    private record Left(long at, boolean simulated) {}

    /** By what way somebody came first, and how far they have gone. */
    private static final class Person {
        final Source source;
        final boolean simulated;
        int steps;

        Person(Source source, boolean simulated) {
            this.source = source;
            this.simulated = simulated;
        }
    }

    /** The numbers of everybody, of the crowd alone, or of those who came by one way. */
    private static final class Steps {
        long exposures;
        long entries;
        long exits;
        long viewers;
        long watchMillis;
        long productViewers;
        long clickers;
        long present;
        long sinceSum;
        long orderers;
        long buyers;
        long paidMinor;

        Reach reach(long now) {
            return new Reach(exposures, entries, exits, viewers, watched(now), productViewers, clickers);
        }

        SourceReach of(Source source, long now) {
            return new SourceReach(
                    source, entries, viewers, watched(now), productViewers, clickers, orderers, buyers, paidMinor);
        }

        private long watched(long now) {
            return (watchMillis + present * now - sinceSum) / 1_000;
        }
    }

    Footfall(long sittingId, boolean onAir) {
        this.sittingId = sittingId;
        this.onAir = onAir;
    }

    /** The show is on air from now on: those who waited for it come in now. */
    void open(long now) {
        if (onAir) {
            return;
        }
        onAir = true;
        visits.forEach((arrival, visit) -> {
            count(arrival, now, true);
            begin(arrival, visit, now);
        });
    }

    /** The show is over: nobody watches it any more, and those who are still here have not left it. */
    void close(long now) {
        settle(Long.MAX_VALUE);
        visits.forEach((arrival, visit) -> end(arrival, visit, now));
        onAir = false;
    }

    void exposed(boolean simulated) {
        if (onAir) {
            all.exposures++;
            crowd.exposures += simulated ? 1 : 0;
        }
    }

    void enter(Arrival arrival, long now) {
        if (arrival.staff()) {
            return;
        }
        var visit = new Visit();
        visits.put(arrival, visit);
        if (onAir) {
            count(arrival, now, arrival.from() == null);
            begin(arrival, visit, now);
        }
    }

    void leave(Arrival arrival, long now) {
        Visit visit = visits.remove(arrival);
        if (visit != null && onAir) {
            end(arrival, visit, now);
            left.add(new Left(now, arrival.simulated()));
        }
    }

    /** Cards that were on this viewer's screen, and sheets that were opened there. */
    void saw(Arrival arrival, Collection<Long> shown, Collection<Long> opened) {
        Visit visit = visits.get(arrival);
        if (visit == null || !onAir) {
            return;
        }
        shown.forEach(item -> reach(arrival, visit.seen, item, 1, 0));
        opened.forEach(item -> reach(arrival, visit.clicked, item, 0, 1));
        int steps = (shown.isEmpty() && opened.isEmpty() ? 0 : SAW) | (opened.isEmpty() ? 0 : CLICKED);
        int fresh = steps & ~stepsOf(arrival, visit);
        step(arrival, visit, steps);
        for (Steps one : stepsOf(arrival, firstWay(arrival))) {
            one.productViewers += fresh & SAW;
            one.clickers += (fresh & CLICKED) / CLICKED;
        }
    }

    /** Somebody ordered. Of who was never here while this sitting counted, the way is not known. */
    void ordered(long personId) {
        Person person = persons.get(personId);
        if (person != null && !person.simulated) {
            steps(person.source).orderers += (person.steps & ORDERED) == 0 ? 1 : 0;
            person.steps |= ORDERED;
        }
    }

    void paid(long personId, long minor) {
        Person person = persons.get(personId);
        if (person != null && !person.simulated) {
            Steps steps = steps(person.source);
            steps.buyers += (person.steps & PAID) == 0 ? 1 : 0;
            steps.paidMinor += minor;
            person.steps |= PAID;
        }
    }

    /** All that was counted up to now. */
    Sitting sitting(long now) {
        settle(now - BACK_WITHIN_MILLIS);
        return sitting(now, List.copyOf(items.values()));
    }

    /** What has been counted and not yet told; empty where nothing has. */
    Optional<Sitting> untold(long now) {
        settle(now - BACK_WITHIN_MILLIS);
        List<ItemReach> fresh = items.values().stream()
                .filter(item -> !item.equals(toldItems.get(item.itemId())))
                .toList();
        Sitting sitting = sitting(now, fresh);
        boolean known =
                fresh.isEmpty() && sitting.reach().equals(told) && Objects.equals(sitting.sources(), toldSources);
        return known ? Optional.empty() : Optional.of(sitting);
    }

    /** These numbers are durable. */
    void told(Sitting sitting) {
        told = sitting.reach();
        List<SourceReach> written = sitting.sources();
        toldSources = written == null ? List.of() : written;
        sitting.items().forEach(item -> toldItems.put(item.itemId(), item));
    }

    private Sitting sitting(long now, List<ItemReach> which) {
        Reach ofCrowd = crowd.reach(now);
        List<SourceReach> ways = sources.entrySet().stream()
                .map(way -> way.getValue().of(way.getKey(), now))
                .toList();
        return new Sitting(sittingId, all.reach(now), ofCrowd.equals(Reach.NONE) ? null : ofCrowd, which, ways);
    }

    private void count(Arrival arrival, long now, boolean entry) {
        boolean fresh = isNew(arrival, entry);
        for (Steps one : stepsOf(arrival, arrival.source())) {
            one.entries += entry ? 1 : 0;
            one.viewers += fresh ? 1 : 0;
        }
        if (!entry) {
            settle(now - BACK_WITHIN_MILLIS);
            left.removeFirstOccurrence(oldestLike(arrival.simulated()));
        }
    }

    /** Somebody who only comes back was here before, though perhaps while another process was counting. */
    private boolean isNew(Arrival arrival, boolean entry) {
        long person = arrival.viewer().personId();
        if (person == Viewer.GUEST) {
            return entry;
        }
        boolean known = persons.containsKey(person) || persons.size() >= MOST_PERSONS;
        if (!known) {
            persons.put(person, new Person(arrival.source(), arrival.simulated()));
        }
        return !known && entry;
    }

    private @Nullable Left oldestLike(boolean simulated) {
        return left.stream()
                .filter(one -> one.simulated() == simulated)
                .findFirst()
                .orElse(null);
    }

    private void begin(Arrival arrival, Visit visit, long now) {
        visit.since = now;
        for (Steps one : stepsOf(arrival, arrival.source())) {
            one.present++;
            one.sinceSum += now;
        }
    }

    private void end(Arrival arrival, Visit visit, long now) {
        if (!onAir) {
            return;
        }
        for (Steps one : stepsOf(arrival, arrival.source())) {
            one.present--;
            one.sinceSum -= visit.since;
            one.watchMillis += now - visit.since;
        }
    }

    private void settle(long until) {
        while (!left.isEmpty() && left.getFirst().at() <= until) {
            Left gone = left.removeFirst();
            all.exits++;
            crowd.exits += gone.simulated() ? 1 : 0;
        }
    }

    private void reach(Arrival arrival, Set<Long> before, long item, int exposures, int clicks) {
        if (before.size() < MOST_ITEMS && before.add(item)) {
            boolean simulated = arrival.simulated();
            var more = new ItemReach(item, exposures, clicks, simulated ? exposures : 0, simulated ? clicks : 0);
            items.merge(
                    item,
                    more,
                    (one, other) -> new ItemReach(
                            item,
                            one.exposures() + other.exposures(),
                            one.clicks() + other.clicks(),
                            one.simulatedExposures() + other.simulatedExposures(),
                            one.simulatedClicks() + other.simulatedClicks()));
        }
    }

    private int stepsOf(Arrival arrival, Visit visit) {
        long person = arrival.viewer().personId();
        if (person == Viewer.GUEST) {
            return visit.steps;
        }
        Person known = persons.get(person);
        return known == null ? SAW | CLICKED : known.steps;
    }

    private void step(Arrival arrival, Visit visit, int steps) {
        visit.steps |= steps;
        Person known = persons.get(arrival.viewer().personId());
        if (known != null) {
            known.steps |= steps;
        }
    }

    private Source firstWay(Arrival arrival) {
        Person known = persons.get(arrival.viewer().personId());
        return known == null ? arrival.source() : known.source;
    }

    private List<Steps> stepsOf(Arrival arrival, Source source) {
        return arrival.simulated() ? List.of(all, crowd) : List.of(all, steps(source));
    }

    private Steps steps(Source source) {
        return sources.computeIfAbsent(source, _ -> new Steps());
    }
}
