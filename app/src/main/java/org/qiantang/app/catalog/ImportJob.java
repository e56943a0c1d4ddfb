package org.qiantang.app.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An import of goods from a file as it stands: looked through, then, if so asked, written.
 *
 * @param done of {@code total} rows, how many the work under way has come past
 * @param imported rows that are in the catalogue now as the file has them
 */
public record ImportJob(
        long id,
        long merchantId,
        String fileName,
        GoodsFormat format,
        GoodsImport.Mode mode,
        State state,
        int done,
        int total,
        int rows,
        int good,
        int bad,
        int imported,
        Instant begunAt,
        @Nullable Instant endedAt) {

    /** How far it has come. */
    public enum State {
        CHECKING,
        /** Looked through; it waits to be told to write. */
        CHECKED,
        WRITING,
        DONE,
        /** The program ended in the middle of it; whole products only were written, and it can go on. */
        INTERRUPTED;

        public boolean isUnderWay() {
            return this == CHECKING || this == WRITING;
        }
    }
}
