package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.Outcome;

/**
 * What a viewer asked on a product's page, and what was said to it.
 *
 * @param answer what a machine said at once
 * @param reply what a person said later; empty while nobody has
 */
record PageQuestion(
        long id,
        long personId,
        long productId,
        long merchantId,
        Instant at,
        String question,
        Outcome outcome,
        String answer,
        List<FactUsed> facts,
        @Nullable Long handOverId,
        String reply,
        @Nullable Instant repliedAt) {
    PageQuestion {
        facts = List.copyOf(facts);
    }
}
