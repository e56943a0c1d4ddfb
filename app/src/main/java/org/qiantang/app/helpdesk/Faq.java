package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/**
 * A question and its answer as a shop keeps them, from the proposal on.
 *
 * @param revision how often it was approved
 * @param fromId the question in people's hands that it came from; null where somebody wrote it by themselves
 */
record Faq(
        long id,
        long merchantId,
        @Nullable Long productId,
        State state,
        int revision,
        String question,
        String answer,
        List<FactUsed> facts,
        @Nullable Long fromId,
        long proposedBy,
        Instant proposedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt) {
    enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        RETIRED
    }

    Faq {
        facts = List.copyOf(facts);
    }

    FaqPair asPair() {
        return new FaqPair(id, merchantId, productId, revision, question, answer, facts);
    }
}
