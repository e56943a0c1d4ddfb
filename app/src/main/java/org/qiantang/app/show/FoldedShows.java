package org.qiantang.app.show;

import java.time.Duration;
import org.qiantang.app.room.Receipt;
import org.qiantang.engine.journal.Followers;
import org.springframework.beans.factory.ObjectProvider;

/** Lets a page that has just written wait, briefly, until the table shows it. */
final class FoldedShows {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ObjectProvider<Followers> followers;

    FoldedShows(ObjectProvider<Followers> followers) {
        this.followers = followers;
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
