package org.qiantang.app.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a viewer's line. Every case is normal business; none is an error. */
public sealed interface Answer {
    /**
     * An answer that stands on facts.
     *
     * @param itemId the item it is about; null for a greeting or a word on all goods
     * @param facts the keys of the facts it stands on; price, stock, delivery, after-sale and sizes are keys too
     * @param share how likely the least likely part of it answers what was asked, of all that was weighed by meaning or read
     *     beside the question; 1 where rules tell all of it
     */
    record Told(String text, @Nullable Long itemId, List<String> facts, double share) implements Answer {
        public Told {
            facts = List.copyOf(facts);
        }

        public Told(String text, @Nullable Long itemId, List<String> facts) {
            this(text, itemId, facts, 1);
        }
    }

    /** More than one item fits, or none was named: which one is meant? */
    record AskBack(String text, List<Long> items) implements Answer {
        public AskBack {
            items = List.copyOf(items);
        }
    }

    /** The facts do not say; a person has to. */
    record HandOver(String text, @Nullable Long itemId, String reason) implements Answer {}

    /** Not for a host to talk about: health, law, deals elsewhere, money to be made. */
    record Declined(String text, String topic) implements Answer {}

    /** Nothing that asks for an answer. */
    record NotAQuestion() implements Answer {}
}
