package org.qiantang.app.copywriting;

import java.util.HashSet;
import java.util.Set;
import org.qiantang.app.copywriting.Copywriter.Assignment;

/** What a text says already as it reads now, whatever slots it is written with: it is not said twice. */
final class Said {
    private final Assignment assignment;
    private final Set<String> readings = new HashSet<>();

    Said(Assignment assignment) {
        this.assignment = assignment;
    }

    boolean has(Sentence sentence) {
        return readings.contains(reading(sentence));
    }

    void add(Sentence sentence) {
        readings.add(reading(sentence));
    }

    private String reading(Sentence sentence) {
        return GrammarCopywriter.reading(assignment, sentence)
                .orElse(sentence.text())
                .replaceAll("[\\p{P}\\s]", "");
    }
}
