package org.qiantang.app.journal;

import java.time.Duration;
import org.qiantang.engine.journal.Followers;
import org.springframework.beans.factory.ObjectProvider;

/** Lets whoever has just written read it: waits, briefly, until the tables show it. */
public final class OwnWrites {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final ObjectProvider<Followers> followers;

    OwnWrites(ObjectProvider<Followers> followers) {
        this.followers = followers;
    }

    public void await(Office.Written<?> written) {
        await(written.shard(), written.position());
    }

    /** Waits for a place in the journal; a position of 0 is nothing to wait for. Late tables are left to catch up. */
    public void await(int shard, long position) {
        if (position == 0) {
            return;
        }
        try {
            followers.getObject().awaitTables(shard, position, PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
