package org.qiantang.app.room;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;

/** What the host of one show said in the last minute, and whether machines may take it down. */
final class Said {
    private final Breaches breaches = new Breaches();
    private final RecentLines recent = new RecentLines();
    private @Nullable Boolean watched;
    private Instant switchedAt = Instant.EPOCH;

    void hear(ShowEvent.HostSpoke spoke) {
        breaches.hear(spoke);
        recent.hear(spoke);
    }

    void watch(boolean on, Instant at) {
        watched = on;
        switchedAt = at;
    }

    /** Whether a machine may take down what was said then: what was said before the owner switched it off still is. */
    boolean mayTakeDown(Instant saidAt) {
        return !Boolean.FALSE.equals(watched) || saidAt.isBefore(switchedAt);
    }

    /** Lines that violated, were said in the minute before and may be what these words take back, the one that is meant first. */
    List<Long> takenBackBy(String words, Instant now) {
        return breaches.takenBackBy(words, now);
    }

    /** The line of the last seconds that says the same and was taken down in another way; null if there is none. */
    @Nullable
    Long twin(RoomRequest.HostLine line, Instant now) {
        return recent.twin(line.takenDown(), line.text(), line.saidAt(now));
    }

    /** What the owner wants; null while nobody has said. */
    @Nullable
    Boolean watched() {
        return watched;
    }

    /** As those compare it who hold a room's memory against what its events say. */
    @Override
    public String toString() {
        return breaches + " " + recent + " " + watched + " " + switchedAt;
    }
}
