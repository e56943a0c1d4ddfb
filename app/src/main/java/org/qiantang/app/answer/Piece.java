package org.qiantang.app.answer;

import java.util.List;

/**
 * A part of an answer: what is said to one intent, and the facts that it stands on.
 *
 * @param share how likely it answers, of all that was weighed; 1 where a rule tells it and nothing was weighed
 */
record Piece(String text, List<String> facts, double share) {
    Piece {
        facts = List.copyOf(facts);
    }

    Piece(String text, List<String> facts) {
        this(text, facts, 1);
    }

    static Piece of(String text, String... facts) {
        return new Piece(text, List.of(facts));
    }

    Piece weighed(double likely) {
        return new Piece(text, facts, likely);
    }
}
