package org.qiantang.app.stage;

/** One viewer's presence at one show, until they leave. */
public final class Attendance {
    private final ShowStage show;
    private final Arrival arrival;

    Attendance(ShowStage show, Arrival arrival) {
        this.show = show;
        this.arrival = arrival;
    }

    /** May be called again; only the first time counts. */
    public void leave() {
        show.leave(arrival);
    }
}
