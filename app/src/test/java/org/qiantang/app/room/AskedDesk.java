package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;

/** The desk of one show, asked without a journal, by a clock that the test moves; what happens is applied and kept. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
abstract class AskedDesk {
    static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    Show show = new Show();
    Instant now = NOON;
    final List<ShowEvent> told = new ArrayList<>();
    final ShowDecision decision = new ShowDecision(Ids.of(() -> now, 1, 1), new WordHash(new byte[16]));

    void done(RoomRequest request) {
        assertThat(ask(request)).isNull();
    }

    /** What the desk refuses; null where it does what is asked. */
    Refusal ask(RoomRequest request) {
        return switch (decision.decide(show, request, now)) {
            case Outcome.Happens happens -> {
                happens.events().forEach(this::happened);
                settle();
                yield null;
            }
            case Outcome.Stands _, Outcome.Said _ -> null;
            case Outcome.Refused(Refusal refusal) -> refusal;
        };
    }

    void pass(Duration time) {
        now = now.plus(time);
        settle();
    }

    void settle() {
        for (List<ShowEvent> events = decision.settle(show, now);
                !events.isEmpty();
                events = decision.settle(show, now)) {
            events.forEach(this::happened);
        }
    }

    private void happened(ShowEvent event) {
        show.apply(event);
        told.add(event);
    }
}
