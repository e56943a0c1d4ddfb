package org.qiantang.app.room;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.ShowEvent;

/** What a request comes to, before anything is written. */
sealed interface Outcome {
    /** Makes the receipt once it is known where the request's last event lies. */
    @FunctionalInterface
    interface Answer {
        Receipt at(int shard, long position);
    }

    /**
     * Something happens, all of it together.
     *
     * @param asides what lies beside the last event
     */
    record Happens(List<ShowEvent> events, List<Aside> asides, Answer answer) implements Outcome {
        public Happens {
            events = List.copyOf(events);
        }
    }

    /** It has happened before: the same answer, and nothing new. */
    record Stands(Answer answer) implements Outcome {}

    /** A viewer's line, to be written with the batch's other lines in one event. */
    record Said(ShowEvent.TalkLine line, String words) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}

    static Outcome refused(Refusal refusal) {
        return new Refused(refusal);
    }

    static Outcome happens(ShowEvent event, @Nullable Long id) {
        return happens(List.of(event), id);
    }

    static Outcome happens(List<ShowEvent> events, @Nullable Long id) {
        return new Happens(events, List.of(), (shard, position) -> new Receipt.Done(shard, position, id));
    }

    static Outcome stands(@Nullable Long id) {
        return new Stands((shard, position) -> new Receipt.Done(shard, position, id));
    }
}
