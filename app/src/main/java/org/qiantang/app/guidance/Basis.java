package org.qiantang.app.guidance;

import org.jspecify.annotations.Nullable;

/**
 * The law behind an item: by article where its number is known, else by topic.
 *
 * @param law the key among {@link LawSources}; null where only the topic is known
 * @param sure official (seen on a public page), known (to be compared with the text), or inferred
 */
public record Basis(
        @Nullable String law,
        @Nullable String article,
        @Nullable String topic,
        String sure) {}
