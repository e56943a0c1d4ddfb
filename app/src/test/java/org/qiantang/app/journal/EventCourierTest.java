package org.qiantang.app.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.UnknownEvent;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.AllotmentReturned;
import org.qiantang.event.ShowEvent.ShowClosed;
import org.qiantang.event.Streams;

class EventCourierTest {
    private static final Instant AT = Instant.parse("2026-11-11T12:00:00Z");
    private static final EventCodec CODEC = new EventCodec();
    private final Returns courier = new Returns();

    @Test
    void wantsTheKindsThatItNames() {
        assertThat(courier.wants(place(new AllotmentReturned(AT, 1, 2, 3, 4)))).isTrue();
        assertThat(courier.wants(place(new ShowClosed(AT)))).isFalse();
    }

    @Test
    void passesOverWhatItDoesNotNameWithoutReadingIt() {
        assertThat(courier.wants(place("PiecesHeld", "no event at all"))).isFalse();
    }

    @Test
    void passesOverWhatItsOwnLookAtTheEventFindsNothingToDoAbout() {
        assertThat(courier.wants(place(new AllotmentReturned(AT, 1, 2, 3, 0)))).isFalse();
    }

    @Test
    void isHandedTheEvent() throws Exception {
        var event = new AllotmentReturned(AT, 1, 2, 3, 4);

        courier.carry(place(event), "request");

        assertThat(courier.carried).containsExactly(event);
    }

    @Test
    void stopsAtAnEventOfItsKindOfAVersionThatItCannotRead() {
        Recorded newer = new Recorded(1, 1, "show:9", "AllotmentReturned", 2, AT, "{}".getBytes(UTF_8));

        assertThatThrownBy(() -> courier.wants(newer)).isInstanceOf(UnknownEvent.class);
    }

    private static Recorded place(Event event) {
        return place(CODEC.typeOf(event), new String(CODEC.bytes(event), UTF_8));
    }

    private static Recorded place(String type, String body) {
        return new Recorded(1, 1, "show:9", type, EventCodec.VERSION, AT, body.getBytes(UTF_8));
    }

    private static final class Returns extends EventCourier {
        private final List<Event> carried = new ArrayList<>();

        private Returns() {
            super(CODEC, Set.of(AllotmentReturned.class));
        }

        @Override
        public String name() {
            return "returns-in-a-test";
        }

        @Override
        public Set<Integer> shards() {
            return Set.of(Streams.FLOOR);
        }

        @Override
        protected boolean wants(Recorded place, Event event) {
            return event instanceof AllotmentReturned back && back.pieces() > 0;
        }

        @Override
        protected void carry(Recorded place, Event event, String requestId) {
            carried.add(event);
        }
    }
}
