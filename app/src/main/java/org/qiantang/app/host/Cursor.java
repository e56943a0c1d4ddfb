package org.qiantang.app.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The place in a script where the host is: which sentence of which line comes next, and what became of the others. Every
 * segment is told once a round; which one comes next among those not yet told is chosen when the one before is over.
 *
 * <p>The performing thread moves it, staff may set it, and others read it.
 */
final class Cursor {
    /** A sentence of a script line, counted within the line as it will be resolved. */
    record Place(ScriptLine line, int sentence) {}

    /** Where the cursor stands; {@code visit} is a number of its own for each time a segment is entered. */
    record Here(long visit, int segment, int line, int sentence) {}

    /** Picks one of the segments about items that are not told yet in this round. */
    @FunctionalInterface
    interface Chooser {
        /** In the order of the script. */
        Chooser FIRST = (open, _) -> open.getFirst();

        /**
         * Picks one of these places.
         *
         * @param open places in the round, never none
         */
        int next(List<Integer> open, List<Segment> round);
    }

    private static final int NONE = -1;

    private final Script script;
    private final Chooser chooser;
    private final List<Segment> round;
    private final LineState[][] states;
    private final boolean[] told;
    private int segment;
    private int line;
    private int sentence;
    private long visit;
    private long rounds;

    Cursor(Script script) {
        this(script, Chooser.FIRST);
    }

    Cursor(Script script, Chooser chooser) {
        this.script = script;
        this.chooser = chooser;
        this.round =
                script.round().stream().filter(part -> !part.lines().isEmpty()).toList();
        this.states =
                round.stream().map(part -> new LineState[part.lines().size()]).toArray(LineState[][]::new);
        this.told = new boolean[round.size()];
        forgetStates();
        if (!round.isEmpty()) {
            segment = chosen(open(NONE));
        }
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

    synchronized Segment segment() {
        return round.get(segment);
    }

    synchronized ScriptLine line() {
        return round.get(segment).lines().get(line);
    }

    synchronized Here here() {
        return new Here(visit, segment, line, sentence);
    }

    synchronized int sentence() {
        return sentence;
    }

    /** A number of its own for each time a segment is entered. */
    synchronized long visit() {
        return visit;
    }

    /** How many rounds were told to their end. */
    synchronized long rounds() {
        return rounds;
    }

    /** The items whose segments are still to be told in this round, in the order of the script. */
    synchronized List<Long> itemsToCome() {
        return open(segment).stream()
                .map(index -> round.get(index).itemId())
                .filter(item -> item != Segment.NO_ITEM)
                .toList();
    }

    /** What may come after the next sentence: the line's following sentence, or the next line's first. */
    synchronized List<Place> ahead() {
        ScriptLine now = round.get(segment).lines().get(line);
        boolean last = line + 1 == round.get(segment).lines().size();
        ScriptLine following = last
                ? round.get(chosen(open(segment))).lines().getFirst()
                : round.get(segment).lines().get(line + 1);
        return List.of(new Place(now, sentence + 1), new Place(following, 0));
    }

    synchronized void mark(LineState state) {
        states[segment][line] = state;
    }

    /** The sentence at this place was said; the place may have been left meanwhile. */
    synchronized void said(Here place) {
        if (here().equals(place)) {
            sentence++;
        }
    }

    synchronized void nextLine() {
        sentence = 0;
        if (++line == round.get(segment).lines().size()) {
            nextSegment();
        }
    }

    /** Leaves the rest of this segment out. */
    synchronized void skipSegment() {
        Arrays.fill(states[segment], line, states[segment].length, LineState.SKIPPED);
        nextSegment();
    }

    /** Goes to the beginning of an item's segment, if it has one. */
    void moveTo(long itemId) {
        moveTo(itemId, 0);
    }

    /**
     * Goes to a line of an item's segment, or of the opening; the lines before it were said by somebody. False if there
     * is no such line.
     */
    synchronized boolean moveTo(long itemId, int toLine) {
        for (int i = 0; i < round.size(); i++) {
            if (round.get(i).itemId() == itemId && toLine >= 0 && toLine < states[i].length) {
                segment = i;
                line = toLine;
                sentence = 0;
                visit++;
                Arrays.fill(states[i], 0, toLine, LineState.SPOKEN);
                Arrays.fill(states[i], toLine, states[i].length, LineState.WAITING);
                told[i] = false;
                return true;
            }
        }
        return false;
    }

    /** Lets an item be told once more in this round, though it has been. */
    synchronized void tellAgain(long itemId) {
        for (int i = 0; i < round.size(); i++) {
            if (i != segment && round.get(i).itemId() == itemId && told[i]) {
                told[i] = false;
                Arrays.fill(states[i], LineState.WAITING);
            }
        }
    }

    /** What became of a line; the closing words have no state until they are said. */
    synchronized LineState stateOf(Segment of, int lineOfSegment) {
        return Optional.of(round.indexOf(of))
                .filter(index -> index >= 0)
                .map(index -> states[index][lineOfSegment])
                .orElse(LineState.WAITING);
    }

    private void nextSegment() {
        told[segment] = true;
        line = 0;
        sentence = 0;
        visit++;
        boolean over = open(NONE).isEmpty();
        if (over) {
            rounds++;
            Arrays.fill(told, false);
            forgetStates();
        }
        // Not the same again at once, unless there is nothing else.
        segment = chosen(over ? open(segment) : open(NONE));
    }

    /** The segment to come: whatever is about no item keeps its place in the script. */
    private int chosen(List<Integer> untold) {
        List<Integer> open =
                untold.isEmpty() ? IntStream.range(0, round.size()).boxed().toList() : untold;
        if (round.get(open.getFirst()).itemId() == Segment.NO_ITEM) {
            return open.getFirst();
        }
        List<Integer> items = open.stream()
                .filter(index -> round.get(index).itemId() != Segment.NO_ITEM)
                .toList();
        return chooser.next(items, round);
    }

    /** Those not told in this round, in the order of the script. */
    private List<Integer> open(int without) {
        return IntStream.range(0, round.size())
                .filter(index -> !told[index] && index != without)
                .boxed()
                .toList();
    }

    private void forgetStates() {
        for (LineState[] ofSegment : states) {
            Arrays.fill(ofSegment, LineState.WAITING);
        }
    }
}
