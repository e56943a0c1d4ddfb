package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.performance.Sentences;

/** A text as it is said: whole sentences, between which the host may be interrupted. */
final class Spoken {
    /** A first sentence longer than this begins with its first clause alone. */
    private static final int LONG_START = 18;

    private Spoken() {}

    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        int start = -1;
        for (Sentences.Clause clause : Sentences.of(text)) {
            start = start < 0 ? clause.offset() : start;
            if (clause.endsSentence()) {
                sentences.add(
                        text.substring(start, clause.offset() + clause.text().length()));
                start = -1;
            }
        }
        if (start >= 0) {
            sentences.add(text.substring(start).strip());
        }
        return List.copyOf(sentences);
    }

    /** Sentences of which a long first one begins with its first clause, so that a viewer need not wait for its sound. */
    static List<String> pieces(String text) {
        List<String> sentences = sentences(text);
        if (sentences.isEmpty() || sentences.getFirst().length() <= LONG_START) {
            return sentences;
        }
        String first = sentences.getFirst();
        List<Sentences.Clause> clauses = Sentences.of(first);
        if (clauses.size() < 2) {
            return sentences;
        }
        var pieces = new ArrayList<String>();
        int cut = clauses.get(1).offset();
        pieces.add(first.substring(0, cut).strip());
        pieces.add(first.substring(cut).strip());
        pieces.addAll(sentences.subList(1, sentences.size()));
        return List.copyOf(pieces);
    }
}
