package org.qiantang.app.show;

/** How many people look at a show at this moment; the journal is told only now and then. */
public interface Watching {
    int viewers(long showId);
}
