package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a line may go on from: the end of what was said just before it with its own beginning behind, as one text, and what
 * was found in the minute before. Immutable, so that a line can be judged after the room has gone on.
 *
 * @param text the parts and the head; empty where nothing was said before
 * @param head where in the text the line itself begins
 * @param parts of the lines before, in the order in which they were said
 * @param found in the minute before, the earliest first
 */
public record RunUp(String text, int head, List<Part> parts, List<Mark> found) {
    /** So many earlier lines are told of a finding at most: the last of them. */
    private static final int MOST_EARLIER = 4;

    /** Nothing was said before. */
    public static final RunUp NONE = new RunUp("", 0, List.of(), List.of());

    public RunUp {
        parts = List.copyOf(parts);
        found = List.copyOf(found);
    }

    /**
     * A piece of an earlier line.
     *
     * @param from where in the joined text it begins; {@code to} is where it ends, exclusively
     * @param offset where in its own line it begins
     * @param isGoneOn whether the same speaker went on right behind it as if within a sentence
     */
    public record Part(long line, int from, int to, int offset, boolean isGoneOn) {}

    /**
     * A finding that stands in a line, as far as others may go on from it.
     *
     * @param from in the raw text of the line, end exclusive
     * @param words what was found, or the beginning of it
     * @param isDoubt whether it was read as lawful: nothing goes on from it, and it is not raised once more
     */
    public record Mark(
            long line, String rule, String category, Verdict verdict, int from, int to, String words, boolean isDoubt) {
        private static final int MOST_WORDS = 60;

        public Mark {
            words = words.length() > MOST_WORDS ? beginning(words) : words;
        }

        /** Not up to the middle of a character. */
        private static String beginning(String words) {
            return words.substring(
                    0, Character.isHighSurrogate(words.charAt(MOST_WORDS - 1)) ? MOST_WORDS - 1 : MOST_WORDS);
        }

        /** What stands in a line by this judgement, without what the second reader alone doubts. */
        public static List<Mark> of(long line, Judgement judgement) {
            return judgement.standing().stream()
                    .filter(finding -> finding.doubt() == null || finding.doubt() < SecondLook.SURE)
                    .map(finding -> new Mark(
                            line,
                            finding.rule(),
                            finding.category(),
                            finding.verdict(),
                            finding.from(),
                            finding.to(),
                            finding.matched(),
                            finding.doubt() != null))
                    .toList();
        }

        private Earlier asEarlier() {
            return new Earlier(line, from, to, words, false);
        }
    }

    /** Whether there are words before the line that it may go on from. */
    public boolean hasWords() {
        return !parts.isEmpty();
    }

    /** The same with a comma before each line: what is found across its seams as well are words that hold together from afar. */
    RunUp paused() {
        var paused = new StringBuilder();
        var pieces = new ArrayList<Part>();
        for (Part part : parts) {
            int from = paused.length();
            paused.append(text, part.from(), part.to());
            pieces.add(new Part(part.line(), from, paused.length(), part.offset(), false));
            paused.append(LastMinute.BREAK);
        }
        int begins = paused.length();
        paused.append(text, head, text.length());
        return new RunUp(paused.toString(), begins, pieces, found);
    }

    /** Whether a span of the joined text lies in the line and before it. */
    boolean isCrossedBy(int from, int to) {
        return from < head && to > head && !piecesOf(from).isEmpty();
    }

    /**
     * A finding across the seam as one of the line: its own words count in the line, the others are told with it. What only
     * words join that two speakers said accuses nobody: somebody should look.
     */
    Finding inLine(Finding across) {
        Finding spread = across.spread(across.to() - head, text.substring(head, across.to()), piecesOf(across.from()));
        boolean isOneSentence =
                parts.stream().filter(part -> part.to() > across.from()).allMatch(Part::isGoneOn);
        boolean isSure = isOneSentence || !across.factsUsed().isEmpty();
        return isSure || across.verdict() != Verdict.VIOLATES ? spread : spread.asked();
    }

    /** The pieces of earlier lines from a place in the joined text on. */
    private List<Earlier> piecesOf(int from) {
        var pieces = new ArrayList<Earlier>();
        for (Part part : parts) {
            int start = Math.max(from, part.from());
            if (start < part.to()) {
                int shift = part.offset() - part.from();
                String words = text.substring(start, part.to());
                pieces.add(new Earlier(part.line(), start + shift, part.to() + shift, words, true));
            }
        }
        return pieces;
    }

    /** Whether a finding in the line was raised already: in the line by itself, held lawful there too, or in one of the parts. */
    boolean isRaised(Finding joined, List<Finding> alone) {
        return alone.stream().anyMatch(finding -> finding.rule().equals(joined.rule()) && finding.from() < joined.to())
                || joined.earlier().stream()
                        .anyMatch(piece -> found.stream()
                                .anyMatch(mark -> mark.line() == piece.line()
                                        && mark.rule().equals(joined.rule())
                                        && mark.from() < piece.to()
                                        && piece.from() < mark.to()));
    }

    /** The same finding with the lines of the minute before in which one of its kind stands. */
    Finding goingOn(Finding finding) {
        if (finding.verdict() == Verdict.CLEAR || finding.doubt() != null) {
            return finding;
        }
        var byLine = new LinkedHashMap<Long, Earlier>();
        Stream.concat(
                        found.stream()
                                .filter(mark -> !mark.isDoubt()
                                        && mark.category().equals(finding.category())
                                        && mark.verdict() == finding.verdict())
                                .map(Mark::asEarlier),
                        finding.earlier().stream())
                .forEach(earlier -> byLine.put(earlier.line(), earlier));
        List<Earlier> all = byLine.values().stream().toList();
        return finding.after(all.subList(Math.max(0, all.size() - MOST_EARLIER), all.size()));
    }
}
