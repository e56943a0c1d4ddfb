package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * How findings over whole shows agree with labels. A labelled finding is met by one of its kind that shares a line with it; a
 * finding is false if none of its lines is labelled, and a line if it is not, whatever finding it was joined to.
 */
final class ShowScores {
    private int expected;
    private int met;
    private int correctionsExpected;
    private int correctionsMet;
    private int falseFindings;
    private int falseLines;
    private int falseFindingsInLawful;
    private int falseLinesInLawful;
    private double seconds;
    private double lawfulSeconds;

    /** Takes a show into account if it is labelled. */
    void add(JsonNode show, Stretch stretch, List<Watch.Stand> stands) {
        if (!show.path("findings").isArray() || stretch.said().isEmpty()) {
            return;
        }
        List<Watch.Stand> violating = stands.stream()
                .filter(stand -> stand.finding().verdict() == Verdict.VIOLATES)
                .toList();
        var labelled = new TreeSet<Integer>();
        for (JsonNode finding : show.path("findings")) {
            if (finding.path("verdict").asString("violates").equals("violates")) {
                Set<Integer> lines = lines(finding);
                labelled.addAll(lines);
                expect(finding, lines, violating);
            }
        }
        count(show.path("findings").isEmpty(), stretch.said().getLast().at(), labelled, violating);
    }

    private void expect(JsonNode finding, Set<Integer> lines, List<Watch.Stand> violating) {
        String category = TrainingSheet.countedAs(finding.path("category").asString(""));
        List<Watch.Stand> meeting = violating.stream()
                .filter(stand -> stand.finding().category().equals(category))
                .filter(stand -> stand.lines().stream().anyMatch(lines::contains))
                .toList();
        expected++;
        met += meeting.isEmpty() ? 0 : 1;
        if (finding.path("corrected_at").isNumber()) {
            correctionsExpected++;
            correctionsMet += meeting.stream().anyMatch(stand -> stand.correctedAt() != null) ? 1 : 0;
        }
    }

    private void count(boolean isLawful, double length, Set<Integer> labelled, List<Watch.Stand> violating) {
        int findings = (int) violating.stream()
                .filter(stand -> stand.lines().stream().noneMatch(labelled::contains))
                .count();
        int lines = (int) violating.stream()
                .flatMap(stand -> stand.lines().stream())
                .filter(line -> !labelled.contains(line))
                .distinct()
                .count();
        seconds += length;
        falseFindings += findings;
        falseLines += lines;
        if (isLawful) {
            lawfulSeconds += length;
            falseFindingsInLawful += findings;
            falseLinesInLawful += lines;
        }
    }

    private static Set<Integer> lines(JsonNode finding) {
        var lines = new TreeSet<Integer>();
        finding.path("lines").forEach(line -> lines.add(line.asInt()));
        return lines;
    }

    /** For people to read; nothing where no show was labelled. */
    List<String> inWords() {
        var words = new ArrayList<String>();
        if (seconds > 0) {
            words.add("labelled findings met, kind and line: " + met + " of " + expected + "; corrections seen: "
                    + correctionsMet + " of " + correctionsExpected);
            words.add(falsely("all shows", falseFindings, falseLines, seconds));
            words.add(falsely("lawful shows", falseFindingsInLawful, falseLinesInLawful, lawfulSeconds));
        }
        return words;
    }

    private static String falsely(String where, int findings, int lines, double seconds) {
        return String.format(
                Locale.ROOT,
                "%s: %d false findings over %d lines in %.1f minutes",
                where,
                findings,
                lines,
                seconds / 60);
    }
}
