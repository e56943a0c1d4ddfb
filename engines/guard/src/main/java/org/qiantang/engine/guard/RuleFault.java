package org.qiantang.engine.guard;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a page of rules, at its place.
 *
 * @param rule the rule that it stands in; null where it stands in none, or the rule has no id
 * @param field where in the page, such as {@code rules[0].candidates[1].verdict}; empty for the page as a whole
 * @param value what stands there
 * @param expected what should
 * @param line the line of the page, from 1 on
 */
public record RuleFault(String page, @Nullable String rule, String field, String value, String expected, int line) {
    private static final int LONGEST = 120;

    public RuleFault {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        if (line < 1) {
            throw new IllegalArgumentException("line: " + line + " (expected: 1..)");
        }
    }

    @Override
    public String toString() {
        return page + ":" + line + ": " + (rule == null ? "" : rule + " ") + field + ": " + value + " (expected: "
                + expected + ")";
    }
}
