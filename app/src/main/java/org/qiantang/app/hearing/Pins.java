package org.qiantang.app.hearing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Pinned;
import org.qiantang.event.ShowEvent;

/** Which item was pinned a moment ago: a sentence is judged after it was said, and the next item may be up by then. */
final class Pins implements Audience {
    private static final int MOST = 16;

    private final Boards boards;
    private final Map<Long, Pinned> shows = new ConcurrentHashMap<>();

    Pins(Boards boards) {
        this.boards = boards;
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        for (Happened happened : events) {
            if (Pinned.isMovedBy(happened.event())) {
                hear(showId, happened.event());
            } else if (happened.event() instanceof ShowEvent.ShowClosed) {
                shows.remove(showId);
            }
        }
    }

    /** The item pinned at a time; what is older than the last changes is taken for the present one. */
    @Nullable
    Long at(long showId, Instant time) {
        Pinned pinned = shows.get(showId);
        if (pinned != null) {
            synchronized (pinned) {
                if (pinned.isKnown(time)) {
                    return pinned.at(time);
                }
            }
        }
        return boards.of(showId).map(board -> board.pinned()).orElse(null);
    }

    private void hear(long showId, ShowEvent event) {
        Pinned pinned = shows.computeIfAbsent(showId, _ -> new Pinned(MOST));
        synchronized (pinned) {
            pinned.hear(event);
        }
    }
}
