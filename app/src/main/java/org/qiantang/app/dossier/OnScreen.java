package org.qiantang.app.dossier;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Pinned;
import org.qiantang.app.room.Story;

/**
 * Which item of a show was being explained (讲解中) at a moment, read back from the show itself. What was read is kept for
 * some shows, and only what has happened since is read again.
 */
final class OnScreen {
    private static final int MOST_SHOWS = 200;

    private final Story story;
    private final Map<Long, Pins> shows = new LinkedHashMap<>(16, 0.75f, true);

    OnScreen(Story story) {
        this.story = story;
    }

    Optional<Long> at(long showId, Instant moment) {
        return pinsOf(showId).at(showId, moment, story);
    }

    private Pins pinsOf(long showId) {
        synchronized (shows) {
            Pins pins = shows.computeIfAbsent(showId, _ -> new Pins());
            if (shows.size() > MOST_SHOWS) {
                shows.remove(shows.keySet().iterator().next());
            }
            return pins;
        }
    }

    /** What stood on screen from when on, as far as a show has been read. */
    private static final class Pins {
        /** A moment of the show's beginning may be asked for at its end. */
        private final Pinned pinned = new Pinned(Integer.MAX_VALUE);

        private Instant toldUntil = Instant.MIN;
        private long toldTo;

        synchronized Optional<Long> at(long showId, Instant moment, Story story) {
            // A show's time never runs back: what has been told past a moment is all that there was until then.
            if (toldUntil.isBefore(moment)) {
                read(showId, story);
            }
            return Optional.ofNullable(pinned.at(moment));
        }

        private void read(long showId, Story story) {
            if (toldTo == 0) {
                story.tellTrade(showId, this::see);
            } else {
                story.tell(showId, toldTo, happened -> {
                    see(happened);
                    return true;
                });
            }
        }

        private void see(Audience.Happened happened) {
            toldTo = happened.position();
            toldUntil = happened.event().at();
            pinned.hear(happened.event());
        }
    }
}
