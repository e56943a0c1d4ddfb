package org.qiantang.app.show;

import java.time.Duration;
import org.qiantang.app.room.Receipt;
import org.qiantang.engine.journal.Followers;
import org.springframework.beans.factory.ObjectProvider;

/** Lets a page that has just written wait, briefly, until the table shows it. */
final class FoldedShows {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

    private final ObjectProvider<Followers> followers;

    FoldedShows(ObjectProvider<Followers> followers) {
        this.followers = followers;
    }

    /** Waits until the table shows all that the journal holds now; false where it takes too long. */
    boolean awaitNow() throws InterruptedException {
        return followers.getObject().awaitNow(ShowTable.NAME, LONG_PATIENCE);
    }

    /** False where the table is not there yet: the next look will show it. */
    boolean await(Receipt.Done done) {
        try {
            return followers.getObject().awaitFolded(ShowTable.NAME, done.shard(), done.position(), PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
