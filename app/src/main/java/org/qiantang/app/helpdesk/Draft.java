package org.qiantang.app.helpdesk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/**
 * An answer that might be given, with what it stands on.
 *
 * @param topic our own word for what was asked about
 * @param reason what there is no fact for; empty where the question is answered
 * @param grounded whether every fact that it names was found
 * @param faqId the approved FAQ that it is; null where the answering made it
 * @param sureness how sure it is, in percent; see {@link Sureness}
 */
record Draft(
        Kind kind,
        String text,
        @Nullable Long itemId,
        @Nullable Long productId,
        String topic,
        String reason,
        List<FactUsed> facts,
        boolean grounded,
        @Nullable Long faqId,
        Gate.Judged judged,
        int sureness) {
    /** What the answer is. */
    enum Kind {
        TOLD,
        ASK_BACK,
        HAND_OVER,
        DECLINED
    }

    Draft {
        facts = List.copyOf(facts);
    }

    /** Whether two questions that were worded differently get this one answer. */
    boolean isSameAs(Draft other) {
        return kind == other.kind && kind != Kind.HAND_OVER && text.equals(other.text);
    }

    /** Whether what changed since an earlier draft is at most how many pieces are left. */
    boolean saysAs(Draft earlier) {
        return kind == earlier.kind && firm().equals(earlier.firm());
    }

    private List<FactUsed> firm() {
        return facts.stream().filter(fact -> !fact.key().equals("stock")).toList();
    }
}
