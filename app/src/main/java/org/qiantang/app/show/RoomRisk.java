package org.qiantang.app.show;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * How closely to watch a room on air: a sum of parts, each of logged facts. The weights are our proposal, no official
 * measure; they only order the wall and decide nothing.
 */
record RoomRisk(int score, List<Part> parts) {
    /** What was said before that counts no longer. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    /** Measures before that are no history any longer. */
    static final Duration PAST = Duration.ofDays(180);

    /** So long a host may take a line back before it counts as left as it is. */
    private static final Duration TO_CORRECT = Duration.ofSeconds(60);

    private static final Map<String, Integer> SEVERITY = Map.of("S1", 5, "S2", 15, "S3", 30, "S4", 60);
    private static final int MOST_FOUND = 120;
    private static final int MOST_ASKED = 20;
    private static final int MOST_OF_ONE = 40;
    private static final int MOST_PAST = 30;
    private static final int MOST_DETAILS = 3;

    RoomRisk {
        parts = List.copyOf(parts);
    }

    /**
     * A part of the sum.
     *
     * @param why {@code findings}, {@code evidence}, {@code repeats}, {@code uncorrected}, {@code complaints},
     *     {@code counter} or {@code measures}
     * @param points how much it adds
     * @param count of how many things it speaks
     * @param details articles of law, or titles of goods, as they stand
     */
    record Part(String why, int points, int count, List<String> details) {
        Part {
            details = List.copyOf(details);
        }
    }

    static RoomRisk of(RoomFacts facts, Instant now) {
        List<RoomFacts.Found> lately = facts.found().stream()
                .filter(line -> line.at().isAfter(now.minus(WINDOW)))
                .toList();
        var parts = new ArrayList<Part>();
        found(lately, now, parts);
        asked(lately, now, parts);
        repeats(lately, parts);
        uncorrected(lately, now, parts);
        add(parts, "complaints", Math.min(MOST_OF_ONE, 10 * facts.complaints()), facts.complaints(), List.of());
        counter(facts.goods(), parts);
        add(parts, "measures", Math.min(MOST_PAST, 10 * facts.measures()), facts.measures(), List.of());
        return new RoomRisk(parts.stream().mapToInt(Part::points).sum(), parts);
    }

    /** Lines that violate, by the gravest that was found in each; one that the host took back counts half. */
    private static void found(List<RoomFacts.Found> lines, Instant now, List<Part> parts) {
        List<RoomFacts.Found> violating =
                lines.stream().filter(RoomFacts.Found::violates).toList();
        double points = violating.stream()
                .mapToDouble(line -> weight(line.accused()) * fresh(line, now) / (line.corrected() ? 2 : 1))
                .sum();
        add(parts, "findings", capped(points, MOST_FOUND), violating.size(), articles(violating));
    }

    /** What only wants evidence weighs a quarter. */
    private static void asked(List<RoomFacts.Found> lines, Instant now, List<Part> parts) {
        List<RoomFacts.Found> asked =
                lines.stream().filter(line -> !line.violates()).toList();
        double points = asked.stream()
                .mapToDouble(line -> weight(line.findings()) * fresh(line, now) / 4)
                .sum();
        add(parts, "evidence", capped(points, MOST_ASKED), asked.size(), articles(asked));
    }

    /** A rule broken in several lines: each line after the first. */
    private static void repeats(List<RoomFacts.Found> lines, List<Part> parts) {
        var times = new HashMap<String, Integer>();
        var articles = new HashMap<String, String>();
        for (RoomFacts.Found line : lines) {
            if (line.violates()) {
                line.accused().stream()
                        .map(FoundInLine::rule)
                        .distinct()
                        .forEach(rule -> times.merge(rule, 1, Integer::sum));
                line.accused().forEach(one -> articles.put(one.rule(), one.article()));
            }
        }
        int again = times.values().stream().mapToInt(count -> count - 1).sum();
        List<String> what = times.entrySet().stream()
                .filter(rule -> rule.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(rule -> articles.getOrDefault(rule.getKey(), ""))
                .toList();
        add(parts, "repeats", Math.min(MOST_OF_ONE, 8 * again), again, what);
    }

    private static void uncorrected(List<RoomFacts.Found> lines, Instant now, List<Part> parts) {
        List<RoomFacts.Found> left = lines.stream()
                .filter(RoomFacts.Found::isUncorrected)
                .filter(line -> !line.at().isAfter(now.minus(TO_CORRECT)))
                .toList();
        add(parts, "uncorrected", Math.min(MOST_OF_ONE, 5 * left.size()), left.size(), articles(left));
    }

    /** A third of what the riskiest goods on the counter have in the watch over goods. */
    private static void counter(List<RoomFacts.OnCounter> goods, List<Part> parts) {
        List<RoomFacts.OnCounter> risky =
                goods.stream().filter(one -> one.score() > 0).toList();
        int highest = risky.stream().mapToInt(RoomFacts.OnCounter::score).max().orElse(0);
        add(
                parts,
                "counter",
                Math.min(MOST_OF_ONE, highest / 3),
                risky.size(),
                risky.stream().map(RoomFacts.OnCounter::title).toList());
    }

    /** From 1 for a line of this moment down to 0 at the window's end. */
    private static double fresh(RoomFacts.Found line, Instant now) {
        double age = Math.max(0, Duration.between(line.at(), now).toMillis());
        return Math.max(0, 1 - age / WINDOW.toMillis());
    }

    private static int weight(Collection<FoundInLine> findings) {
        return findings.stream()
                .mapToInt(one -> SEVERITY.getOrDefault(one.severity(), 0))
                .max()
                .orElse(0);
    }

    private static int capped(double points, int most) {
        return (int) Math.min(most, Math.round(points));
    }

    private static List<String> articles(List<RoomFacts.Found> lines) {
        return lines.stream()
                .flatMap(line -> line.violates() ? line.accused().stream() : line.findings().stream())
                .map(FoundInLine::article)
                .toList();
    }

    private static void add(List<Part> parts, String why, int points, int count, List<String> details) {
        if (points > 0) {
            Stream<String> shown =
                    details.stream().filter(one -> !one.isEmpty()).distinct().limit(MOST_DETAILS);
            parts.add(new Part(why, points, count, shown.toList()));
        }
    }
}
