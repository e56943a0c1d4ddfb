package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;

/** Parts a line into what it asks of one thing and what it asks of another: 1号多少钱3号有货吗. */
final class Parting {
    private static final String BETWEEN = "(?<=[,，。;；?？!！~])|(?<=吗)(?![,，。;；?？!！~])|(?<=多少钱)(?=\\d+号|第)";

    private final Referring referring;
    private final Composer composer;

    Parting(Referring referring, Composer composer) {
        this.referring = referring;
        this.composer = composer;
    }

    /** The line in as few parts as there are goods that it asks for; one where it names none or one. */
    List<Question> of(Question question, Referring.Scene scene) {
        String[] stretches = question.text().split(BETWEEN, -1);
        if (stretches.length == 1) {
            return List.of(question);
        }
        var parts = new ArrayList<Question>();
        var text = new StringBuilder();
        List<Long> of = List.of();
        boolean wants = false;
        for (String stretch : stretches) {
            List<Long> named = referring.mentioned(stretch, scene);
            boolean asks = !composer.intents(stretch, new BitSet()).isEmpty();
            boolean others =
                    !named.isEmpty() && !new HashSet<>(named).equals(new HashSet<>(of)) && !of.containsAll(named);
            if (others && wants && (asks || !of.isEmpty())) {
                parts.add(new Question(text.toString()));
                text.setLength(0);
                wants = false;
                of = named;
            } else if (of.isEmpty()) {
                of = named;
            }
            text.append(stretch);
            wants |= asks;
        }
        if (wants || parts.isEmpty()) {
            parts.add(new Question(text.toString()));
        } else {
            Question last = parts.removeLast();
            parts.add(new Question(last.text() + text));
        }
        return parts;
    }
}
