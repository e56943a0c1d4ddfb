package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.Opinion;
import org.qiantang.engine.guard.meaning.SecondReader;

/** Judges lines against the dated rule base on the class path. Thread-safe; judging touches neither disk nor clock. */
public final class Guard {
    static final Comparator<Finding> IN_READING_ORDER =
            Comparator.comparingInt(Finding::from).thenComparing(Finding::rule).thenComparingInt(Finding::to);

    /** What is said, as a line of these goods; of none where they are null. */
    @FunctionalInterface
    public interface Said {
        Line of(@Nullable Goods goods);
    }

    /** A line and what this guard says of it. */
    public record Judged(Line line, Judgement judgement) {}

    private final RuleBook book;
    /** How the second reader is given lines; rules read them by their book. */
    private final Normaliser normaliser;

    private final @Nullable SecondLook second;
    private final String version;

    private Guard(RuleBook book, @Nullable SecondLook second, String version) {
        this.book = book;
        this.second = second;
        this.version = version;
        normaliser = Normaliser.shipped();
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

    /** These same rules with a reader beside them who accuses nobody: what it holds likely to violate is a doubt, and what only a shipped word raised and it holds lawful. */
    public Guard doubtedBy(SecondReader reader) {
        var doubts = new SecondLook(
                reader::read, reader.thresholdInShows(), SecondLook.Voice.DOUBTS, book, Sounds.shipped());
        return new Guard(book, doubts, book.version() + "+" + reader.version());
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

    /**
     * This guard on the shipped rules and further pages, in their order.
     *
     * @param edition which of the books made of this shipped one it is; told in the version
     * @throws UnfitRules with all that is wrong with the pages
     */
    public Guard amended(List<RulePage> further, int edition) {
        RuleBook next = RuleBook.of(further, edition);
        String reader = version.substring(book.version().length());
        return new Guard(next, second == null ? null : second.over(next), next.version() + reader);
    }

    /**
     * Runs the tests that stand beside the rules. They are the rules' alone: what the second reader would say is no matter
     * of theirs.
     *
     * @param usual the day of lines that name none, where their rule is in force on it; else it is the rule's first
     */
    public TestRun runTests(LocalDate usual) {
        List<RuleBook.Dated> tests = book.tests(usual);
        var failed = new ArrayList<TestRun.Failed>();
        for (RuleBook.Dated dated : tests) {
            RuleTest test = dated.test();
            Line line = dated.line();
            Verdict actual = byRules(line).stream()
                    .filter(finding -> finding.rule().equals(test.rule()))
                    .map(Finding::verdict)
                    .max(Enum::compareTo)
                    .orElse(Verdict.CLEAR);
            if (actual != test.expected()) {
                failed.add(new TestRun.Failed(test, actual));
            }
        }
        return new TestRun(tests.size(), failed);
    }

    /** The versions of the rule base and of the second reader, to be kept with every judgement. */
    public String version() {
        return version;
    }

    /** What to tell people of a rule as it stood on a day; empty where there is none of that name, or none in force. */
    public Optional<RuleNotice> sheet(String rule, LocalDate day) {
        return book.sheet(rule, day);
    }

    /** The kinds of breach of which some rule has this severity. */
    Set<String> kinds(Severity severity) {
        return book.kinds(severity);
    }

    public Judgement judge(Line line) {
        List<Finding> findings = byRules(line);
        return (second == null
                        ? Judgement.of(findings)
                        : second.judge(line, normaliser.normalise(line.text()), findings))
                .by(version);
    }

    /**
     * Judges what may be said of any of these goods, such as the SKUs of a product: it stands if it is true of one, so the
     * mildest judgement counts, the first among equals. It is judged once and of no goods where there are none.
     */
    public Judged mildest(List<Goods> goods, Said said) {
        Judged mildest = null;
        for (Goods one : goods) {
            Judged judged = judged(said.of(one));
            if (mildest == null
                    || judged.judgement()
                                    .verdict()
                                    .compareTo(mildest.judgement().verdict())
                            < 0) {
                mildest = judged;
            }
            if (mildest.judgement().verdict() == Verdict.CLEAR) {
                return mildest;
            }
        }
        return mildest == null ? judged(said.of(null)) : mildest;
    }

    /**
     * The judgement of a line with what is said only together with the lines before it, and with the lines of the minute
     * before in which a finding of the same kind stands. Nothing that stood is replaced, and nothing is raised twice.
     *
     * <p>The joined text, at most some 300 characters, is searched once for each of the goods that it violates with, and only
     * what lies across a seam is weighed.
     *
     * @param alone of the line by itself
     * @param goods of which any may be spoken of, as in {@link #mildest}
     * @param joined the text of the run-up as a line of these goods
     */
    public Judgement goingOn(Judgement alone, RunUp before, List<Goods> goods, Said joined) {
        List<Finding> added = before.hasWords()
                ? across(before, goods, joined).stream()
                        .filter(finding -> !before.isRaised(finding, alone.findings()))
                        .toList()
                : List.of();
        List<Finding> all = Stream.concat(alone.findings().stream(), added.stream())
                .map(before::goingOn)
                .sorted(IN_READING_ORDER)
                .toList();
        return alone.with(all, added);
    }

    private List<Finding> across(RunUp before, List<Goods> goods, Said joined) {
        List<Finding> mildest = across(before, joined.of(goods.isEmpty() ? null : goods.getFirst()));
        for (int other = 1; other < goods.size() && !mildest.isEmpty(); other++) {
            List<Finding> next = across(before, joined.of(goods.get(other)));
            if (Judgement.of(next).verdict().compareTo(Judgement.of(mildest).verdict()) < 0) {
                mildest = next;
            }
        }
        return mildest;
    }

    /** What stands across a seam of the joined text. The second reader may take back what rules found, and adds nothing. */
    private List<Finding> across(RunUp before, Line line) {
        List<Finding> byRules = acrossByRules(before, line);
        List<Finding> findings = second == null
                        || Judgement.of(byRules).standing().isEmpty()
                ? byRules
                : second.judge(line, normaliser.normalise(line.text()), byRules).findings();
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.CLEAR && isAmong(byRules, finding))
                .map(before::inLine)
                .map(finding -> isLoose(finding, before, line) ? finding.asked() : finding)
                .toList();
    }

    private List<Finding> acrossByRules(RunUp before, Line line) {
        Normal text = book.read(line.text());
        return byRules(line, text, span -> before.isCrossedBy(text.rawFrom(span.from()), text.rawTo(span.to())));
    }

    private static boolean isAmong(List<Finding> byRules, Finding one) {
        return one.doubt() == null
                && byRules.stream()
                        .anyMatch(other -> other.rule().equals(one.rule())
                                && other.from() == one.from()
                                && other.to() == one.to());
    }

    /** Words that a rule would look at with a comma between the lines too may belong to two sentences: they accuse nobody. */
    private boolean isLoose(Finding finding, RunUp before, Line line) {
        if (finding.verdict() != Verdict.VIOLATES || !finding.factsUsed().isEmpty()) {
            return false;
        }
        RunUp paused = before.paused();
        var said = new Line(
                paused.text(), line.channel(), line.speaker(), line.on(), line.goods(), line.before(), line.room());
        return acrossByRules(paused, said).stream()
                .anyMatch(other -> other.rule().equals(finding.rule()));
    }

    private Judged judged(Line line) {
        return new Judged(line, judge(line));
    }

    /** What the second reader is given of a line, for training it. */
    Reading reading(Line line, Sounds sounds) {
        return Reading.of(line, normaliser.normalise(line.text()).toString(), byRules(line), sounds);
    }

    private List<Finding> byRules(Line line) {
        Normal text = book.read(line.text());
        var findings = new ArrayList<>(byRules(line, text, _ -> true));
        if (text.length() > 0) {
            book.ofFactsAlone().forEach(entry -> byFactsAlone(entry, line, text, findings));
        }
        return findings;
    }

    /** Adds what facts prove whatever is said, unless the same rule has found something in the words. */
    private static void byFactsAlone(RuleBook.Entry entry, Line line, Normal text, List<Finding> findings) {
        Rule rule = entry.rule();
        boolean isFound = findings.stream()
                .anyMatch(finding -> finding.rule().equals(rule.id()) && finding.verdict() == Verdict.VIOLATES);
        if (isFound
                || !rule.binds().contains(line.speaker())
                || !entry.candidate().isAbout(line.goods())) {
            return;
        }
        var whole = new Span(0, text.length());
        rule.editionOn(line.on())
                .flatMap(edition -> entry.candidate()
                        .weigh(new Sentence(text, whole), line)
                        .map(ruling -> Finding.of(rule, edition, ruling, text, whole, line)))
                .ifPresent(findings::add);
    }

    /** @param where places of the normalised text that are looked at */
    private List<Finding> byRules(Line line, Normal text, Predicate<Span> where) {
        var findings = new ArrayList<Finding>();
        book.candidatesIn(text).forEach((entry, places) -> {
            Rule rule = entry.rule();
            if (entry.candidate().isAbout(line.goods())) {
                rule.editionOn(line.on()).ifPresent(edition -> {
                    for (Span span : places.found().stream().filter(where).toList()) {
                        rule.weigh(entry.candidate(), new Sentence(text, span), line)
                                .map(ruling -> Finding.of(rule, edition, ruling, text, span, line))
                                .ifPresent(findings::add);
                    }
                    for (Span span : places.heldUp().stream().filter(where).toList()) {
                        Ruling ruling = rule.weighHeldUp(entry.candidate(), line);
                        findings.add(Finding.of(rule, edition, ruling, text, span, line));
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
