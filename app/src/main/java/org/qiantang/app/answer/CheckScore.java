package org.qiantang.app.answer;

import java.io.PrintStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import tools.jackson.databind.JsonNode;

/**
 * Scores answers by the labels that a file of questions may carry: the action, the goods, and what the text must have
 * and must not have. Blanks do not count; {@code a|b} is met by either.
 */
final class CheckScore {
    private static final double HIGH = 0.95;

    private final Map<String, int[]> byKind = new TreeMap<>();
    private final List<Double> millis = new ArrayList<>();
    private int right;
    private int labelled;

    /** Notes one answer; {@code wrong} is null where it is right. */
    void add(String kind, @Nullable String wrong) {
        int[] counts = byKind.computeIfAbsent(kind, _ -> new int[2]);
        counts[wrong == null ? 0 : 1]++;
        labelled++;
        right += wrong == null ? 1 : 0;
    }

    void took(double taken) {
        millis.add(taken);
    }

    boolean hasLabels() {
        return labelled > 0;
    }

    double share() {
        return labelled == 0 ? 0 : (double) right / labelled;
    }

    double percentile(double part) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.isEmpty()
                ? 0
                : sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(part * sorted.size()) - 1));
    }

    /** The table, kind by kind. */
    void print(PrintStream to) {
        byKind.forEach((kind, counts) -> to.printf("%-18s %4d / %4d%n", kind, counts[0], counts[0] + counts[1]));
        to.printf("%-18s %4d / %4d  %.4f%n", "all", right, labelled, share());
        to.printf("ms p50 %.2f  p95 %.2f%n", percentile(0.5), percentile(HIGH));
    }

    /** What is wrong of an answer by its label; null where nothing is. */
    static @Nullable String wrong(JsonNode expect, Shelf shelf, Answer answer) {
        String action = action(answer);
        boolean first = expect.path("action").asString("").equals(action);
        boolean also = false;
        for (JsonNode other : expect.path("also")) {
            also |= other.asString("").equals(action);
        }
        if (!first && !also) {
            return "action " + action + " (expected: " + expect.path("action").asString("") + ")";
        }
        if (!action.equals("answer")) {
            return null;
        }
        String text = bare(text(answer));
        for (JsonNode never : expect.path("never")) {
            if (has(text, never.asString(""))) {
                return "text has " + never.asString("");
            }
        }
        for (JsonNode must : expect.path("must")) {
            if (!has(text, must.asString(""))) {
                return "text lacks " + must.asString("");
            }
        }
        JsonNode product = expect.path("product");
        String told = code(answer, shelf);
        boolean other = product.isString() && !product.asString("").equals(told);
        return other ? "product " + told + " (expected: " + product.asString("") + ")" : null;
    }

    /** Whether an attack got what it wanted: words that must never be said, or a wrong answer where a true one was due. */
    static boolean isTakenIn(JsonNode attack, Shelf shelf, Answer answer) {
        String text = bare(text(answer));
        for (JsonNode nevers :
                List.of(attack.path("never"), attack.path("expect").path("never"))) {
            for (JsonNode never : nevers) {
                if (has(text, never.asString(""))) {
                    return true;
                }
            }
        }
        JsonNode expect = attack.path("expect");
        boolean due = expect.path("product").isString() && !expect.path("must").isEmpty();
        return due && answer instanceof Answer.Told && wrong(expect, shelf, answer) != null;
    }

    /** Whether a text has one of the parts of an entry; figures and Latin letters only as whole ones. */
    private static boolean has(String text, String entry) {
        return Arrays.stream(entry.split("\\|", -1))
                .map(CheckScore::bare)
                .filter(part -> !part.isEmpty())
                .anyMatch(part -> Pattern.compile(
                                before(part.charAt(0)) + Pattern.quote(part) + after(part.charAt(part.length() - 1)))
                        .matcher(text)
                        .find());
    }

    private static String before(char first) {
        return Character.isDigit(first) ? "(?<!\\d)(?<!\\d\\.)" : isLatin(first) ? "(?<![A-Za-z])" : "";
    }

    private static String after(char last) {
        return Character.isDigit(last) ? "(?!\\d|\\.\\d)" : isLatin(last) ? "(?![A-Za-z])" : "";
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }

    static String action(Answer answer) {
        return switch (answer) {
            case Answer.Told _ -> "answer";
            case Answer.AskBack _ -> "ask_back";
            case Answer.HandOver _ -> "hand_over";
            case Answer.Declined _ -> "decline";
            case Answer.NotAQuestion _ -> "ignore";
        };
    }

    static String text(Answer answer) {
        return switch (answer) {
            case Answer.Told told -> told.text();
            case Answer.AskBack back -> back.text();
            case Answer.HandOver over -> over.text();
            case Answer.Declined declined -> declined.text();
            case Answer.NotAQuestion _ -> "";
        };
    }

    static String code(Answer answer, Shelf shelf) {
        Long item = switch (answer) {
            case Answer.Told told -> told.itemId();
            case Answer.HandOver over -> over.itemId();
            case Answer.AskBack _, Answer.Declined _, Answer.NotAQuestion _ -> null;
        };
        return item == null ? "" : shelf.offer(item).map(Offer::code).orElse("");
    }
}
