package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Equal questions of a show that get one answer. */
final class Group {
    private static final int MOST_LINES = 100;
    private static final int MOST_ASKERS = 5_000;

    private final String key;
    private final Asked first;
    private final List<Long> lines = new ArrayList<>();
    private final Set<Long> askers = new LinkedHashSet<>();
    private boolean buyer;
    private boolean ofPerson;

    Group(String key, Asked first) {
        this.key = key;
        this.first = first;
        join(first);
    }

    void join(Asked asked) {
        if (lines.size() < MOST_LINES) {
            lines.add(asked.lineId());
        }
        if (!asked.simulated() && askers.size() < MOST_ASKERS) {
            askers.add(asked.personId());
        }
        buyer |= asked.buyer();
        ofPerson |= !asked.simulated();
    }

    /** Takes in another group that has turned out to ask the same. */
    void join(Group other) {
        other.lines.stream().limit(MOST_LINES - (long) lines.size()).forEach(lines::add);
        other.askers.stream().limit(MOST_ASKERS - (long) askers.size()).forEach(askers::add);
        buyer |= other.buyer;
        ofPerson |= other.ofPerson;
    }

    String key() {
        return key;
    }

    /** The words of who asked first: data for the answering, never part of an answer. */
    String text() {
        return first.text();
    }

    Asked first() {
        return first;
    }

    @Nullable
    Long pinned() {
        return first.pinned();
    }

    Instant since() {
        return first.at();
    }

    List<Long> lines() {
        return List.copyOf(lines);
    }

    List<Long> askers() {
        return List.copyOf(askers);
    }

    /** How many people asked, each counted once. */
    int count() {
        return askers.size();
    }

    /** The one who asked; null where several did, or nobody but the demo's crowd. */
    @Nullable
    Long onlyAsker() {
        return askers.size() == 1 ? askers.iterator().next() : null;
    }

    boolean buyer() {
        return buyer;
    }

    boolean isOfPerson() {
        return ofPerson;
    }
}
