package org.qiantang.app.show;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent.Standing;
import org.qiantang.event.ShopEvent.StandingChanged;
import org.qiantang.event.ShowEvent.ShowKind;
import org.qiantang.event.Streams;

/** Closes the shows of a shop that was suspended: what is held may still be paid, nothing more is sold. */
final class SuspensionCourier extends EventCourier {
    private final Rooms rooms;
    private final ShowRows shows;
    private final FoldedShows folded;

    SuspensionCourier(EventCodec codec, Rooms rooms, ShowRows shows, FoldedShows folded) {
        super(codec, Set.of(StandingChanged.class));
        this.rooms = rooms;
        this.shows = shows;
        this.folded = folded;
    }

    @Override
    public String name() {
        return "suspensions";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected boolean wants(Recorded place, Event event) {
        return event instanceof StandingChanged changed && changed.standing() == Standing.SUSPENDED;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (!(event instanceof StandingChanged changed)) {
            return;
        }
        // A show that was opened a moment ago stands in the journal, and perhaps not yet in the table.
        if (!folded.awaitNow()) {
            throw new IllegalStateException("table of shows: behind (expected: as far as the journal)");
        }
        for (long showId : shows.notClosed()) {
            boolean theirs = shows.one(showId)
                    .filter(show -> show.merchantId() == changed.merchantId()
                            && !show.kind().equals(ShowKind.SHELF.name())
                            && show.state().equals("open"))
                    .isPresent();
            if (theirs) {
                close(showId);
            }
        }
    }

    private void close(long showId) throws Exception {
        Receipt receipt = rooms.ask(showId, new RoomRequest.Close()).get(30, TimeUnit.SECONDS);
        // A show that is closed already has nothing to refuse us for; a busy one is asked again.
        if (receipt instanceof Receipt.Refused(Refusal.Busy _)) {
            throw new IllegalStateException("the room is busy");
        }
    }
}
