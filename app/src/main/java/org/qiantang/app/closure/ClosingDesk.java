package org.qiantang.app.closure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Where people ask for their account to be closed, and take it back. */
final class ClosingDesk {
    /** How long it can be taken back: our proposal, long enough to notice that somebody else asked, short enough to be easy. */
    static final Duration WAIT = Duration.ofDays(7);

    private final ClosingTable table;
    private final Ties ties;
    private final InstantSource clock;

    ClosingDesk(ClosingTable table, Ties ties, InstantSource clock) {
        this.table = table;
        this.ties = ties;
        this.clock = clock;
    }

    Optional<Closing> of(long personId) {
        return table.find(personId);
    }

    List<Tie> ties(long personId) {
        return ties.of(personId, clock.instant());
    }

    /** Begins the week, unless something has to end first, which is the answer; who asked before keeps theirs. */
    List<Tie> ask(long personId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Tie> first = ties.of(personId, now);
        if (first.isEmpty()) {
            table.ask(personId, now, now.plus(WAIT));
        }
        return first;
    }

    /** False where nothing waits: it was never asked for, or is under way. */
    boolean takeBack(long personId) {
        return table.takeBack(personId);
    }
}
