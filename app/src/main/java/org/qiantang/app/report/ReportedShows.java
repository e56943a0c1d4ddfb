package org.qiantang.app.report;

import java.util.Optional;

/** Knows the shows that can be reported. */
@FunctionalInterface
public interface ReportedShows {
    Optional<String> title(long showId);
}
