package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/**
 * A question and the answer that a person of the shop has approved, or a policy of the shop.
 *
 * @param isPolicy whether it is told where its topic is asked for and no fact answers
 * @param also other ways to ask for it
 * @param bound keys of the facts whose figures the answer's figures must still be when it is said
 * @param productId the product that it is about; null where it is about the shop
 * @param facts the facts that the answer cites, as they were when it was approved
 */
public record FaqPair(
        long faqId,
        long merchantId,
        boolean isPolicy,
        @Nullable Long productId,
        int revision,
        String question,
        List<String> also,
        String answer,
        List<FactUsed> facts,
        List<String> bound) {
    private static final String FAQ = "faq/";
    private static final String POLICY = "policy/";
    private static final Pattern KEY = Pattern.compile("(?:faq|policy)/(\\d{1,18})");

    public FaqPair {
        also = List.copyOf(also);
        facts = List.copyOf(facts);
        bound = List.copyOf(bound);
    }

    /** All ways to ask for it, its own first. */
    public List<String> asked() {
        return Stream.concat(Stream.of(question), also.stream()).toList();
    }

    /** How answers refer to it among the facts that they stand on. */
    public String key() {
        return (isPolicy ? POLICY : FAQ) + faqId;
    }

    /** The pair that a key names; empty where it is the key of a fact. */
    static OptionalLong idIn(String key) {
        Matcher named = KEY.matcher(key);
        return named.matches() ? OptionalLong.of(Long.parseLong(named.group(1))) : OptionalLong.empty();
    }

    /** What an answer that is this pair stands on, as the journal keeps it. */
    public FactUsed asFact() {
        return new FactUsed(key(), "r" + revision, null, null);
    }
}
