package org.qiantang.app.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the films that can be reported, and what is said below them. */
public interface ReportedFilms {
    /**
     * A film as reports know it.
     *
     * @param merchantId the shop that shows it; null for a person's own
     */
    record Reported(String title, @Nullable Long merchantId) {}

    /** A film that everybody may see. */
    Optional<Reported> shown(long filmId);

    /** What somebody said below a film, as everybody may read it. */
    Optional<String> comment(long filmId, long commentId);

    /** What a film is called, shown or not; empty where it is gone. */
    Optional<String> title(long filmId);
}
