package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/**
 * A question and the answer that a person of the shop has approved.
 *
 * @param productId the product that it is about; null where it is about the shop
 * @param facts the facts that the answer cites, as they were when it was approved
 */
public record FaqPair(
        long faqId,
        long merchantId,
        @Nullable Long productId,
        int revision,
        String question,
        String answer,
        List<FactUsed> facts) {
    public FaqPair {
        facts = List.copyOf(facts);
    }

    private static final String KEY = "faq/";

    /** How answers refer to it among the facts that they stand on. */
    public String key() {
        return KEY + faqId;
    }

    /** The pair that a key names; empty where it is the key of a fact. */
    static OptionalLong idIn(String key) {
        return key.matches(KEY + "\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(key.substring(KEY.length())))
                : OptionalLong.empty();
    }

    /** What an answer that is this pair stands on, as the journal keeps it. */
    public FactUsed asFact() {
        return new FactUsed(key(), "r" + revision, null, null);
    }
}
