package org.qiantang.engine.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One candidate that a rule raised, and how it ended: with the law in force on that day, the span in the raw text,
 * and the facts and the exemption that decided. A finding may be {@link Verdict#CLEAR}; it then says why.
 *
 * @param factValues the facts that were used as they stood then, by name; one that only the words told has no value
 * @param exemption the one that cleared it, or that would if a fact were known; null where none was looked at
 * @param doubt how likely, 0..1, a reader who accuses nobody holds it to be, below 0.5 what only a rule's words raised; null where it accuses
 * @param earlier the parts of it that were said in lines before, or where the same was claimed within the minute before
 */
public record Finding(
        String rule,
        String category,
        String source,
        String article,
        int from,
        int to,
        String matched,
        Severity severity,
        Action action,
        Verdict verdict,
        List<String> factsUsed,
        Map<String, String> factValues,
        List<String> factsMissing,
        @Nullable String exemption,
        String message,
        String messageEn,
        @Nullable String rewrite,
        @Nullable Double doubt,
        List<Earlier> earlier) {

    public Finding {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("span: " + from + ".." + to + " (expected: 0 <= from < to)");
        }
        factsUsed = List.copyOf(factsUsed);
        factValues = Map.copyOf(factValues);
        factsMissing = List.copyOf(factsMissing);
        earlier = List.copyOf(earlier);
    }

    static Finding of(Rule rule, Edition edition, Ruling ruling, Normal text, Span span, Line line) {
        int from = text.rawFrom(span.from());
        int to = text.rawTo(span.to());
        return new Finding(
                rule.id(),
                rule.category(),
                edition.source(),
                edition.article(),
                from,
                to,
                line.text().substring(from, to),
                rule.severity(),
                rule.action(),
                ruling.verdict(),
                ruling.used(),
                valuesOf(ruling.used(), line),
                ruling.missing(),
                ruling.exemption(),
                rule.message(),
                rule.messageEn(),
                rule.rewrite(),
                null,
                List.of());
    }

    private static Map<String, String> valuesOf(List<String> facts, Line line) {
        var values = new LinkedHashMap<String, String>();
        facts.forEach(fact -> line.told(fact).ifPresent(value -> values.put(fact, value)));
        return values;
    }

    /** The exemption, if it is one: what a search was held up by is noted in its place and is none. */
    public @Nullable String consideredExemption() {
        return Ruling.HELD_UP.equals(exemption) ? null : exemption;
    }

    /** The same, found not to stand. */
    Finding cleared(String reason) {
        return ruled(Verdict.CLEAR, factsMissing, reason, null);
    }

    /** The same as a doubt: somebody should look, and no fact that is asked for would settle it. */
    Finding doubted(double likely) {
        return ruled(Verdict.NEEDS_EVIDENCE, List.of(), exemption, likely);
    }

    /** The same as a question: somebody should look whether it was said so at all. */
    Finding asked() {
        return ruled(Verdict.NEEDS_EVIDENCE, List.of(), exemption, doubt);
    }

    /** The same as the end, in a line of its own, of what was begun in lines before. */
    Finding spread(int end, String words, List<Earlier> begun) {
        return over(0, end, words, begun);
    }

    /** The same with the lines before in which it was begun or claimed. */
    Finding after(List<Earlier> before) {
        return over(from, to, matched, before);
    }

    private Finding over(int begin, int end, String words, List<Earlier> before) {
        return new Finding(
                rule,
                category,
                source,
                article,
                begin,
                end,
                words,
                severity,
                action,
                verdict,
                factsUsed,
                factValues,
                factsMissing,
                exemption,
                message,
                messageEn,
                rewrite,
                doubt,
                before);
    }

    private Finding ruled(Verdict ruling, List<String> missing, @Nullable String reason, @Nullable Double likely) {
        return new Finding(
                rule,
                category,
                source,
                article,
                from,
                to,
                matched,
                severity,
                action,
                ruling,
                factsUsed,
                factValues,
                missing,
                reason,
                message,
                messageEn,
                rewrite,
                likely,
                earlier);
    }
}
