package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows the films that are published now: the newest, some thousands at most. */
public interface FilmsShown {
    /**
     * A published film.
     *
     * @param merchantId the shop that shows it; null for a person's own
     * @param productId what can be bought from it; null where nothing can
     */
    record Film(
            long filmId,
            @Nullable Long merchantId,
            long makerId,
            @Nullable Long productId,
            Instant since) {}

    List<Film> now();
}
