package org.qiantang.app.copywriting;

import java.util.List;
import java.util.Optional;
import org.qiantang.app.copywriting.Copywriter.Assignment;

/** How long sentences of a text take to say now, and how long a script is to last. */
final class ScriptTiming {
    private static final int AROUND_THE_ITEMS = 30;

    private final Assignment assignment;

    ScriptTiming(Assignment assignment) {
        this.assignment = assignment;
    }

    /** The seconds that were asked for; by the length and the number of items where none were. */
    double total(int items) {
        return total(assignment.brief(), items);
    }

    static double total(Brief brief, int items) {
        return brief.minutes() > 0
                ? 60.0 * brief.minutes()
                : AROUND_THE_ITEMS + items * (double) brief.length().of(40, 80, 150);
    }

    /** What cannot be said now takes no time. */
    double seconds(List<Sentence> sentences) {
        double pace = assignment.brief().style().pace();
        return sentences.stream()
                .map(sentence -> Slots.resolve(assignment.shelf(), assignment.today(), sentence.line()))
                .flatMap(Optional::stream)
                .mapToDouble(text -> SpokenLength.seconds(text, pace))
                .sum();
    }
}
