package org.qiantang.app.copywriting;

import org.jspecify.annotations.Nullable;

/**
 * What a sentence of a film stands on.
 *
 * @param key of the fact; or delivery, after-sale, shop
 * @param value as it is now; null where there is nothing any more
 * @param proof its paper in words, if it has one
 */
public record FilmFact(
        String key,
        String label,
        @Nullable String value,
        @Nullable String proof) {}
