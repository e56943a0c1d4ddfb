package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.qiantang.engine.guard.meaning.Opinion;

/**
 * What the second reader changes about the rules' findings. It finds what no word gives away, and takes back what only
 * a word did; a finding that a fact proves stands without it, and one that a fact clears is not brought back by it.
 */
final class SecondLook {
    /** Why a finding that only a word raised does not stand. */
    static final String READ_AS_LAWFUL = "read_as_lawful";

    /** Longer lines are read piece by piece: the encoder was taught on single lines. */
    private static final int STRETCH = 100;

    private static final String ENDS = "。!?;\n";
    private static final int LEAST_CHARS = 4;
    private static final String UNDISCLOSED = "missing_disclosure";

    /** A doubt below it was raised by a rule's words alone; from it on it is the reader's own. */
    static final double SURE = 0.5;

    /** What the reader's opinion is worth. */
    enum Voice {
        /** It finds, and takes back. */
        ACCUSES,
        /** It accuses nobody: what it finds is a doubt, and so is what only a shipped word raised and it holds lawful. */
        DOUBTS
    }

    private final BiFunction<String, String, Opinion> reader;
    private final double threshold;
    private final Voice voice;
    private final RuleBook book;
    private final Sounds sounds;

    /**
     * @param reader reads what was said, and what is known beside it
     * @param threshold the probability, 0..1, from which on a line is held to violate
     */
    SecondLook(
            BiFunction<String, String, Opinion> reader, double threshold, Voice voice, RuleBook book, Sounds sounds) {
        this.reader = reader;
        this.threshold = threshold;
        this.voice = voice;
        this.book = book;
        this.sounds = sounds;
    }

    /** The same reader beside another book. */
    SecondLook over(RuleBook other) {
        return new SecondLook(reader, threshold, voice, other, sounds);
    }

    Judgement judge(Line line, Normal text, List<Finding> byRules) {
        var findings = new ArrayList<Finding>();
        double probability = 0;
        for (Span stretch : stretches(text)) {
            int from = text.rawFrom(stretch.from());
            int to = text.rawTo(stretch.to());
            List<Finding> here = byRules.stream()
                    .filter(finding -> finding.from() >= from && finding.from() < to)
                    .toList();
            if (isProven(here) || stretch.to() - stretch.from() < LEAST_CHARS) {
                findings.addAll(here);
                probability = Math.max(probability, Judgement.of(here).probability());
            } else {
                Opinion opinion = read(line, text, stretch, here);
                probability = Math.max(probability, opinion.violates());
                findings.addAll(weigh(line, text, stretch, here, opinion));
            }
        }
        findings.sort(Guard.IN_READING_ORDER);
        return Judgement.of(findings, probability);
    }

    /** A fact that contradicts the words needs no second opinion. */
    private static boolean isProven(List<Finding> findings) {
        return findings.stream()
                .anyMatch(finding -> finding.verdict() == Verdict.VIOLATES
                        && !finding.factsUsed().isEmpty());
    }

    private Opinion read(Line line, Normal text, Span stretch, List<Finding> byRules) {
        Reading reading = Reading.of(line, stretch.in(text.toString()), byRules, sounds);
        return reader.apply(reading.text(), reading.context());
    }

    private List<Finding> weigh(Line line, Normal text, Span stretch, List<Finding> byRules, Opinion opinion) {
        if (opinion.violates() < threshold) {
            boolean lawful = opinion.isLawful() && isLawfulToAnybody(line, text, stretch, byRules);
            return switch (voice) {
                case ACCUSES -> takeBack(line, text, stretch, byRules, opinion, lawful);
                case DOUBTS -> lawful ? doubted(line, byRules, opinion) : byRules;
            };
        }
        boolean found = byRules.stream().anyMatch(finding -> finding.verdict() == Verdict.VIOLATES);
        if (found || isCleared(byRules, opinion.category()) || isDisclosed(line, opinion.category())) {
            return byRules;
        }
        var findings = new ArrayList<>(byRules);
        finding(line, text, clauseOf(line, text, stretch), opinion, Verdict.VIOLATES)
                .map(finding -> voice == Voice.DOUBTS ? finding.doubted(opinion.violates()) : finding)
                .ifPresent(findings::add);
        return findings;
    }

