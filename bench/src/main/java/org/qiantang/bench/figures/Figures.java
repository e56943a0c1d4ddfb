package org.qiantang.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Measurement;
import org.qiantang.bench.Option;
import org.qiantang.bench.Plan;
import org.qiantang.bench.Report;
import org.qiantang.bench.Teller;

/** {@code bench figures}: how soon what happened stands in the figures of a show. */
public final class Figures implements Measurement {
    private static final String SIDE = "Qiantang";

    /** What is written, and how fast. */
    private record Setting(Evening.Mix mix, int rate) {
        String inWords() {
            return mix == Evening.Mix.RUSH ? rate + " events/s" : "a crowd at " + rate + "/s";
        }
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(Evening.Mix.RUSH, 1_000),
            new Setting(Evening.Mix.RUSH, 3_000),
            new Setting(Evening.Mix.RUSH, 10_000),
            // With what people did that is counted within events: 10,000 a second.
            new Setting(Evening.Mix.CROWD, 1_350),
            new Setting(Evening.Mix.CROWD, 10_000));

    private static final List<Setting> SMOKED =
            List.of(new Setting(Evening.Mix.RUSH, 500), new Setting(Evening.Mix.CROWD, 500));

    /** A line of the process that measured. */
    private record Told(String name, Figure figure) {}

    private static final List<Told> ALL = List.of(
            new Told("rowsP50", new Figure("in the table of figures, p50", "ms", 0)),
            new Told("rowsP99", new Figure("in the table of figures, p99", "ms", 0)),
            new Told("rowsP999", new Figure("in the table of figures, p99.9", "ms", 0)),
            new Told("screenP50", new Figure("on a screen, p50", "ms", 0)),
            new Told("screenP99", new Figure("on a screen, p99", "ms", 0)),
            new Told("screenP999", new Figure("on a screen, p99.9", "ms", 0)),
            new Told("readP99", new Figure("one reading of the figures, p99", "ms", 0)),
            new Told("readP999", new Figure("one reading of the figures, p99.9", "ms", 0)),
            new Told("furthest", new Figure("events the slowest table is behind at the end", "", 0)),
            new Told("caughtUp", new Figure("all tables have come to what was written then after", "s", 1)));

    @Override
    public String name() {
        return "figures";
    }

    @Override
    public String title() {
        return "Figures: from the journal to the big screen";
    }

    @Override
    public Set<Option> heeds() {
        return Set.of(Option.ROUNDS, Option.ONLY);
    }

    @Override
    public void measure(Plan plan, Report report) throws Exception {
        int shows = plan.smoke() ? 3 : 40;
        int seconds = plan.smoke() ? 4 : 40;
        List<Setting> settings = plan.smoke() ? SMOKED : SETTINGS;
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Setting setting : settings) {
                if (!plan.wants(setting.inWords())) {
                    continue;
                }
                report.step("round " + round + ": " + setting.inWords());
                Path folder = Files.createDirectories(
                        plan.work().resolve("figures-" + round + "-" + setting.mix() + "-" + setting.rate()));
                tell(setting.inWords(), told(folder, shows, setting, seconds), report);
            }
        }
        report.note(shows
                + " shows are open, five of them hot, with half of all orders. Of 100 events 45 are orders, 40 payments and"
                + " 3 holds that ran out, the others talk (five lines an event), likes, and counts of who is there; of a crowd's"
                + " 100 events 9 are orders, 8 payments, 1 a hold that ran out, 20 talk (five lines each), 45 likes (ten each), 12 counts"
                + " of three who came and what they saw and opened: some 741 acts of people, one in eighty an order. They are"
                + " written to the journal at a tenth of the rate for "
                + FiguresHost.WARMING_SECONDS + " s, then at the rate for " + seconds
                + " s, of which the first quarter is not timed; delay counts from when they are on disk.");
        report.note(
                "On a screen: until the answer of the studio's door in which the order is counted, asked every second as the"
                        + " page does, for one of the hot shows.");
        report.note(
                "The whole program with its database, all tables and couriers, and the writing of the events share all cores."
                        + " The sums of orders, payments, lines, likes and entries in the rows are held against what was written.");
    }

    private static void tell(String setting, Map<String, Double> told, Report report) throws IOException {
        for (Told one : ALL) {
            Double value = told.get(one.name());
            if (value == null) {
                throw new IOException(one.name() + ": not told (expected: a figure)");
            }
            report.add(setting, SIDE, one.figure(), value);
        }
        if (told.getOrDefault("untrue", 1.0) != 0) {
            report.untrue(setting + ": " + told.get("untrue")
                    + " sums differ from what was written, or were not seen to the end");
        }
        if (told.getOrDefault("refused", 1.0) != 0) {
            report.untrue(setting + ": " + told.get("refused") + " events were refused");
        }
    }

    private static Map<String, Double> told(Path folder, int shows, Setting setting, int seconds)
            throws IOException, InterruptedException {
        List<String> words = Stream.of(shows, setting.rate(), seconds, setting.mix())
                .map(String::valueOf)
                .collect(Collectors.toList());
        words.addFirst(folder.resolve("data").toString());
        Files.createDirectories(folder.resolve("data"));
        return Teller.run("figures", Cores.all(), folder, FiguresHost.class, words, "untrue");
    }
}
