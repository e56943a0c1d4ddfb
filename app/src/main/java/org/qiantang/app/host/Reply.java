package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.Occasion;

/** A viewer's question on its way to be answered: piece by piece, each answered anew once anything has moved. */
final class Reply {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private record Known(Optional<Answered> answer, long changes, Instant at) {}

    private final Supplier<Optional<Answered>> answerer;
    private final LongSupplier changes;
    private final InstantSource clock;
    private final String before;
    private @Nullable Known known;

    /** @param before what is said before the answer itself */
    Reply(Supplier<Optional<Answered>> answerer, LongSupplier changes, InstantSource clock, String before) {
        this.answerer = answerer;
        this.changes = changes;
        this.clock = clock;
        this.before = before;
    }

    /** As it can be answered now; empty if it no longer can. */
    synchronized Optional<Answered> now() {
        Instant at = clock.instant();
        long moved = changes.getAsLong();
        Known last = known;
        if (last == null || last.changes() != moved || last.at().plus(FRESH).isBefore(at)) {
            last = new Known(answerer.get(), moved, at);
            known = last;
        }
        return last.answer();
    }

    List<String> pieces() {
        return now().map(answer -> Spoken.pieces(before + answer.text())).orElse(List.of());
    }

    Saying piece(int index, Answered first) {
        return new Saying(Occasion.ANSWER, first.itemId(), first.facts(), () -> {
            List<String> pieces = pieces();
            return index < pieces.size() ? Optional.of(pieces.get(index)) : Optional.empty();
        });
    }
}
