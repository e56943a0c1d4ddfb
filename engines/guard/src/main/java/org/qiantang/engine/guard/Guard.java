package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.Opinion;
import org.qiantang.engine.guard.meaning.SecondReader;

/** Judges lines against the dated rule base on the class path. Thread-safe; judging touches neither disk nor clock. */
public final class Guard {
    static final Comparator<Finding> IN_READING_ORDER =
            Comparator.comparingInt(Finding::from).thenComparing(Finding::rule).thenComparingInt(Finding::to);

    private final RuleBook book;
    private final Normaliser normaliser;
    private final @Nullable SecondLook second;
    private final String version;

    private Guard(RuleBook book, @Nullable SecondLook second, String version) {
        this.book = book;
        this.second = second;
        this.version = version;
        normaliser = new Normaliser(WritingTable.read(YamlNode.ofResource("writing.yaml")));
    }

    /** The rules alone: quick, and blind to what is said in other words. */
    public static Guard load() {
        RuleBook book = RuleBook.load();
        return new Guard(book, null, book.version());
    }

    /** The rules, and a reader of the meaning behind them. */
    public static Guard with(SecondReader reader) {
        return with(reader::read, reader.threshold(), reader.version(), SecondLook.Voice.ACCUSES);
    }

    /** The rules, and a reader who accuses nobody: what it holds likely to violate becomes a doubt beside their findings. */
    public static Guard doubting(SecondReader reader) {
        return with(reader::read, reader.thresholdInShows(), reader.version(), SecondLook.Voice.DOUBTS);
    }

    /** The same, slower to accuse, for shows from their first line to their last. */
    static Guard listening(SecondReader reader) {
        return with(reader::read, reader.thresholdInShows(), reader.version(), SecondLook.Voice.ACCUSES);
    }

    static Guard with(
            BiFunction<String, String, Opinion> reader, double threshold, String version, SecondLook.Voice voice) {
        RuleBook book = RuleBook.load();
        var second = new SecondLook(reader, threshold, voice, book, Sounds.shipped());
        return new Guard(book, second, book.version() + "+" + version);
    }

    /** The versions of the rule base and of the second reader, to be kept with every judgement. */
    public String version() {
        return version;
    }

    /** What to tell people of a rule as it stood on a day; empty where there is none of that name, or none in force. */
    public Optional<RuleSheet> sheet(String rule, LocalDate day) {
        return book.sheet(rule, day);
    }

    public Judgement judge(Line line) {
        Normal text = normaliser.normalise(line.text());
        List<Finding> findings = byRules(line, text);
        return second == null ? Judgement.of(findings) : second.judge(line, text, findings);
    }

    /** What the second reader is given of a line, for training it. */
    Reading reading(Line line, Sounds sounds) {
        Normal text = normaliser.normalise(line.text());
        return Reading.of(line, text.toString(), byRules(line, text), sounds);
    }

    private List<Finding> byRules(Line line, Normal text) {
        var findings = new ArrayList<Finding>();
        book.candidatesIn(text).forEach((entry, spans) -> {
            Rule rule = entry.rule();
            if (entry.candidate().isAbout(line.goods())) {
                rule.editionOn(line.on()).ifPresent(edition -> {
                    for (Span span : spans) {
                        rule.weigh(entry.candidate(), new Sentence(text, span), line)
                                .map(ruling -> Finding.of(rule, edition, ruling, text, span, line))
                                .ifPresent(findings::add);
                    }
                });
            }
        });
        return worstOfEachPlace(findings);
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
