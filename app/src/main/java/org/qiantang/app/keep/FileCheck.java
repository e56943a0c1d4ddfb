package org.qiantang.app.keep;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One going-through of recordings' files.
 *
 * @param sample how many pieces by chance; null for all
 * @param absent files that are not there
 * @param differs files of another length, or with another hash
 */
record FileCheck(
        long id,
        @Nullable Integer sample,
        State state,
        long personId,
        Instant begunAt,
        @Nullable Instant endedAt,
        long total,
        long done,
        long bytes,
        long absent,
        long differs) {

    enum State {
        RUNNING,
        DONE,
        STOPPED,
        INTERRUPTED
    }

    enum Fault {
        ABSENT,
        SIZE,
        HASH
    }

    /** A piece that is not as the journal says. */
    record Faulty(long showId, int number, Fault fault) {}

    /** A piece as the journal says it is. */
    record Piece(long showId, int number, long bytes, String sha256) {}

    /** What was found among some pieces. */
    record Part(int pieces, long bytes, List<Faulty> faults) {
        Part {
            faults = List.copyOf(faults);
        }
    }
}
