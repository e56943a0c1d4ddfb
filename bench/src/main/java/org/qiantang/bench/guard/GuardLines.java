package org.qiantang.bench.guard;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.LabelledLine;
import org.qiantang.engine.guard.Verdict;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code bench guard}: a line's whole decision, by the rules alone, with the second reader, and by a word list; by the
 * guard as rooms have it, with the lines before; and lines of about 30 characters by themselves.
 */
public final class GuardLines implements Measurement {
    private static final String SPEED = "one line after the other, one thread";
    private static final String TRUTH = "what each makes of labelled lines that nobody trained on";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final Figure P50 = new Figure("p50", "µs", 1);
    private static final Figure P99 = new Figure("p99", "µs", 1);
    private static final Figure P999 = new Figure("p99.9", "µs", 1);
    private static final Figure F1 = new Figure("F1", "", 3);
    private static final Figure ALARMS = new Figure("false alarms", "", 3);
    private static final Figure RECALL = new Figure("recall", "", 3);

    /**
     * A side judges a line; true means that it would act on it.
     *
     * @param isLineByLine whether each line is judged by itself, as the labels mean it
     */
    private record Side(String name, Predicate<Labelled> accuses, int times, boolean isLineByLine) {}

    private record Labelled(LabelledLine line, boolean violates) {}

    @Override
    public String name() {
        return "guard";
    }

    @Override
    public String title() {
        return "The guard beside a word list";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.SIDE);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        List<Labelled> lines = lines(plan.home().resolve("engines/guard/corpus"), plan.smoke());
        Guard rules = Guard.load();
        try (var reader = SecondReader.load()) {
            Guard whole = Guard.with(reader);
            var sides = new ArrayList<Side>(lineByLine(rules, whole, plan.smoke()));
            sides.addAll(asOneShow(rules, rules.doubtedBy(reader), plan.smoke()));
            for (Side side : sides) {
                if (side.isLineByLine() && plan.wantsSide(side.name())) {
                    truth(side, lines, report);
                }
            }
            var thirty = ThirtyCharacters.of(
                    lines.stream().map(one -> one.line().line()).toList(), whole, reader, plan.smoke());
            for (int round = 1; round <= plan.rounds(); round++) {
                for (Side side : round % 2 == 1 ? sides : sides.reversed()) {
                    if (plan.wantsSide(side.name())) {
                        report.step("round " + round + ": " + side.name());
                        speed(side, lines, report);
                    }
                }
                thirty.round(round, plan, report);
            }
            report.note(thirty.inWords());
        }
        report.note("Lines: the " + lines.size() + " of the corpus's test part; sensitive-word with the words of "
                + "advertising law beside this class, and all its conversions (width, case, 繁简, digits, repeats).");
        report.note("With the lines before: all lines as if one show's, three seconds from one to the next and all "
                + "about the same; " + goingOn(rules, lines) + " of them go on from words before them.");
    }

    private static List<Side> lineByLine(Guard rules, Guard whole, boolean smoke) throws IOException {
        SensitiveWordBs words = SensitiveWordBs.newInstance()
                .wordDeny(GuardLines::words)
                .ignoreCase(true)
                .ignoreWidth(true)
                .ignoreChineseStyle(true)
                .ignoreNumStyle(true)
                .ignoreRepeat(true)
                .init();
        return List.of(
                new Side(
                        "sensitive-word",
                        one -> words.contains(one.line().line().text()),
                        smoke ? 1 : 60,
                        true),
                new Side(
                        "Qiantang, rules alone",
                        one -> rules.judge(one.line().line()).verdict() == Verdict.VIOLATES,
                        smoke ? 1 : 60,
                        true),
                new Side(
                        "Qiantang, with the second reader",
                        one -> whole.judge(one.line().line()).verdict() == Verdict.VIOLATES,
                        smoke ? 1 : 2,
                        true));
    }

    /** What lies across the seams is weighed by the rules alone, as in rooms. */
    private static List<Side> asOneShow(Guard rules, Guard doubting, boolean smoke) {
        var byRules = new OneShow(rules, rules);
        var inRooms = new OneShow(doubting, rules);
        return List.of(
                new Side(
                        "Qiantang, rules alone, with the lines before",
                        one -> byRules.judge(one.line().line()).verdict() == Verdict.VIOLATES,
                        smoke ? 1 : 60,
                        false),
                new Side(
                        "Qiantang, rules and doubts, with the lines before (as rooms do)",
                        one -> inRooms.judge(one.line().line()).verdict() == Verdict.VIOLATES,
                        smoke ? 1 : 2,
                        false));
    }

    private static long goingOn(Guard rules, List<Labelled> lines) {
        var show = new OneShow(rules, rules);
        lines.forEach(one -> show.judge(one.line().line()));
        return show.goingOn();
    }

    private static void truth(Side side, List<Labelled> lines, Report report) {
        long hit = count(side, lines, true);
        long violating = lines.stream().filter(Labelled::violates).count();
        long accused = count(side, lines, false);
        report.add(TRUTH, side.name(), F1, 2.0 * hit / Math.max(1, hit + violating + accused));
        report.add(TRUTH, side.name(), ALARMS, (double) accused / Math.max(1, lines.size() - violating));
        report.add(TRUTH, side.name(), RECALL, (double) hit / Math.max(1, violating));
    }

    private static long count(Side side, List<Labelled> lines, boolean violates) {
        return lines.stream()
                .filter(line -> line.violates() == violates)
                .filter(side.accuses())
                .count();
    }

    private static void speed(Side side, List<Labelled> lines, Report report) {
        var took = new Histogram(LONGEST_NANOS, 3);
        long accused = lines.stream().filter(side.accuses()).count(); // warms what is compiled late
        for (int time = 0; time < side.times(); time++) {
            for (Labelled line : lines) {
                long begun = System.nanoTime();
                accused += side.accuses().test(line) ? 1 : 0;
                took.recordValue(System.nanoTime() - begun);
            }
        }
        if (accused == 0) {
            report.untrue(side.name() + " found nothing at all");
        }
        report.add(SPEED, side.name(), P50, took.getValueAtPercentile(50) / 1e3);
        report.add(SPEED, side.name(), P99, took.getValueAtPercentile(99) / 1e3);
        report.add(SPEED, side.name(), P999, took.getValueAtPercentile(99.9) / 1e3);
    }

    private static List<Labelled> lines(Path corpus, boolean smoke) throws IOException {
        var lines = new ArrayList<Labelled>();
        try (Stream<Path> files = Files.list(corpus.resolve("test"))) {
            // Beside the lines lie whole shows (.json), which `guard show` measures.
            for (Path file : files.filter(one -> one.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String text : Files.readAllLines(file)) {
                    JsonNode node = JsonMapper.shared().readTree(text);
                    lines.add(new Labelled(
                            LabelledLine.read(node, TODAY),
                            node.path("violates").asBoolean()));
                }
            }
        }
        return smoke ? spread(lines, 240) : lines;
    }

    /** So many of all lines, at even distances: the first ones would all be one author's, of one kind. */
    private static List<Labelled> spread(List<Labelled> lines, int wanted) {
        int count = Math.min(wanted, lines.size());
        return IntStream.range(0, count)
                .mapToObj(i -> lines.get((int) ((long) i * lines.size() / count)))
                .toList();
    }

    private static List<String> words() {
        try (var in = GuardLines.class.getResourceAsStream("words.txt")) {
            if (in == null) {
                throw new IllegalStateException("words.txt: missing beside " + GuardLines.class.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(word -> !word.isBlank() && !word.startsWith("#"))
                    .toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}
