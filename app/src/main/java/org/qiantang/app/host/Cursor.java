package org.qiantang.app.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The place in a script where the host is: which sentence of which line comes next, and what became of the others. */
final class Cursor {
    /** A sentence of a script line, counted within the line as it will be resolved. */
    record Place(ScriptLine line, int sentence) {}

    private final Script script;
    private final List<Segment> round;
    private final LineState[][] states;
    private int segment;
    private int line;
    private int sentence;
    private long visit;

    Cursor(Script script) {
        this.script = script;
        this.round =
                script.round().stream().filter(part -> !part.lines().isEmpty()).toList();
        this.states =
                round.stream().map(part -> new LineState[part.lines().size()]).toArray(LineState[][]::new);
        forgetStates();
    }

    Script script() {
        return script;
    }

    boolean isEmpty() {
        return round.isEmpty();
    }

    /** How many lines a round has. */
    int lines() {
        return round.stream().mapToInt(part -> part.lines().size()).sum();
    }

    Segment segment() {
        return round.get(segment);
    }

    ScriptLine line() {
        return segment().lines().get(line);
    }

    int sentence() {
        return sentence;
    }

    /** A number of its own for each time a segment is entered. */
    long visit() {
        return visit;
    }

    /** What may come after the next sentence: the line's following sentence, or the next line's first. */
    List<Place> ahead() {
        boolean last = line + 1 == segment().lines().size();
        ScriptLine following = last
                ? round.get((segment + 1) % round.size()).lines().getFirst()
                : segment().lines().get(line + 1);
        return List.of(new Place(line(), sentence + 1), new Place(following, 0));
    }

    void mark(LineState state) {
        states[segment][line] = state;
    }

    void nextSentence() {
        sentence++;
    }

    void nextLine() {
        sentence = 0;
        if (++line == segment().lines().size()) {
            nextSegment();
        }
    }

    /** Leaves the rest of this segment out. */
    void skipSegment() {
        Arrays.fill(states[segment], line, states[segment].length, LineState.SKIPPED);
        nextSegment();
    }

    /** Goes to the beginning of an item's segment, if it has one. */
    void moveTo(long itemId) {
        for (int i = 0; i < round.size(); i++) {
            if (round.get(i).itemId() == itemId) {
                segment = i;
                line = 0;
                sentence = 0;
                visit++;
                return;
            }
        }
    }

    /** What became of a line; the closing words have no state until they are said. */
    LineState stateOf(Segment of, int lineOfSegment) {
        return Optional.of(round.indexOf(of))
                .filter(index -> index >= 0)
                .map(index -> states[index][lineOfSegment])
                .orElse(LineState.WAITING);
    }

    private void nextSegment() {
        line = 0;
        sentence = 0;
        visit++;
        if (++segment == round.size()) {
            segment = 0;
            forgetStates();
        }
    }

    private void forgetStates() {
        for (LineState[] ofSegment : states) {
            Arrays.fill(ofSegment, LineState.WAITING);
        }
    }
}
