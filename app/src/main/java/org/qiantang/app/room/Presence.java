package org.qiantang.app.room;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.PresenceCounted;

/** Who is there, as counted last; {@code simulated} is how many of each number are of the demo's crowd. */
record Presence(int viewers, int peak, long visits, int simulated, int simulatedPeak, long simulatedVisits) {
    static final Presence NONE = new Presence(0, 0, 0, 0, 0, 0);

    static Presence of(PresenceCounted counted) {
        return new Presence(
                counted.viewers(),
                counted.peak(),
                counted.visits(),
                (int) orNone(counted.simulated()),
                (int) orNone(counted.simulatedPeak()),
                orNone(counted.simulatedVisits()));
    }

    /** Whether a new count tells what this one told. */
    boolean tells(RoomRequest.CountPresence count) {
        return count.viewers() == viewers && count.simulated() == simulated && count.visits() == visits;
    }

    private static long orNone(@Nullable Number told) {
        return told == null ? 0 : told.longValue();
    }
}
