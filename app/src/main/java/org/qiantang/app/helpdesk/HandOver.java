package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question in the hands of people.
 *
 * @param showId null where it was asked on a product's page
 * @param question what was written by who asked first; data, never part of an answer
 * @param key those words as they are compared
 */
record HandOver(
        long id,
        long merchantId,
        @Nullable Long showId,
        @Nullable Long productId,
        @Nullable Long itemId,
        State state,
        String question,
        String key,
        String topic,
        String reason,
        List<Long> lines,
        List<Long> askers,
        Instant openedAt,
        String answer,
        @Nullable Long closedBy,
        @Nullable Instant closedAt) {
    enum State {
        OPEN,
        ANSWERED,
        DISMISSED
    }

    HandOver {
        lines = List.copyOf(lines);
        askers = List.copyOf(askers);
    }

    boolean isOpen() {
        return state == State.OPEN;
    }
}
