package org.qiantang.app.room;

import java.util.concurrent.CompletableFuture;

/** The front door of all show desks on this machine. */
public interface Rooms {
    /** Asks a show's desk; the desk is loaded by replay if it sleeps. Never fails for business reasons. */
    CompletableFuture<Receipt> ask(long showId, RoomRequest request);

    /** Wakes a show's desk, so that it does what time alone asks of it. */
    void wake(long showId);

    /** Tells somebody of everything that happens from now on, in all shows. */
    void tell(Audience audience);
}
