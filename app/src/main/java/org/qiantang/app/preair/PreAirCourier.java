package org.qiantang.app.preair;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.Streams;

/** Has goods reviewed that are lined up while their show is on air; asked twice, an unchanged line-up is sealed once. */
final class PreAirCourier extends EventCourier {
    /** What was lined up so long ago was sold or was not; a review of it now would say nothing of then. */
    private static final Duration STALE = Duration.ofHours(1);

    private final PreAirDesk desk;
    private final Boards boards;
    private final Shows shows;
    private final InstantSource clock;

    PreAirCourier(EventCodec codec, PreAirDesk desk, Boards boards, Shows shows, InstantSource clock) {
        super(codec);
        this.desk = desk;
        this.boards = boards;
        this.shows = shows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pre-air-lined-up";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) {
        if (!(event instanceof ItemLinedUp lined)
                || lined.at().isBefore(clock.instant().minus(STALE))) {
            return;
        }
        long showId = Streams.idOf(place.stream());
        if (boards.of(showId).filter(Board::isOpen).isEmpty()) {
            return;
        }
        Shows.Brief show = shows.brief(showId)
                .orElseThrow(() -> new IllegalStateException("show: " + showId + " (expected: told by now)"));
        if (!show.isShelf()) {
            desk.reviewOnAir(showId, show.roomId());
        }
    }
}
