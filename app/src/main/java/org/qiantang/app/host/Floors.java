package org.qiantang.app.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Story;
import org.qiantang.event.ShowEvent;

/** The floors of shows whose staff ask what to present next: each is begun by replay when first asked for, and goes with its show. */
final class Floors implements Audience {
    private final Story story;
    private final Map<Long, Floor> floors = new ConcurrentHashMap<>();

    Floors(Story story) {
        this.story = story;
    }

    /** The floor of a show that is not over; empty where there is no such show. May block while its past is read. */
    Optional<Floor> of(long showId) {
        Floor floor = floors.computeIfAbsent(showId, _ -> new Floor());
        // What happens while the past is read waits for the same lock, and is then known already or new.
        synchronized (floor) {
            if (!floor.isBegun()) {
                story.tellTrade(showId, floor::see);
            }
            if (!floor.isBegun()) {
                floors.remove(showId);
                return Optional.empty();
            }
        }
        return Optional.of(floor);
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        Floor floor = floors.get(showId);
        if (floor == null) {
            return;
        }
        synchronized (floor) {
            // A floor that is not begun yet begins by replay, which will tell these too.
            if (floor.isBegun()) {
                events.forEach(floor::see);
            }
        }
        if (events.stream().anyMatch(happened -> happened.event() instanceof ShowEvent.ShowClosed)) {
            floors.remove(showId);
        }
    }
}
