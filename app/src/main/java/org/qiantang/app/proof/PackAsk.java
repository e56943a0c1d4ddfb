package org.qiantang.app.proof;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Streams;

/**
 * What somebody wants to have in a pack.
 *
 * @param about in the words of the ledger, such as {@code show/7 line/9}
 * @param name of the file, without its end
 * @param from the span of the show, by the wall clock
 * @param moment what it is about, whose picture must be there if it ever was; null for a whole span
 */
record PackAsk(
        long showId,
        String about,
        String name,
        Instant from,
        Instant to,
        @Nullable Instant moment) {
    String session() {
        return Streams.show(showId);
    }

    /** Who asks, and why. */
    record By(long personId, String reason) {}
}
