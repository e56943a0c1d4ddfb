package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of versions of the guard's second reader that officers brought: stream {@code reader/ID} in the office shard,
 * one for each version. Their files lie in the data folder; the journal holds their hash. Days are ISO dates in China.
 */
public sealed interface ReaderEvent extends GovernEvent {
    long readerId();

    /**
     * A version was brought, or brought forward once more with another day or reason.
     *
     * @param revision 1 when it was brought
     * @param version as its card names it
     * @param sha256 of its package
     * @param from the first day on which it is to count; null for at once
     */
    record ReaderBrought(
            Instant at,
            long readerId,
            int revision,
            long personId,
            String version,
            String reason,
            String sha256,
            @Nullable String from)
            implements ReaderEvent {}

    /** It was tried out on lines of past shows: so many would be found anew, so many no longer. */
    record ReaderTried(
            Instant at,
            long readerId,
            int revision,
            long tryId,
            long personId,
            String judgedBy,
            int lines,
            int found,
            int gone,
            boolean whole)
            implements ReaderEvent {}

    /**
     * It went live.
     *
     * @param edition the newest whose day has come is in force
     * @param alone whether an administrator approved because there is no second officer
     */
    record ReaderPublished(
            Instant at, long readerId, int revision, int edition, long personId, boolean alone, long tryId)
            implements ReaderEvent {}

    /** A live version was taken back, so that the one before counts again; or one that was never live was given up. */
    record ReaderWithdrawn(Instant at, long readerId, long personId, String reason) implements ReaderEvent {}
}
