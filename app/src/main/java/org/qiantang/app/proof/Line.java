package org.qiantang.app.proof;

import java.time.Instant;
import java.util.Objects;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * A host's line that stands in the log as an entry of the journal; its transcript waits for the piece of the recording in which it
 * is heard.
 *
 * @param entry the leaf of its entry
 * @param span the time that this leaf claims
 */
record Line(long id, int shard, long position, Hash entry, Span span) {
    static Line of(Noted noted) {
        Whence whence = Objects.requireNonNull(noted.whence(), "an entry names where it stands");
        Long id = Objects.requireNonNull(noted.line(), "the entry of a line names it");
        return new Line(id, whence.shard(), whence.from(), noted.hash(), new Span(null, noted.from(), noted.to()));
    }

    Instant at() {
        return span.wallStart();
    }
}
