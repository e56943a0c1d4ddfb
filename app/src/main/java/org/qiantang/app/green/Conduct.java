package org.qiantang.app.green;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qiantang.app.green.FoundRows.Confirmed;
import org.qiantang.app.green.FoundRows.Counts;
import org.qiantang.app.green.Score.VetoMark;
import org.qiantang.app.green.Score.VetoState;
import org.qiantang.event.ShowEvent.FoundInLine;

/**
 * What confirmed findings say of conduct. An officer judges a line, so a line counts once, at the gravest thing that the rules found
 * in it; what only the reader of the meaning doubted counts where nothing else was found.
 */
final class Conduct {
    private static final Duration OBJECT_WITHIN = Duration.ofDays(7);
    private static final Said OBJECT_DAYS = Said.same(Long.toString(OBJECT_WITHIN.toDays()));
    private static final int QUOTED = 24;

    private Conduct() {}

    /** What the lines say of the four indicators that follow from findings alone. */
    static Map<String, Reading> readings(List<Confirmed> confirmed, Counts counts, Scope scope) {
        Exact hours = Span.hours(scope.liveSeconds());
        return Map.of(
                "GR-B1", breaches(confirmed, hours),
                "GR-B2", corrections(counts),
                "GR-B7", ofRule("VU-01", confirmed, hours),
                "GR-B8", ofRule("PD-01", confirmed, hours));
    }

    /** Silence confirms what costs points; a veto takes an officer. */
    static VetoMark gravest(Scheme.Veto veto, List<Confirmed> confirmed, Scope scope) {
        List<Confirmed> worst = confirmed.stream()
                .filter(Confirmed::byOfficer)
                .filter(line -> severity(line).equals("S4"))
                .filter(line -> bears(line, scope))
                .toList();
        if (worst.isEmpty()) {
            return new VetoMark(
                    veto.id(),
                    VetoState.CLEAR,
                    new Said("窗口内没有治理员确认的 S4。", "No S4 in the window was confirmed by an officer."),
                    List.of());
        }
        Confirmed last = worst.getLast();
        FoundInLine found = gravest(last);
        Said words = veto.explain()
                .filled(Map.of(
                        "date", Said.same(China.minute(last.at())),
                        "finding", Said.same(found.rule()),
                        "article", Said.same(found.article()),
                        "confirmed", Said.same(China.day(last.confirmedAt()).toString())));
        return new VetoMark(
                veto.id(),
                VetoState.STANDS,
                words,
                worst.stream()
                        .map(line -> behind(line, Said.same("")))
                        .limit(Reading.Counted.MOST_BEHIND)
                        .toList());
    }

    /** After the repair was found good, the next period is free of it. */
    private static boolean bears(Confirmed line, Scope scope) {
        Instant repaired = line.repairedAt();
        return repaired == null || !China.day(repaired).isBefore(scope.day());
    }

    private static Reading breaches(List<Confirmed> confirmed, Exact hours) {
        List<Confirmed> grave = confirmed.stream()
                .filter(line -> severity(line).equals("S2") || severity(line).equals("S3"))
                .toList();
        long s2 = grave.stream().filter(line -> severity(line).equals("S2")).count();
        long corrected = grave.stream()
                .filter(line -> severity(line).equals("S2") && line.corrected())
                .count();
        Map<String, Long> byRule = new HashMap<>();
        grave.forEach(line -> byRule.merge(gravest(line).rule(), severity(line).equals("S3") ? 3L : 1L, Long::sum));
        String top = byRule.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
        Said article = grave.stream()
                .map(Conduct::gravest)
                .filter(found -> found.rule().equals(top))
                .findFirst()
                .map(found -> Said.same(found.article()))
                .orElse(Said.NONE);
        return new Reading.Counted(
                Map.of(
                        "s2", Exact.of(s2),
                        "s3", Exact.of(grave.size() - s2),
                        "corrected", Exact.of(corrected),
                        "hours_live", hours),
                Map.of(
                        "top_rule", top.isEmpty() ? Said.NONE : Said.same(top),
                        "article", article,
                        "object_days", OBJECT_DAYS),
                grave.stream().map(Conduct::counted).toList());
    }

    private static Reading corrections(Counts counts) {
        return new Reading.Counted(
                Map.of("warnings", Exact.of(counts.warnings()), "corrected", Exact.of(counts.corrected())),
                Map.of(),
                List.of());
    }

    private static Reading ofRule(String rule, List<Confirmed> confirmed, Exact hours) {
        List<Confirmed> these = confirmed.stream()
                .filter(line -> weighing(line)
                        .anyMatch(found ->
                                found.rule().equals(rule) && Set.of("S2", "S3").contains(found.severity())))
                .toList();
        Said example = these.isEmpty() ? Said.NONE : quote(these.getLast());
        return new Reading.Counted(
                Map.of("count", Exact.of(these.size()), "hours_live", hours),
                Map.of("example", example),
                these.stream().map(Conduct::counted).toList());
    }

    private static Behind counted(Confirmed line) {
        return behind(line, line.corrected() ? new Said("，60 秒内更正", ", corrected within 60 s") : Said.same(""));
    }

    private static Behind behind(Confirmed line, Said more) {
        FoundInLine found = gravest(line);
        Said quoted = quote(line);
        String head = China.minute(line.at()) + " " + found.rule() + " " + found.severity() + " ";
        return new Behind(
                Behind.What.FINDING,
                line.lineId(),
                line.showId(),
                new Said(head + quoted.zh() + more.zh(), head + quoted.en() + more.en()));
    }

    private static Said quote(Confirmed line) {
        String text = line.text();
        String cut = text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
        return new Said("「" + cut + "」", "“" + cut + "”");
    }

    static String severity(Confirmed line) {
        return gravest(line).severity();
    }

    /** Severities are S1 to S4. */
    private static FoundInLine gravest(Confirmed line) {
        return weighing(line)
                .max(Comparator.comparing(FoundInLine::severity))
                .orElseThrow(() -> new IllegalStateException("findings: none (expected: one) line=" + line.lineId()));
    }

    /** What accuses; doubts where nothing does. */
    private static Stream<FoundInLine> weighing(Confirmed line) {
        boolean ruled = line.findings().stream().anyMatch(found -> found.doubtPercent() == null);
        return line.findings().stream().filter(found -> !ruled || found.doubtPercent() == null);
    }
}
