package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/**
 * A question and its answer, or a policy and its text, as a shop keeps them, from the proposal on.
 *
 * @param revision how often it was approved
 * @param question what is asked; of a policy, its topic
 * @param also other ways to ask for it; of a policy, other words of its topic
 * @param facts what the answer cites, as it was when it was proposed or approved
 * @param bound keys of the facts whose figures the answer's figures must still be when it is said
 * @param fromId the question in people's hands that it came from; null where somebody wrote it by themselves
 */
record Faq(
        long id,
        long merchantId,
        Kind kind,
        @Nullable Long productId,
        State state,
        int revision,
        String question,
        List<String> also,
        String answer,
        List<FactUsed> facts,
        List<String> bound,
        @Nullable Long fromId,
        long proposedBy,
        Instant proposedAt,
        @Nullable Long decidedBy,
        @Nullable Instant decidedAt) {
    /** A question that is answered whenever it is asked, or a policy that is told where no fact answers. */
    enum Kind {
        QUESTION,
        POLICY
    }

    enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        RETIRED
    }

    Faq {
        also = List.copyOf(also);
        facts = List.copyOf(facts);
        bound = List.copyOf(bound);
    }

    /** The same in another state, decided by somebody. */
    Faq decided(State next, long personId, Instant now) {
        return new Faq(
                id,
                merchantId,
                kind,
                productId,
                next,
                revision,
                question,
                also,
                answer,
                facts,
                bound,
                fromId,
                proposedBy,
                proposedAt,
                personId,
                now);
    }

    FaqPair asPair() {
        return new FaqPair(
                id, merchantId, kind == Kind.POLICY, productId, revision, question, also, answer, facts, bound);
    }
}
