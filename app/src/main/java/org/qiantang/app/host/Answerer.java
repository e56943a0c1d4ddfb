package org.qiantang.app.host;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers viewers from facts. */
@FunctionalInterface
public interface Answerer {
    /**
     * What the host can say to a viewer's line; empty if the line is no question for the host.
     *
     * @param pinnedItem the item on screen when it was asked, which "this one" means
     * @param before what the same viewer said before, oldest first, which "that one" may mean
     */
    Optional<Answered> answer(long showId, @Nullable Long pinnedItem, List<String> before, String question);
}
