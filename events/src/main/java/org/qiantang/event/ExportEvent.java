package org.qiantang.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What officers take out for the regulator: stream {@code export/ID} in the office shard, one for each asking. */
public sealed interface ExportEvent extends GovernEvent {
    long exportId();

    /** About whom: everybody, a shop, a host, or the hosts of an agency. */
    enum Scope {
        ALL,
        SHOP,
        HOST,
        AGENCY
    }

    /**
     * An officer asked. Days are ISO dates in China, both of them included.
     *
     * @param clear whether names and addresses are to stand in it in clear, for which another officer must consent
     */
    record ExportAsked(
            Instant at,
            long exportId,
            Scope scope,
            @Nullable Long subjectId,
            String from,
            String until,
            boolean clear,
            String reason,
            long officerId)
            implements ExportEvent {}

    /**
     * Somebody else consented to what is to stand in clear.
     *
     * @param alone whether an administrator consented because there is no second officer
     */
    record ExportConsented(Instant at, long exportId, boolean alone, long officerId) implements ExportEvent {}

    record ExportDeclined(Instant at, long exportId, String reason, long officerId) implements ExportEvent {}

    /**
     * The file is whole.
     *
     * @param sha256 of the zip
     * @param manifestSha256 of the list of files in it
     * @param checkpointSize how many entries the evidence log had at that moment; null where it could not be used
     */
    record ExportMade(
            Instant at,
            long exportId,
            long bytes,
            long rows,
            String sha256,
            String manifestSha256,
            @Nullable Long checkpointSize,
            Instant keptUntil)
            implements ExportEvent {}

    record ExportStopped(Instant at, long exportId, long officerId) implements ExportEvent {}

    /** Somebody took the file along. */
    record ExportTaken(Instant at, long exportId, String sha256, long officerId) implements ExportEvent {}
}
