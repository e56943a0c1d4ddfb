package org.qiantang.app.register;

import java.time.Duration;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.journal.Followers;
import org.springframework.beans.factory.ObjectProvider;

/** Lets whoever has just written wait, briefly, until the table shows it. */
final class FoldedRegister {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ObjectProvider<Followers> followers;

    FoldedRegister(ObjectProvider<Followers> followers) {
        this.followers = followers;
    }

    void await(Office.Written<?> written) {
        if (written.position() == 0) {
            return;
        }
        try {
            followers.getObject().awaitFolded(SubjectTable.NAME, written.shard(), written.position(), PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
