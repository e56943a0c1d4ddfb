package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * How well judgements agree with labels. {@code needs_evidence} counts as not violating and is told apart, so that
 * asking for proof neither earns nor costs anything.
 */
final class Scores {
    private static final int TENTHS = 10;

    /**
     * One line: its labels, and what was said of it.
     *
     * @param category as it is labelled
     * @param kinds the categories that a fair reader would accept, by the names under which findings are counted
     * @param accusedOf the kinds of the findings that violate
     */
    private record Row(
            boolean violates,
            String category,
            Set<String> kinds,
            String evasion,
            Verdict said,
            Set<String> accusedOf,
            double probability) {
        boolean accused() {
            return said == Verdict.VIOLATES;
        }

        boolean isOf(String kind) {
            return violates && TrainingSheet.countedAs(category).equals(kind);
        }
    }

    /**
     * How lines fared: {@code right} of those accused, {@code found} of those that violate; the two differ where a label
     * accepts several kinds. Falsely accused are lawful lines alone.
     */
    private record Tally(long right, long accused, long found, long violating, long falsely, long lawful) {
        String inWords() {
            double precision = ratio(right, accused);
            double recall = ratio(found, violating);
            return String.format(
                    Locale.ROOT,
                    "precision %.2f of %d, recall %.2f of %d, F1 %.2f, false alarms %.3f of %d",
                    precision,
                    accused,
                    recall,
                    violating,
                    precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall),
                    ratio(falsely, lawful),
                    lawful);
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** Takes a line into account if it is labelled. */
    void add(JsonNode node, Judgement judgement) {
        if (node.path("violates").isBoolean()) {
            rows.add(new Row(
                    node.path("violates").asBoolean(),
                    node.path("category").asString("none"),
                    kinds(node),
                    node.path("evasion").asString("none"),
                    judgement.verdict(),
                    accusedOf(judgement),
                    judgement.probability()));
        }
    }

    private static Set<String> kinds(JsonNode node) {
        var kinds = new TreeSet<String>();
        kinds.add(TrainingSheet.countedAs(node.path("category").asString("none")));
        node.path("also").forEach(other -> kinds.add(TrainingSheet.countedAs(other.asString(""))));
        return kinds;
    }

    private static Set<String> accusedOf(Judgement judgement) {
        return judgement.findings().stream()
                .filter(finding -> finding.verdict() == Verdict.VIOLATES)
                .map(Finding::category)
                .collect(Collectors.toSet());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    double f1() {
        long hit = count(true, true);
        return ratio(2 * hit, 2 * hit + count(true, false) + count(false, true));
    }

    double falseAlarms() {
        return ratio(count(false, true), count(false, true) + count(false, false));
    }

    double precision() {
        return ratio(count(true, true), count(true, true) + count(false, true));
    }

    double recall() {
        return ratio(count(true, true), count(true, true) + count(true, false));
    }

    /** Recall over the violating lines that use an evasion. */
    double evasiveRecall() {
        return recallOf(rows.stream()
                .filter(row -> row.violates() && !row.evasion().equals("none"))
                .toList());
    }

    /** For people to read: the figures, then recall and more by kind and by evasion, then calibration by tenths. */
    List<String> inWords() {
        var words = new ArrayList<String>();
        words.add(String.format(
                Locale.ROOT, "%d labelled lines, %d violate", rows.size(), count(true, true) + count(true, false)));
        words.add(String.format(
                Locale.ROOT,
                "F1 %.3f · false alarms %.3f · precision %.3f · recall %.3f · evasive recall %.3f",
                f1(),
                falseAlarms(),
                precision(),
                recall(),
                evasiveRecall()));
        long asked = rows.stream()
                .filter(row -> row.said() == Verdict.NEEDS_EVIDENCE)
                .count();
        long askedRightly = rows.stream()
                .filter(row -> row.said() == Verdict.NEEDS_EVIDENCE && row.violates())
                .count();
        words.add(String.format(
                Locale.ROOT, "needs evidence: %d, of which %d violate by their label", asked, askedRightly));
        words.add("recall by category: " + recallBy(Row::category));
        words.add("recall by evasion: " + recallBy(Row::evasion));
        words.add("under its own kind: " + byKind());
        words.add("by evasion: " + byEvasion());
        words.add("calibration, said → found: " + calibration());
        return words;
    }

    /** Where accused of a kind counts as found only for lines of that kind. */
    private String byKind() {
        var kinds = new TreeSet<String>();
        rows.forEach(row -> {
            kinds.addAll(row.accusedOf());
            if (row.violates()) {
                kinds.add(TrainingSheet.countedAs(row.category()));
            }
        });
        return kinds.stream()
                .map(kind -> kind + " " + tallyOf(kind).inWords())
                .reduce((a, b) -> a + "; " + b)
                .orElse("none");
    }

    private Tally tallyOf(String kind) {
        List<Row> accused =
                rows.stream().filter(row -> row.accusedOf().contains(kind)).toList();
        return new Tally(
                accused.stream()
                        .filter(row -> row.violates() && row.kinds().contains(kind))
                        .count(),
                accused.size(),
                accused.stream().filter(row -> row.isOf(kind)).count(),
                rows.stream().filter(row -> row.isOf(kind)).count(),
                accused.stream().filter(row -> !row.violates()).count(),
                rows.stream().filter(row -> !row.violates()).count());
    }

    /** Of the lines that use it, lawful ones among them; whatever they were accused of. */
    private String byEvasion() {
        TreeMap<String, List<Row>> groups =
                rows.stream().collect(Collectors.groupingBy(Row::evasion, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> group.getKey() + " " + tallyOf(group.getValue()).inWords())
                .reduce((a, b) -> a + "; " + b)
                .orElse("none");
    }

    private static Tally tallyOf(List<Row> group) {
        long right = count(group, true, true);
        long falsely = count(group, false, true);
        long violating = right + count(group, true, false);
        return new Tally(right, right + falsely, right, violating, falsely, group.size() - violating);
    }

    private String recallBy(Function<Row, String> kind) {
        var groups = new TreeMap<String, List<Row>>();
        rows.stream()
                .filter(Row::violates)
                .forEach(row -> groups.computeIfAbsent(kind.apply(row), _ -> new ArrayList<>())
                        .add(row));
        return groups.entrySet().stream()
                .map(group -> String.format(
                        Locale.ROOT,
                        "%s %.2f (%d)",
                        group.getKey(),
                        recallOf(group.getValue()),
                        group.getValue().size()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    private String calibration() {
        var tenths = new TreeMap<Integer, List<Row>>();
        rows.forEach(row -> tenths.computeIfAbsent(
                        Math.min(TENTHS - 1, (int) (row.probability() * TENTHS)), _ -> new ArrayList<>())
                .add(row));
        return tenths.values().stream()
                .map(group -> String.format(
                        Locale.ROOT,
                        "%.2f → %.2f (%d)",
                        group.stream().mapToDouble(Row::probability).average().orElse(0),
                        ratio(group.stream().filter(Row::violates).count(), group.size()),
                        group.size()))
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }

    private static double recallOf(List<Row> violating) {
        return ratio(violating.stream().filter(Row::accused).count(), violating.size());
    }

    private long count(boolean violates, boolean accused) {
        return count(rows, violates, accused);
    }

    private static long count(List<Row> of, boolean violates, boolean accused) {
        return of.stream()
                .filter(row -> row.violates() == violates && row.accused() == accused)
                .count();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
