package org.qiantang.app.preair;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ShowOpened;
import org.qiantang.event.Streams;

/**
 * Has goods reviewed that are lined up while their show is on air, or after the review with which it opened; asked twice, an
 * unchanged line-up is sealed once.
 */
final class PreAirCourier extends EventCourier {
    /** What was lined up so long ago was sold or was not; a review of it now would say nothing of then. */
    private static final Duration STALE = Duration.ofHours(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final int MOST_LOOKS = 100;

    private final PreAirDesk desk;
    private final Boards boards;
    private final Shows shows;
    private final InstantSource clock;

    PreAirCourier(EventCodec codec, PreAirDesk desk, Boards boards, Shows shows, InstantSource clock) {
        super(codec, Set.of(ItemLinedUp.class, ShowOpened.class));
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
    protected void carry(Recorded place, Event event, String requestId) throws InterruptedException {
        long showId = Streams.idOf(place.stream());
        if (event instanceof ItemLinedUp lined) {
            onAir(showId, lined.at()).ifPresent(show -> desk.reviewOnAir(showId, show.roomId()));
        } else if (event instanceof ShowOpened opened) {
            requireTold(showId);
            onAir(showId, opened.at()).ifPresent(show -> desk.reviewOpened(showId, show.roomId(), opened.at()));
        }
    }

    /** The board is told at the same time as this courier; one that stays behind is looked at again. */
    private void requireTold(long showId) throws InterruptedException {
        if (!comesAbout(() -> boards.of(showId)
                .filter(board -> board.state().equals("planned"))
                .isEmpty())) {
            throw new IllegalStateException("board: planned, show=" + showId + " (expected: open by now)");
        }
    }

    /** Empty where the show is not on air now, is a shelf, or what happened to it is long past. */
    private Optional<Shows.Brief> onAir(long showId, Instant at) throws InterruptedException {
        if (at.isBefore(clock.instant().minus(STALE))
                || boards.of(showId).filter(Board::isOpen).isEmpty()) {
            return Optional.empty();
        }
        if (!comesAbout(() -> shows.brief(showId).isPresent())) {
            throw new IllegalStateException("show: " + showId + " (expected: told by now)");
        }
        return shows.brief(showId).filter(show -> !show.isShelf());
    }

    /** Others follow the same events, a moment earlier or later; who comes first waits for them. */
    private static boolean comesAbout(BooleanSupplier state) throws InterruptedException {
        for (int look = 1; !state.getAsBoolean(); look++) {
            if (look == MOST_LOOKS) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }
}
