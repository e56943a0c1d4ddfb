package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.performance.Sentences;

/** A text as it is said: whole sentences, between which the host may be interrupted. */
final class Spoken {
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
}
