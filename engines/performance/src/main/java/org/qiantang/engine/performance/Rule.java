package org.qiantang.engine.performance;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One written form, and what it is said as: a pattern that is tried at one place of a line, and the reading of its match.
 *
 * <p>Every repetition in a pattern is bounded, also within what looks back, so that a line takes time in proportion to its
 * length.
 */
record Rule(Pattern pattern, Function<MatchResult, String> reading) {
    static Rule of(String pattern, Function<MatchResult, String> reading) {
        return new Rule(Pattern.compile(pattern), reading);
    }

    /** A form that is always said the same. */
    static Rule of(String pattern, String reading) {
        return new Rule(Pattern.compile(pattern), _ -> reading);
    }
}
