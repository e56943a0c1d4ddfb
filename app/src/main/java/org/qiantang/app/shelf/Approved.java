package org.qiantang.app.shelf;

import java.util.List;

/**
 * What the shop wants said to a question, word for word, approved by a person: an entry of its FAQ, or a policy.
 *
 * @param key how answers refer to it, such as {@code faq:3} or {@code policy:发票} of a file, {@code faq/ID} or {@code policy/ID}
 * @param asked ways to ask for it; of a policy, the words of its topic
 * @param answer what is said
 * @param products codes of the products it is for; none for the whole shop
 * @param facts keys of facts on which the answer stands; its figures must still be theirs when it is said
 * @param approvedBy who approved it
 */
public record Approved(
        String key, List<String> asked, String answer, List<String> products, List<String> facts, String approvedBy) {
    public Approved {
        asked = List.copyOf(asked);
        products = List.copyOf(products);
        facts = List.copyOf(facts);
        if (asked.isEmpty()) {
            throw new IllegalArgumentException("asked: none (expected: one way to ask or more)");
        }
        if (approvedBy.isBlank()) {
            throw new IllegalArgumentException("approvedBy: none (expected: who approved the answer)");
        }
    }

    public boolean isPolicy() {
        return key.startsWith("policy:") || key.startsWith("policy/");
    }

    /** Whether it is said of goods of this code. */
    public boolean isFor(String code) {
        return products.isEmpty() || products.contains(code);
    }
}
