package org.qiantang.app.selfcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a self-check counts: it is whole when each point has an answer, and is due again 180 days after the oldest of
 * these answers, or as soon as the list has another version.
 */
record Renewal(State state, @Nullable LocalDate dueOn) {
    static final int DAYS = 180;
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** How far a subject has come. */
    enum State {
        NEVER,
        PARTIAL,
        CURRENT,
        DUE
    }

    /**
     * What was answered of a row.
     *
     * @param points how many the row has
     * @param oldest when the oldest of the answers was given; null where there is none
     * @param otherVersion whether one of them was given to another version of the list
     */
    record Told(int answered, int points, @Nullable Instant oldest, boolean otherVersion) {}

    static Renewal of(Told told, Instant now) {
        Instant oldest = told.oldest();
        if (told.answered() == 0 || oldest == null) {
            return new Renewal(State.NEVER, null);
        }
        if (told.answered() < told.points()) {
            return new Renewal(State.PARTIAL, null);
        }
        LocalDate dueOn = LocalDate.ofInstant(oldest, CHINA).plusDays(DAYS);
        boolean due = told.otherVersion() || !LocalDate.ofInstant(now, CHINA).isBefore(dueOn);
        return new Renewal(due ? State.DUE : State.CURRENT, dueOn);
    }
}
