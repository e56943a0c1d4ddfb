package org.qiantang.app.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers viewers from facts. */
@FunctionalInterface
public interface Answerer {
    /**
     * What the host can say to a viewer's line; empty if the line is no question for the host.
     *
     * @param pinnedItem the item on screen, which "this one" means
     */
    Optional<Answered> answer(long showId, @Nullable Long pinnedItem, String question);
}
