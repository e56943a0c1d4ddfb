package org.qiantang.app.helpdesk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.answer.Answer;

/** Who answers a viewer's line from the facts of a show at this moment. */
@FunctionalInterface
interface AskEngine {
    Answer answer(long showId, @Nullable Long pinned, List<String> history, String line);
}
