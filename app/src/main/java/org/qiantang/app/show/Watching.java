package org.qiantang.app.show;

/** How many people look at a show at this moment; the journal is told only now and then. */
public interface Watching {
    Present at(long showId);

    /** {@code simulated} of the viewers are a demo's crowd. */
    record Present(int viewers, int simulated) {}
}
