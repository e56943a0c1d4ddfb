package org.qiantang.app.selfcheck;

import java.time.Duration;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.journal.Followers;
import org.springframework.beans.factory.ObjectProvider;

/** Lets whoever has just answered wait, briefly, until the table shows it. */
final class FoldedChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectProvider<Followers> followers;

    FoldedChecks(ObjectProvider<Followers> followers) {
        this.followers = followers;
    }

    void await(Office.Written<?> written) {
        try {
            followers.getObject().awaitFolded(CheckTable.NAME, written.shard(), written.position(), PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
