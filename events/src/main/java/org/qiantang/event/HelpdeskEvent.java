package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the helpdesk (客服台) does outside the talk of a show, in the office shard: how it is set in {@code helpdesk/SHOW}, a
 * question on a product's page or in people's hands in {@code help/ID}, what a shop keeps of it in {@code faq/ID}. A
 * viewer's words lie in rows beside; the journal holds their salted hash.
 */
public sealed interface HelpdeskEvent extends Event {
    /** What a line of the helpdesk (客服) is: an answer, a promise to ask, what a person found out, or thanks. */
    enum HelpKind {
        ANSWER,
        ASKING,
        REPLY,
        THANKS
    }

    /** Who let a line of the helpdesk out: the machine alone, a person as it was or changed, or a person who wrote it. */
    enum HelpMode {
        ALONE,
        APPROVED,
        EDITED,
        WRITTEN
    }

    /** A viewer's line that is answered. */
    record AskedLine(long lineId) {}

    /** A fact as it was when an answer leaned on it; a price names its SKU and version. */
    record FactUsed(
            String key,
            String value,
            @Nullable Long skuId,
            @Nullable Long priceVersion) {}

    /** How much the helpdesk may do by itself in a show. */
    enum Mode {
        OFF,
        SUGGEST,
        ALONE
    }

    /** What came of a question on a product's page: told from facts, asked back, handed over, or declined. */
    enum Outcome {
        TOLD,
        ASKED_BACK,
        HANDED_OVER,
        DECLINED
    }

    /**
     * Somebody set how the helpdesk works in a show.
     *
     * @param sureness how sure, in percent, an answer must be to leave by itself
     * @param thanksSeconds the least time between two thanks; 0 for none
     */
    record HelpdeskSet(Instant at, long showId, Mode mode, int sureness, int thanksSeconds, long personId)
            implements HelpdeskEvent {}

    /** A viewer asked on a product's page and a machine answered at once. */
    record PageQuestionAnswered(
            Instant at,
            long questionId,
            long merchantId,
            long productId,
            long personId,
            @Nullable Long showId,
            Outcome outcome,
            String text,
            List<FactUsed> facts,
            String wordsHash)
            implements HelpdeskEvent {
        public PageQuestionAnswered {
            facts = List.copyOf(facts);
        }
    }

    /**
     * No fact told the answer, or no machine should give it: people are asked.
     *
     * @param reason what there is no fact for, as the answering says it
     */
    record QuestionHandedOver(
            Instant at,
            long questionId,
            long merchantId,
            @Nullable Long showId,
            @Nullable Long productId,
            int askers,
            String reason,
            String wordsHash)
            implements HelpdeskEvent {}

    /**
     * A person answered what was handed over.
     *
     * @param lineId the line in the show that says it; null where no show is open to say it in
     */
    record HandOverAnswered(
            Instant at,
            long questionId,
            String text,
            int askers,
            @Nullable Long lineId,
            long personId) implements HelpdeskEvent {}

    record HandOverDismissed(Instant at, long questionId, long personId) implements HelpdeskEvent {}

    /** A person's answer may be of use again; {@code fromId} is the question it was given to, null where there is none. */
    record FaqProposed(
            Instant at,
            long faqId,
            long merchantId,
            @Nullable Long productId,
            @Nullable Long fromId,
            String wordsHash,
            long personId)
            implements HelpdeskEvent {}

    /**
     * A person agreed to what the shop says to a question from now on; said again where it was changed.
     *
     * @param question what is asked; of a policy, its topic
     * @param facts what it leans on, as it was then; a value is empty where it is for the whole shop, and so each product's own
     * @param policy whether it is a policy of the shop, said where no fact answers; null in an older journal, which had none
     * @param also other ways to ask for it; null in an older journal
     */
    record FaqApproved(
            Instant at,
            long faqId,
            long merchantId,
            @Nullable Long productId,
            int revision,
            String question,
            String answer,
            List<FactUsed> facts,
            long personId,
            @Nullable Boolean policy,
            @Nullable List<String> also)
            implements HelpdeskEvent {
        public FaqApproved {
            facts = List.copyOf(facts);
            also = also == null ? null : List.copyOf(also);
        }
    }

    record FaqRejected(Instant at, long faqId, long personId) implements HelpdeskEvent {}

    /** It is not said any more. */
    record FaqRetired(Instant at, long faqId, long personId) implements HelpdeskEvent {}
}
