package org.qiantang.app.copywriting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of a film, kept with its slots.
 *
 * @param productId whose facts it stands on
 * @param text with slots, as in {@code 面料是{fact:material@77}}
 * @param byPerson whether a person has written it
 * @param origin what the grammar had written before a person changed it; null if nobody did
 */
public record FilmLine(
        FilmPart part,
        long productId,
        String text,
        boolean byPerson,
        @Nullable String origin) {
    /** As a person edits it: without what its own product goes without saying. */
    public String editable() {
        return CopyViews.editable(productId, text);
    }

    /** The keys of the facts that it stands on, and the names of what else fills its slots, such as {@code delivery}. */
    public List<String> facts() {
        return LineTemplate.parse(text).facts();
    }
}
