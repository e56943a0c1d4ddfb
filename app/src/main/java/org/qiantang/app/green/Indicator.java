package org.qiantang.app.green;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One indicator of the scheme: its points, its formula, and its sentences. What is odd in it stops the program at its start. */
record Indicator(
        String id,
        String zh,
        String en,
        int points,
        String dimension,
        String heading,
        String party,
        String formulaZh,
        String formulaEn,
        String expression,
        @Nullable Map<String, String> let,
        List<Need> needs,
        String explainZh,
        String explainEn,
        String winBackZh,
        String winBackEn,
        List<String> placeholders,
        String mark) {
    Indicator {
        let = let == null ? Map.of() : Map.copyOf(let);
        needs = List.copyOf(needs);
        placeholders = List.copyOf(placeholders);
        if (points < 1) {
            throw new IllegalArgumentException(id + " points: " + points + " (expected: 1 at least)");
        }
        if (!mark.equals("proposal")) {
            throw new IllegalArgumentException(id + " mark: " + mark + " (expected: proposal)");
        }
        requireSame(id, placeholders, explainZh + winBackZh);
        requireSame(id, placeholders, explainEn + winBackEn);
    }

    /** Something that must be on record first. */
    record Need(String kind, String name, String state) {}

    Said name() {
        return new Said(zh, en);
    }

    Said explain() {
        return new Said(explainZh, explainEn);
    }

    Said winBack() {
        return new Said(winBackZh, winBackEn);
    }

    /** Its formulas, ready to count with. */
    Counting counting() {
        Map<String, Formula> lets = new LinkedHashMap<>();
        if (let != null) {
            let.forEach((name, text) -> lets.put(name, Formula.of(text)));
        }
        return new Counting(Formula.of(expression), lets);
    }

    /** An indicator's formula with the formulas that stand for its short names. */
    record Counting(Formula expression, Map<String, Formula> lets) {
        Counting {
            lets = Map.copyOf(lets);
        }

        /** The counts that it asks for. */
        Set<String> variables() {
            var names = new TreeSet<>(expression.names());
            lets.values().forEach(formula -> names.addAll(formula.names()));
            names.removeAll(lets.keySet());
            return names;
        }

        /** Null where there was nothing to count. */
        @Nullable
        Exact points(Map<String, Exact> counts) {
            return expression.value(name -> known(name, counts));
        }

        /** What the short names came to, for the explanation. */
        Map<String, Exact> shorts(Map<String, Exact> counts) {
            Map<String, Exact> values = new HashMap<>();
            lets.forEach((name, formula) -> {
                Exact value = formula.value(inner -> known(inner, counts));
                if (value != null) {
                    values.put(name, value);
                }
            });
            return values;
        }

        private @Nullable Exact known(String name, Map<String, Exact> counts) {
            Formula formula = lets.get(name);
            if (formula != null) {
                return formula.value(inner -> known(inner, counts));
            }
            Exact count = counts.get(name);
            if (count == null) {
                throw new IllegalArgumentException("name: " + name + " (expected: one of " + counts.keySet() + ")");
            }
            return count;
        }
    }

    private static void requireSame(String id, List<String> placeholders, String text) {
        for (String place : placeholders) {
            if (!text.contains("{" + place + "}")) {
                throw new IllegalArgumentException(
                        id + ": no {" + place + "} in its sentences (expected: in both languages)");
            }
        }
    }
}
