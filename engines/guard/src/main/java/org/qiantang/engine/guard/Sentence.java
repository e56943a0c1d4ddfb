package org.qiantang.engine.guard;

/** A candidate in its surroundings: the clause and the sentence that it stands in. */
final class Sentence {
    private static final String CLAUSE_ENDS = ",。!?;\n ";
    private static final String SENTENCE_ENDS = "。!?;\n";
    private static final int AFTERTHOUGHT = 16;

    /** Words farther away than this excuse nothing; in a long page text they speak of something else. */
    private static final int EARSHOT = 200;

    private final String text;
    private final Span span;
    private final Looks looks;

    Sentence(Normal normal, Span span) {
        int from = Math.max(0, span.from() - EARSHOT);
        int to = Math.min(normal.length(), span.to() + EARSHOT);
        this.text = normal.subSequence(from, to).toString();
        this.span = new Span(span.from() - from, span.to() - from);
        this.looks = normal.looks();
    }

    /** The line, or in a long one what stands within earshot of the candidate. */
    String text() {
        return text;
    }

    /** The candidate itself. */
    String said() {
        return span.in(text);
    }

    String clause() {
        return text.substring(start(CLAUSE_ENDS), end(CLAUSE_ENDS));
    }

    String whole() {
        return text.substring(start(SENTENCE_ENDS), end(SENTENCE_ENDS));
    }

    /** What the speaker said in the same clause before the candidate. */
    String lead() {
        return text.substring(start(CLAUSE_ENDS), span.from());
    }

    /** The few words that follow the candidate, across a comma: "最好?谈不上". */
    String afterthought() {
        return text.substring(span.to(), Math.min(text.length(), span.to() + AFTERTHOUGHT));
    }

    /** The candidate and the rest of its sentence, with the mark that ends it. */
    String rest() {
        int end = end(SENTENCE_ENDS);
        return text.substring(span.from(), Math.min(text.length(), end + 1));
    }

    /** Stopped where a match lies over the candidate. */
    Search.End over(Search words) {
        return words.walk(text, looks, (from, to) -> !span.overlaps(from, to));
    }

    Search.End inClause(Search words) {
        return words.in(clause(), looks);
    }

    Search.End anywhere(Search words) {
        return words.in(text, looks);
    }

    private int start(String ends) {
        int start = span.from();
        while (start > 0 && ends.indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private int end(String ends) {
        int end = span.to();
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
