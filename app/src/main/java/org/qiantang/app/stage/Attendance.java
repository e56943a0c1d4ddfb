package org.qiantang.app.stage;

import java.util.Collection;

/** One viewer's presence at one show, until they leave. */
public final class Attendance {
    private final ShowStage show;
    private final Arrival arrival;

    Attendance(ShowStage show, Arrival arrival) {
        this.show = show;
        this.arrival = arrival;
    }

    /** Items whose cards were on this viewer's screen, and those whose sheets were opened there. */
    public void saw(Collection<Long> shown, Collection<Long> opened) {
        show.saw(arrival, shown, opened);
    }

    /** May be called again; only the first time counts. */
    public void leave() {
        show.leave(arrival);
    }
}
