package org.qiantang.engine.recommend.bench;

import java.time.Instant;
import java.util.List;

/** Rooms with the steps in which they are on air, and who went to which of them: what policies for live rooms are compared on. */
interface LiveEvening {
    int STEP_SECONDS = 600;

    /** As it stands in the report, with what must be known to read it. */
    String name();

    /** When step 0 begins. */
    Instant begin();

    int steps();

    /** Viewers are numbered from 0, and so are hosts. */
    int viewers();

    int hosts();

    /** Numbered from 1, in the order of their numbers. */
    List<LiveRooms.Room> rooms();

    /** In the order of time. */
    List<LiveRooms.Visit> visits();

    default Instant at(LiveRooms.Visit visit) {
        return begin().plusSeconds((long) visit.step() * STEP_SECONDS);
    }
}
