package org.qiantang.app.room;

import java.util.List;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.ShowEvent;

/** What a request comes to, before anything is written. */
sealed interface Outcome {
    /** Makes the receipt once it is known where the request's last event lies. */
    @FunctionalInterface
    interface Answer {
        Receipt at(int shard, long position);
    }

    /** Something happens. */
    record Happens(ShowEvent event, List<Aside> asides, Answer answer) implements Outcome {
        Happens(ShowEvent event, Answer answer) {
            this(event, List.of(), answer);
        }
    }

    /** It has happened before: the same answer, and nothing new. */
    record Stands(Answer answer) implements Outcome {}

    /** A viewer's line, to be written with the batch's other lines in one event. */
    record Said(ShowEvent.TalkLine line, String words) implements Outcome {}

    record Refused(Refusal refusal) implements Outcome {}
}
