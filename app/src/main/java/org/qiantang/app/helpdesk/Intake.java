package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.FairShare;
import org.qiantang.app.question.SameQuestion;

/**
 * Questions of one show on their way to an answer: equal ones are gathered for a moment, one viewer's are kept few, and
 * what finds no room is counted.
 */
final class Intake {
    /** How long equal questions are gathered before the first is answered. */
    static final Duration WINDOW = Duration.ofSeconds(3);

    static final int MOST_GROUPS = 60;

    /** What became of a line. */
    enum Taken {
        NEW,
        JOINED,
        TOO_MANY_OF_ONE,
        FULL
    }

    private record Place(String key, @Nullable Long pinned) {}

    private final Map<Place, Group> groups = new LinkedHashMap<>();
    private final FairShare share = new FairShare();
    private long joined;
    private long ofOne;
    private long full;

    /** How many lines were joined to an equal one, kept back as too many of one viewer, and left out for want of room. */
    record Counts(long joined, long tooManyOfOne, long full, int waiting) {}

    /** Joins a line to an equal one that waits; empty where none does, and it has to be asked what it is. */
    Optional<Taken> join(Asked asked) {
        String key = SameQuestion.key(asked.text());
        Group same = find(key, asked.pinned());
        if (same == null) {
            return Optional.empty();
        }
        same.join(asked);
        joined++;
        return Optional.of(Taken.JOINED);
    }

    /** Takes a question that no waiting one equals. */
    Taken open(Asked asked, Instant now) {
        if (!asked.simulated() && isTooMany(asked.personId(), now)) {
            ofOne++;
            return Taken.TOO_MANY_OF_ONE;
        }
        if (groups.size() >= MOST_GROUPS && !makeRoomFor(asked)) {
            full++;
            return Taken.FULL;
        }
        share.note(asked.personId(), now);
        String key = SameQuestion.key(asked.text());
        groups.put(new Place(key, asked.pinned()), new Group(key, asked));
        return Taken.NEW;
    }

    /** Takes out the groups whose time has come, the most pressing first: buyers, then by askers, then by age. */
    List<Group> due(Instant now) {
        var due = new ArrayList<Group>();
        groups.values().removeIf(group -> {
            boolean ripe = !group.since().plus(WINDOW).isAfter(now);
            if (ripe) {
                due.add(group);
            }
            return ripe;
        });
        due.sort(PRESSING);
        return due;
    }

    static final Comparator<Group> PRESSING = Comparator.comparing((Group group) -> !group.buyer())
            .thenComparing(group -> !group.isOfPerson())
            .thenComparing(Comparator.comparingInt(Group::count).reversed())
            .thenComparing(Group::since);

    Counts counts() {
        return new Counts(joined, ofOne, full, groups.size());
    }

    private @Nullable Group find(String key, @Nullable Long pinned) {
        Group exact = groups.get(new Place(key, pinned));
        if (exact != null) {
            return exact;
        }
        Predicate<Place> alike =
                place -> Objects.equals(place.pinned(), pinned) && SameQuestion.alike(place.key(), key);
        return groups.entrySet().stream()
                .filter(entry -> alike.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** A buyer's question takes the place of the youngest that is nobody's in particular. */
    private boolean makeRoomFor(Asked asked) {
        if (!asked.buyer()) {
            return false;
        }
        Place last = null;
        for (Map.Entry<Place, Group> entry : groups.entrySet()) {
            if (!entry.getValue().buyer() && entry.getValue().count() <= 1) {
                last = entry.getKey();
            }
        }
        if (last == null) {
            return false;
        }
        groups.remove(last);
        full++;
        return true;
    }

    private boolean isTooMany(long personId, Instant now) {
        long waiting = groups.values().stream()
                .filter(group -> group.first().personId() == personId)
                .count();
        return share.isUsedUp(personId, waiting, now);
    }
}
