package org.qiantang.app.report;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the shows that can be reported. */
@FunctionalInterface
public interface ReportedShows {
    /**
     * A show as reports know it.
     *
     * @param merchantId null where no shop shows it
     * @param openedAt null before it went on air
     * @param closedAt null until it is over
     */
    record Reported(
            String title,
            @Nullable Long merchantId,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt) {}

    Optional<Reported> show(long showId);

    default Optional<String> title(long showId) {
        return show(showId).map(Reported::title);
    }
}