    /**
     * Whether it reads as lawful also without those who are spoken to, in the line or in those before, and without what was
     * taken back before it: both sway the reader, and no claim is the more lawful for them. Only where a rule found a breach
     * and there is something to leave out is it read again.
     */
    private boolean isLawfulToAnybody(Line line, Normal text, Span stretch, List<Finding> byRules) {
        Span said = unaddressed(text, stretch, byRules);
        List<String> before = line.before().stream()
                .filter(earlier -> !Correction.isMadeIn(earlier))
                .map(Address::without)
                .toList();
        boolean found = byRules.stream().anyMatch(finding -> finding.verdict() == Verdict.VIOLATES);
        return !found
                || (said.equals(stretch) && before.equals(line.before()))
                || read(line.after(before), text, said, byRules).isLawful();
    }

    private static Span unaddressed(Normal text, Span stretch, List<Finding> byRules) {
        int from = Address.end(text.toString(), stretch.from(), stretch.to());
        boolean claims = byRules.stream().anyMatch(finding -> finding.from() < text.rawFrom(from));
        return claims || stretch.to() - from < LEAST_CHARS ? stretch : new Span(from, stretch.to());
    }

    /** Of officers' own words, which may be of yesterday, the reader knows nothing. */
    private List<Finding> doubted(Line line, List<Finding> byRules, Opinion opinion) {
        return byRules.stream()
                .map(finding -> finding.verdict() == Verdict.VIOLATES && book.isAsShipped(finding.rule(), line.on())
                        ? finding.doubted(opinion.violates())
                        : finding)
                .toList();
    }

    private List<Finding> takeBack(
            Line line, Normal text, Span stretch, List<Finding> byRules, Opinion opinion, boolean lawful) {
        var findings = new ArrayList<Finding>();
        byRules.forEach(finding -> findings.add(
                finding.verdict() == Verdict.VIOLATES && lawful ? finding.cleared(READ_AS_LAWFUL) : finding));
        boolean stands = findings.stream().anyMatch(finding -> finding.verdict() != Verdict.CLEAR);
        if (!stands && opinion.needsEvidence() > SURE) {
            finding(line, text, stretch, opinion, Verdict.NEEDS_EVIDENCE).ifPresent(findings::add);
        }
        return findings;
    }

    /** Whether a fact bears out what looks like a breach of that kind. */
    private static boolean isCleared(List<Finding> byRules, String category) {
        return byRules.stream()
                .anyMatch(finding -> finding.verdict() == Verdict.CLEAR
                        && finding.category().equals(category)
                        && !finding.factsUsed().isEmpty());
    }

    /** Whether the facts say that what looks undisclosed is shown. */
    private static boolean isDisclosed(Line line, String category) {
        return category.equals(UNDISCLOSED) && Disclosures.of(line).areMade();
    }

    /** The finding under the first rule in force of the likeliest kind that has one. */
    private Optional<Finding> finding(Line line, Normal text, Span span, Opinion opinion, Verdict verdict) {
        return opinion.categories().stream()
                .map(Map.Entry::getKey)
                .flatMap(category -> book.leading(category, line.on()).stream())
                .findFirst()
                .map(rule -> {
                    List<String> missing = verdict == Verdict.NEEDS_EVIDENCE ? rule.proof() : List.of();
                    var ruling = new Ruling(verdict, List.of(), missing, null);
                    return Finding.of(rule, rule.editionOn(line.on()).orElseThrow(), ruling, text, span, line);
                });
    }

    /** The clause that alone is likeliest to violate; the whole stretch where it has one only. */
    private Span clauseOf(Line line, Normal text, Span stretch) {
        List<Span> clauses = cut(text, stretch, ",。!?; \n", LEAST_CHARS);
        if (clauses.size() < 2) {
            return stretch;
        }
        return clauses.stream()
                .max(Comparator.comparingDouble(
                        clause -> read(line, text, clause, List.of()).violates()))
                .orElse(stretch);
    }

    private static List<Span> stretches(Normal text) {
        if (text.length() <= STRETCH) {
            return text.length() == 0 ? List.of() : List.of(new Span(0, text.length()));
        }
        return cut(text, new Span(0, text.length()), ENDS, STRETCH / 2);
    }

    /** Pieces that end after one of the signs, or where they grow too long; none shorter than {@code least} but the last. */
    private static List<Span> cut(Normal text, Span whole, String ends, int least) {
        var pieces = new ArrayList<Span>();
        int from = whole.from();
        for (int at = whole.from(); at < whole.to(); at++) {
            int length = at + 1 - from;
            if (length >= STRETCH || (length > least && ends.indexOf(text.charAt(at)) >= 0)) {
                pieces.add(new Span(from, at + 1));
                from = at + 1;
            }
        }
        if (from < whole.to()) {
            pieces.add(new Span(from, whole.to()));
        }
        return pieces;
    }
}
