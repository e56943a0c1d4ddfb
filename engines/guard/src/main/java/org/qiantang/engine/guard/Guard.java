package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Judges lines against the dated rule base on the class path. Thread-safe; judging touches neither disk nor clock. */
public final class Guard {
    private static final Comparator<Finding> IN_READING_ORDER =
            Comparator.comparingInt(Finding::from).thenComparing(Finding::rule).thenComparingInt(Finding::to);

    private final RuleBook book;
    private final Normaliser normaliser;

    private Guard(RuleBook book, Normaliser normaliser) {
        this.book = book;
        this.normaliser = normaliser;
    }

    public static Guard load() {
        return new Guard(RuleBook.load(), new Normaliser(WritingTable.read(YamlNode.ofResource("writing.yaml"))));
    }

    /** The version of the rule base, to be kept with every judgement. */
    public String version() {
        return book.version();
    }

    public Judgement judge(Line line) {
        Normal text = normaliser.normalise(line.text());
        var findings = new ArrayList<Finding>();
        book.candidatesIn(text).forEach((entry, spans) -> {
            Rule rule = entry.rule();
            if (entry.candidate().isAbout(line.goods())) {
                rule.editionOn(line.on()).ifPresent(edition -> {
                    for (Span span : spans) {
                        rule.weigh(entry.candidate(), new Sentence(text, span), line)
                                .map(ruling -> finding(rule, edition, ruling, text, span, line))
                                .ifPresent(findings::add);
                    }
                });
            }
        });
        return Judgement.of(worstOfEachPlace(findings));
    }

    private static Finding finding(Rule rule, Edition edition, Ruling ruling, Normal text, Span span, Line line) {
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
                ruling.missing(),
                ruling.exemption(),
                rule.message(),
                rule.messageEn(),
                rule.rewrite());
    }

    /** Several words of one rule often overlap, as in 全网第一: the worst of them, and then the longest, speaks for all. */
    private static List<Finding> worstOfEachPlace(List<Finding> findings) {
        var kept = new ArrayList<Finding>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::verdict)
                        .thenComparingInt(finding -> finding.to() - finding.from())
                        .reversed()
                        .thenComparing(IN_READING_ORDER))
                .filter(finding -> kept.stream().noneMatch(other -> speaksFor(other, finding)))
                .forEach(kept::add);
        kept.sort(IN_READING_ORDER);
        return kept;
    }

    private static boolean speaksFor(Finding other, Finding finding) {
        return other.rule().equals(finding.rule()) && other.from() < finding.to() && finding.from() < other.to();
    }
}
