package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Story;
import org.qiantang.event.ShowEvent;

/**
 * The floors of shows whose staff ask what to present next: each is begun by replay when first asked for, and goes with its
 * show. Who tells what happens never waits for a replay.
 */
final class Floors implements Audience {
    private final Story story;
    private final Map<Long, Place> places = new ConcurrentHashMap<>();

    Floors(Story story) {
        this.story = story;
    }

    /** One show's floor, and what happens while its past is read. */
    private static final class Place {
        private final Object reading = new Object();
        // As many as happen during one replay; guarded by the place itself, as is who takes in what.
        private final List<Happened> meanwhile = new ArrayList<>();
        private volatile @Nullable Floor floor;

        private synchronized void hear(List<Happened> events) {
            Floor begun = floor;
            if (begun == null) {
                meanwhile.addAll(events);
            } else {
                events.forEach(begun::see);
            }
        }

        /** The floor knows its past; what the replay has told already changes nothing. */
        private synchronized void begin(Floor past) {
            meanwhile.forEach(past::see);
            meanwhile.clear();
            floor = past;
        }
    }

    /** The floor of a show that is not over; empty where there is no such show. May block while its past is read. */
    Optional<Floor> of(long showId) {
        Place place = places.computeIfAbsent(showId, _ -> new Place());
        Floor begun = place.floor;
        return begun != null ? Optional.of(begun) : read(showId, place);
    }

    private Optional<Floor> read(long showId, Place place) {
        synchronized (place.reading) {
            Floor begun = place.floor;
            if (begun != null) {
                // Another has read it while this one waited.
                return Optional.of(begun);
            }
            var past = new Floor();
            try {
                story.tellTrade(showId, past::see);
            } catch (RuntimeException trouble) {
                // Half a past is none: who asks next begins anew.
                places.remove(showId, place);
                throw trouble;
            }
            if (!past.isBegun()) {
                places.remove(showId, place);
                return Optional.empty();
            }
            place.begin(past);
            return Optional.of(past);
        }
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        Place place = places.get(showId);
        if (place == null) {
            return;
        }
        place.hear(events);
        if (events.stream().anyMatch(happened -> happened.event() instanceof ShowEvent.ShowClosed)) {
            places.remove(showId, place);
        }
    }
}
