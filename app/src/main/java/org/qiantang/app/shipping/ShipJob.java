package org.qiantang.app.shipping;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.sheet.SheetFormat;

/**
 * A file of parcels as it stands.
 *
 * @param done of {@code total} rows, how many the work under way has come past
 */
record ShipJob(
        long id,
        long merchantId,
        String fileName,
        SheetFormat format,
        State state,
        int done,
        int total,
        Instant begunAt,
        @Nullable Instant endedAt) {
    enum State {
        CHECKING,
        /** Looked through; it waits to be told to send. */
        CHECKED,
        SENDING,
        DONE,
        /** The program ended in the middle of it; it can be told to send again, and nothing is sent twice. */
        INTERRUPTED
    }

    /** A row and what became of it; the words are in both languages. */
    record Row(
            ShipRow row, @Nullable Long orderId, @Nullable ShipFault fault, String zh, String en, boolean sent) {
        boolean isSound() {
            return fault == null;
        }

        String words(boolean english) {
            return english ? en : zh;
        }
    }

    /** How many rows there are of each kind. */
    record Counts(int rows, int good, int bad, int sent) {
        static Counts of(List<Row> rows) {
            int bad = (int) rows.stream().filter(row -> !row.isSound()).count();
            int sent = (int) rows.stream().filter(Row::sent).count();
            return new Counts(rows.size(), rows.size() - bad, bad, sent);
        }
    }
}
