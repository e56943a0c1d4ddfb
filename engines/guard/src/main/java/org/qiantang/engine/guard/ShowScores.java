package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How findings over whole shows agree with labels. A labelled finding is met by one of its kind that shares a line with it; a
 * finding is false if none of its lines is labelled, and a line if it is not, whatever finding it was joined to.
 *
 * <p>Labels name no severity: what is grave among them goes by the kinds of which some rule is grave (S4).
 */
final class ShowScores {
    private static final double HOUR = 3600;

    /** A labelled finding: whether one of its kind met it, and whether such a one was grave. */
    private record Label(String kind, boolean isMet, boolean isMetByGrave) {}

    private final Set<String> graveKinds;
    private final List<Label> labels = new ArrayList<>();
    private int correctionsExpected;
    private int correctionsMet;
    private int falseFindings;
    private int falseLines;
    private int falseFindingsInLawful;
    private int falseLinesInLawful;
    private int falseGraveInLawful;
    private int askedInLawful;
    private double seconds;
    private double lawfulSeconds;

    /** @param graveKinds kinds of breach of which some rule is grave */
    ShowScores(Set<String> graveKinds) {
        this.graveKinds = Set.copyOf(graveKinds);
    }

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
        boolean isLawful = show.path("findings").isEmpty();
        count(isLawful, stretch.said().getLast().at(), labelled, violating);
        askedInLawful += isLawful ? stands.size() - violating.size() : 0;
    }

    private void expect(JsonNode finding, Set<Integer> lines, List<Watch.Stand> violating) {
        String category = TrainingSheet.countedAs(finding.path("category").asString(""));
        List<Watch.Stand> meeting = violating.stream()
                .filter(stand -> stand.finding().category().equals(category))
                .filter(stand -> stand.lines().stream().anyMatch(lines::contains))
                .toList();
        labels.add(new Label(category, !meeting.isEmpty(), meeting.stream().anyMatch(ShowScores::isGrave)));
        if (finding.path("corrected_at").isNumber()) {
            correctionsExpected++;
            correctionsMet += meeting.stream().anyMatch(stand -> stand.correctedAt() != null) ? 1 : 0;
        }
    }

    private void count(boolean isLawful, double length, Set<Integer> labelled, List<Watch.Stand> violating) {
        List<Watch.Stand> falsely = violating.stream()
                .filter(stand -> stand.lines().stream().noneMatch(labelled::contains))
                .toList();
        int lines = (int) violating.stream()
                .flatMap(stand -> stand.lines().stream())
                .filter(line -> !labelled.contains(line))
                .distinct()
                .count();
        seconds += length;
        falseFindings += falsely.size();
        falseLines += lines;
        if (isLawful) {
            lawfulSeconds += length;
            falseFindingsInLawful += falsely.size();
            falseLinesInLawful += lines;
            falseGraveInLawful +=
                    (int) falsely.stream().filter(ShowScores::isGrave).count();
        }
    }

    private static boolean isGrave(Watch.Stand stand) {
        return stand.finding().severity() == Severity.S4;
    }

    private static Set<Integer> lines(JsonNode finding) {
        var lines = new TreeSet<Integer>();
        finding.path("lines").forEach(line -> lines.add(line.asInt()));
        return lines;
    }

    /** In shows that are lawful throughout; 0 where there was none. */
    double falseFindingsPerLawfulHour() {
        return perLawfulHour(falseFindingsInLawful);
    }

    /** The share, 0..1, of labelled findings that were met; 0 where none was labelled. */
    double recall() {
        return share(labels);
    }

    /** The same of those whose kind has a grave rule. */
    double graveRecall() {
        return share(grave());
    }

    private List<Label> grave() {
        return labels.stream()
                .filter(label -> graveKinds.contains(label.kind()))
                .toList();
    }

    private static long met(List<Label> of) {
        return of.stream().filter(Label::isMet).count();
    }

    private static double share(List<Label> of) {
        return of.isEmpty() ? 0 : (double) met(of) / of.size();
    }

    private double perLawfulHour(int count) {
        return lawfulSeconds == 0 ? 0 : count * HOUR / lawfulSeconds;
    }

    /** For people to read; nothing where no show was labelled. */
    List<String> inWords() {
        var words = new ArrayList<String>();
        if (seconds > 0) {
            words.add("labelled findings met, kind and line: " + met(labels) + " of " + labels.size()
                    + "; corrections seen: " + correctionsMet + " of " + correctionsExpected);
            words.add(falsely("all shows", falseFindings, falseLines, seconds));
            words.add(falsely("lawful shows", falseFindingsInLawful, falseLinesInLawful, lawfulSeconds));
            words.add(String.format(
                    Locale.ROOT,
                    "lawful shows, an hour: %.1f false findings, %.1f of them grave (S4)",
                    falseFindingsPerLawfulHour(),
                    perLawfulHour(falseGraveInLawful)));
            List<Label> grave = grave();
            words.add("of kinds with a grave rule: " + met(grave) + " of " + grave.size() + " met, "
                    + grave.stream().filter(Label::isMetByGrave).count() + " of them by a grave finding");
            words.add("met by kind: " + metByKind());
            words.add(String.format(
                    Locale.ROOT,
                    "lawful shows, an hour: %.1f times evidence is asked for",
                    perLawfulHour(askedInLawful)));
        }
        return words;
    }

    private String metByKind() {
        TreeMap<String, List<Label>> kinds =
                labels.stream().collect(Collectors.groupingBy(Label::kind, TreeMap::new, Collectors.toList()));
        return kinds.entrySet().stream()
                .map(kind -> kind.getKey() + " " + met(kind.getValue()) + " of "
                        + kind.getValue().size())
                .collect(Collectors.joining(", "));
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
