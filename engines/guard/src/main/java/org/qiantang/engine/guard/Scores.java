package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * How well judgements agree with labels. {@code needs_evidence} counts as not violating and is told apart, so that
 * asking for proof neither earns nor costs anything.
 */
final class Scores {
    private static final int TENTHS = 10;

    /** One line: its labels, and what was said of it. */
    private record Row(boolean violates, String category, String evasion, Verdict said, double probability) {
        boolean accused() {
            return said == Verdict.VIOLATES;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /** Takes a line into account if it is labelled. */
    void add(JsonNode node, Judgement judgement) {
        if (node.path("violates").isBoolean()) {
            rows.add(new Row(
                    node.path("violates").asBoolean(),
                    node.path("category").asString("none"),
                    node.path("evasion").asString("none"),
                    judgement.verdict(),
                    judgement.probability()));
        }
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

    double recall() {
        return ratio(count(true, true), count(true, true) + count(true, false));
    }

    /** Recall over the violating lines that use an evasion. */
    double evasiveRecall() {
        return recallOf(rows.stream()
                .filter(row -> row.violates() && !row.evasion().equals("none"))
                .toList());
    }

    /** For people to read: the figures, then recall by kind and by evasion, then calibration by tenths. */
    List<String> inWords() {
        var words = new ArrayList<String>();
        words.add(String.format(
                Locale.ROOT, "%d labelled lines, %d violate", rows.size(), count(true, true) + count(true, false)));
        words.add(String.format(
                Locale.ROOT,
                "F1 %.3f · false alarms %.3f · precision %.3f · recall %.3f · evasive recall %.3f",
                f1(),
                falseAlarms(),
                ratio(count(true, true), count(true, true) + count(false, true)),
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
        words.add("calibration, said → found: " + calibration());
        return words;
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
        return rows.stream()
                .filter(row -> row.violates() == violates && row.accused() == accused)
                .count();
    }

    private static double ratio(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
