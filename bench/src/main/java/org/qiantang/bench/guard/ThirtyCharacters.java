package org.qiantang.bench.guard;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.meaning.SecondReader;

/**
 * Lines of about 30 characters, which the second reader is meant to read within 15 ms: one reading of the words alone, one
 * with all that is known beside them, and the whole decision. A line in which something is found is read again clause by
 * clause, so that lines which were read once are told apart.
 */
final class ThirtyCharacters {
    private static final String SPEED = "lines of 25 to 35 characters, one after the other, one thread";
    private static final int FEWEST = 25;
    private static final int MOST = 35;

    /** What the reader is given beside a line of which nothing is known. */
    private static final String NOTHING_KNOWN = "口播主播 ; 商品未知";

    private static final int WARMING = 50;
    private static final int SMOKE = 40;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final Figure MEAN = new Figure("mean", "ms", 2);
    private static final Figure P50 = new Figure("p50", "ms", 2);
    private static final Figure P99 = new Figure("p99", "ms", 2);

    /** @param likely how likely, 0..1, it holds a line to violate: what is timed */
    private record Side(String name, List<Line> lines, ToDoubleFunction<Line> likely) {}

    private final List<Side> sides;

    private ThirtyCharacters(List<Side> sides) {
        this.sides = sides;
    }

    /**
     * Those of the lines that are about 30 characters long.
     *
     * @param whole judges by rules and by this reader
     */
    static ThirtyCharacters of(List<Line> lines, Guard whole, SecondReader reader, boolean smoke) {
        List<Line> about = lines.stream()
                .filter(line -> isAboutThirty(line.text()))
                .limit(smoke ? SMOKE : Long.MAX_VALUE)
                .toList();
        // Below the threshold nothing is found, so that no clause of it is read by itself; what a fact proves is at 1.
        List<Line> readOnce = about.stream()
                .filter(line -> whole.judge(line).probability() < reader.threshold())
                .toList();
        return new ThirtyCharacters(List.of(
                new Side(
                        "Qiantang, one reading of the words alone",
                        about,
                        line -> reader.read(line.text(), NOTHING_KNOWN).violates()),
                new Side(
                        "Qiantang, rules and one reading with what is known",
                        readOnce,
                        line -> whole.judge(line).probability()),
                new Side(
                        "Qiantang, the whole decision, clauses among it",
                        about,
                        line -> whole.judge(line).probability())));
    }

    private static boolean isAboutThirty(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= FEWEST && length <= MOST;
    }

    /** All sides that are wanted, in turn: in even rounds the last one first. */
    void round(int round, Plan plan, Report report) {
        for (Side side : round % 2 == 1 ? sides : sides.reversed()) {
            if (plan.wantsSide(side.name())) {
                report.step("round " + round + ": about 30 characters: " + side.name());
                speed(side, report);
            }
        }
    }

    private static void speed(Side side, Report report) {
        var took = new Histogram(LONGEST_NANOS, 3);
        double likely =
                side.lines().stream().limit(WARMING).mapToDouble(side.likely()).sum();
        for (Line line : side.lines()) {
            long begun = System.nanoTime();
            likely += side.likely().applyAsDouble(line);
            took.recordValue(System.nanoTime() - begun);
        }
        if (likely == 0) {
            report.untrue(side.name() + " read nothing at all");
        }
        report.add(SPEED, side.name(), MEAN, took.getMean() / 1e6);
        report.add(SPEED, side.name(), P50, took.getValueAtPercentile(50) / 1e6);
        report.add(SPEED, side.name(), P99, took.getValueAtPercentile(99) / 1e6);
    }

    /** What the rows are of, for under the tables. */
    String inWords() {
        return "About 30 characters: " + sides.getFirst().lines().size() + " of the lines, "
                + sides.get(1).lines().size() + " of which are read once; the words alone are given to the reader with "
                + "no goods and no facts beside them.";
    }
}
