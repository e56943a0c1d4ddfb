package org.qiantang.engine.recommend.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of a run: what was measured, on what, with which settings; printed as they come, kept for the JSON. */
final class Report {
    /**
     * @param trainSeconds training with the chosen settings, without the search for them
     * @param p50Micros one answer: scores of all candidates, and the best of them picked
     */
    record Line(
            String protocol,
            String model,
            Map<String, Figures.Interval> metrics,
            double trainSeconds,
            double p50Micros,
            double p99Micros,
            long heapMiB,
            String settings) {}

    private final PrintStream out;
    private final PrintStream progress;
    private final List<Line> lines = new ArrayList<>();
    private final long begun = System.nanoTime();

    Report(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
        out.println("| protocol | model | figures (95 % interval) | train | p50 / p99 | heap | settings |");
        out.println("| --- | --- | --- | ---: | ---: | ---: | --- |");
        out.flush();
    }

    List<Line> lines() {
        return List.copyOf(lines);
    }

    void say(String words) {
        progress.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(begun), words);
        progress.flush();
    }

    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    void add(
            String protocol,
            String model,
            Map<String, double[]> metrics,
            double trainSeconds,
            double[] micros,
            String settings) {
        Map<String, Figures.Interval> intervals = new LinkedHashMap<>();
        metrics.forEach((name, values) -> intervals.put(name, Figures.interval(values, 1)));
        Runtime runtime = Runtime.getRuntime();
        var line = new Line(
                protocol,
                model,
                intervals,
                trainSeconds,
                Figures.quantile(micros, 0.5),
                Figures.quantile(micros, 0.99),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                settings);
        lines.add(line);
        var figures = new StringBuilder();
        intervals.forEach((name, one) -> figures.append(
                String.format(Locale.ROOT, "%s %.4f (%.4f–%.4f) ", name, one.mean(), one.low(), one.high())));
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s| %.1f s | %.2f / %.2f ms | %d MiB | %s |%n",
                protocol,
                model,
                figures,
                trainSeconds,
                line.p50Micros() / 1000,
                line.p99Micros() / 1000,
                line.heapMiB(),
                settings);
        out.flush();
    }
}
