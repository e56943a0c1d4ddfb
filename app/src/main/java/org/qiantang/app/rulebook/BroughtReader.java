package org.qiantang.app.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of the second reader that officers brought, as it stands.
 *
 * @param revision grows where it is brought forward with another day or reason
 * @param card {@code reader.json} of its package
 * @param from the first day on which it is to count; null for at once
 * @param edition which of those that went live it was last; null where it never did
 */
record BroughtReader(
        long id,
        RuleChange.State state,
        int revision,
        String version,
        String sha256,
        long bytes,
        String card,
        String reason,
        @Nullable LocalDate from,
        long broughtBy,
        Instant broughtAt,
        @Nullable Integer edition) {

    /** What can be done with one. */
    enum Deed {
        BROUGHT,
        DATED,
        PUBLISHED,
        WITHDRAWN,
        DROPPED
    }

    /** @param alone whether an administrator approved for want of a second officer */
    record Act(
            Deed deed,
            long by,
            Instant at,
            String reason,
            @Nullable LocalDate from,
            @Nullable Integer edition,
            boolean alone) {}
}
