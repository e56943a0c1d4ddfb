package org.qiantang.app.green;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.qiantang.app.green.FoundRows.Confirmed;
import org.qiantang.event.ShowEvent.FoundInLine;

/** Made-up readings and lines. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");
    private static final List<String> RULES = List.of("AD-01", "AD-02", "PD-01", "VU-01", "MI-01");

    private Samples() {}

    static Span span(long show, long host, int hours) {
        Instant opened = NOON.minus(Duration.ofHours(hours));
        return new Span(show, 1, host, "晚场 " + show, opened, opened, NOON);
    }

    static Scope scope(int hours) {
        Instant from = China.start(DAY.minusDays(29));
        Instant until = China.start(DAY.plusDays(1));
        return new Scope(Kind.SHOP, 1, DAY, from, until, NOON, List.of(span(1, 2, hours)));
    }

    static Confirmed line(long id, String rule, String severity, boolean corrected) {
        return line(
                id,
                List.of(new FoundInLine(
                        rule, "category", "第九条", 0, 2, severity, "A2", "不可以", null, null, null, null, null)),
                corrected);
    }

    static Confirmed line(long id, List<FoundInLine> findings, boolean corrected) {
        return new Confirmed(1, id, NOON, "全网第一", findings, corrected, NOON, true, null);
    }

    static Confirmed line(long id, SplittableRandom random) {
        return line(id, RULES.get(random.nextInt(RULES.size())), "S" + (1 + random.nextInt(4)), random.nextBoolean());
    }

    static Confirmed bySilence(Confirmed line) {
        return new Confirmed(
                line.showId(),
                line.lineId(),
                line.at(),
                line.text(),
                line.findings(),
                line.corrected(),
                line.confirmedAt(),
                false,
                line.repairedAt());
    }

    static Confirmed repaired(Confirmed line, Instant at) {
        return new Confirmed(
                line.showId(),
                line.lineId(),
                line.at(),
                line.text(),
                line.findings(),
                line.corrected(),
                line.confirmedAt(),
                line.byOfficer(),
                at);
    }

    /** Counts of any size, among them none at all and ones that cannot be. */
    static Map<String, Reading> anything(Scheme scheme, SplittableRandom random) {
        Map<String, Reading> readings = new HashMap<>();
        for (Indicator one : scheme.indicators()) {
            Map<String, Exact> counts = new HashMap<>();
            one.counting()
                    .variables()
                    .forEach(name -> counts.put(name, Exact.of(random.nextInt(12), 1 + random.nextInt(3))));
            switch (random.nextInt(5)) {
                case 0 -> readings.put(one.id(), new Reading.NotComputed(Said.NONE));
                case 1 -> readings.put(one.id(), new Reading.NoOccasion(Said.NONE));
                case 2 -> {}
                case 3, 4 -> readings.put(one.id(), new Reading.Counted(counts, Map.of(), List.of()));
                default -> throw new IllegalStateException("more cases than expected");
            }
        }
        return readings;
    }

    /** Counts that give an indicator all of its points. */
    static Reading best(Indicator one) {
        return extreme(one, Exact.of(one.points()));
    }

    /** Counts that give it none. */
    static Reading worst(Indicator one) {
        return extreme(one, Exact.ZERO);
    }

    private static Reading extreme(Indicator one, Exact wanted) {
        Indicator.Counting counting = one.counting();
        List<String> names = List.copyOf(counting.variables());
        for (int choice = 0; choice < 1 << names.size(); choice++) {
            Map<String, Exact> counts = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                counts.put(names.get(i), Exact.of(choice >> i & 1));
            }
            Exact points = counting.points(counts);
            if (points != null && points.compareTo(wanted) == 0) {
                return new Reading.Counted(counts, Map.of(), List.of());
            }
        }
        throw new IllegalStateException("indicator: " + one.id() + " (expected: counts of 0 and 1 for " + wanted + ")");
    }
}
