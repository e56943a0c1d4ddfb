package org.qiantang.app.report;

import java.util.Optional;
import java.util.Set;
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

    /**
     * Whose matter a film is, or what was said below it: who made the film, and who said it.
     *
     * @param commentId null where it is about the film itself
     */
    Set<Long> concerned(long filmId, @Nullable Long commentId);

    /** What a film's newest video is called, shown or not, for officers and whose it is; empty where it is gone. */
    Optional<String> title(long filmId);
}
