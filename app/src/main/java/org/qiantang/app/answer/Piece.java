package org.qiantang.app.answer;

import java.util.List;

/** A part of an answer: what is said to one intent, and the facts that it stands on. */
record Piece(String text, List<String> facts) {
    Piece {
        facts = List.copyOf(facts);
    }

    static Piece of(String text, String... facts) {
        return new Piece(text, List.of(facts));
    }
}
