package org.qiantang.app.manual;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.FactKey;

/**
 * Finds what a manual states under labels: {@code 净含量：500 克}, a table's two columns, a label over its text.
 *
 * <p>What is said in running sentences is not taken: advertising says much that no fact sheet should hold.
 */
final class FactFinder {
    static final int MOST = 120;

    private static final int LONGEST_VALUE = 500;
    private static final int MOST_LINES_BELOW = 6;
    /** A label with its colon; in front of it only marks of lists, or the value before it. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?<=^|[\\s;；。|,，、】\\]])[【\\[]?([\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9()（）/ .]{0,18}?)[】\\]]?\\s*[:：]\\s*");

    private static final Pattern BRACKETED = Pattern.compile("^\\W*[【\\[]([^】\\]]{1,12})[】\\]]\\s*");
    private static final Pattern MARKS = Pattern.compile("^[\\s•·●◆■▪◎★☆*\\-—]+|^\\d{1,2}[.、)）]\\s*(?=\\p{IsHan})");
    private static final Pattern OWN_LABEL = Pattern.compile("\\p{IsHan}{2,8}");

    private final Labels labels;
    private final Values values;

    FactFinder(Labels labels) {
        this.labels = labels;
        this.values = new Values();
    }

    /** A label, and its value as it stands from here to there in the passage. */
    private record Pair(String label, String value, int from, int to, boolean last) {}

    /** What is stated, in reading order; each once, though a manual repeats it. */
    List<Proposal> find(List<Passage> passages) {
        Map<String, Proposal> found = new LinkedHashMap<>();
        for (int at = 0; at < passages.size() && found.size() < MOST; at++) {
            Passage passage = passages.get(at);
            for (Pair pair : pairs(passage.text())) {
                String value = pair.last() ? withWhatFollows(pair, passages, at) : pair.value();
                proposal(pair, value, passage)
                        .ifPresent(one -> found.putIfAbsent(one.key() + "\n" + one.value() + "\n" + one.unit(), one));
            }
        }
        return List.copyOf(found.values());
    }

    private Optional<Proposal> proposal(Pair pair, String text, Passage passage) {
        String value = tidy(text);
        if (value.isEmpty() || value.length() > LONGEST_VALUE || labels.sendsElsewhere(value)) {
            return Optional.empty();
        }
        Optional<FactKey> key = labels.key(pair.label(), value);
        boolean own = key.isEmpty()
                && OWN_LABEL.matcher(pair.label()).matches()
                && !labels.saysNothing(pair.label())
                && value.length() <= 100;
        if (key.isEmpty() && !own) {
            return Optional.empty();
        }
        Values.Read read = key.map(known -> values.read(known, value)).orElse(new Values.Read(value, null));
        return Optional.of(new Proposal(
                key.map(FactKey::key).orElse(pair.label()),
                read.value(),
                read.unit(),
                key.isPresent(),
                passage.page(),
                passage.line(),
                passage.text(),
                pair.from(),
                pair.to()));
    }

    private List<Pair> pairs(String text) {
        var pairs = new ArrayList<Pair>();
        int start = 0;
        var bare = new ArrayList<int[]>();
        for (String cell : text.split("\t", -1)) {
            List<Pair> labelled = labelled(text, start, start + cell.length());
            pairs.addAll(labelled);
            if (labelled.isEmpty()) {
                bare.add(new int[] {start, start + cell.length()});
            }
            start += cell.length() + 1;
        }
        // A table: a cell that is a label by itself, and the one beside it.
        for (int i = 0; i < bare.size(); i++) {
            int[] cell = bare.get(i);
            String label = MARKS.matcher(text.substring(cell[0], cell[1]))
                    .replaceFirst("")
                    .strip();
            // Of a row with two cells the first is a label whatever it says.
            boolean row = bare.size() == 2 && i == 0 && OWN_LABEL.matcher(label).matches();
            if (!labels.knows(label) && !row) {
                continue;
            }
            if (i + 1 < bare.size() && bare.get(i + 1)[0] == cell[1] + 1) {
                int[] beside = bare.get(i + 1);
                if (!labels.knows(text.substring(beside[0], beside[1]).strip())) {
                    pairs.add(pair(label, text, beside[0], beside[1], i + 2 == bare.size()));
                    i++;
                }
            } else if (labels.knows(label) && cell[1] == text.length() && pairs.isEmpty()) {
                pairs.add(pair(label, text, cell[1], cell[1], true));
            }
        }
        return pairs;
    }

    /** The pairs with colons or brackets within a cell. */
    private List<Pair> labelled(String text, int from, int to) {
        String cell = text.substring(from, to);
        Matcher bracketed = BRACKETED.matcher(cell);
        if (bracketed.find() && labels.knows(bracketed.group(1))) {
            int value = bracketed.end() + leadingColon(cell, bracketed.end());
            return List.of(pair(bracketed.group(1), text, from + value, to, to == text.length()));
        }
        var found = new ArrayList<Pair>();
        Matcher label = LABELLED.matcher(cell);
        record Found(String label, int begins, int value) {}
        var all = new ArrayList<Found>();
        while (label.find()) {
            String name = MARKS.matcher(label.group(1)).replaceFirst("").strip();
            // In the middle of a value only a known label begins something new.
            if (all.isEmpty() || labels.knows(name)) {
                all.add(new Found(name, label.start(), label.end()));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            boolean last = i + 1 == all.size();
            int end = last ? cell.length() : all.get(i + 1).begins();
            found.add(
                    pair(all.get(i).label(), text, from + all.get(i).value(), from + end, last && to == text.length()));
        }
        return found;
    }

    private static int leadingColon(String cell, int at) {
        int skipped = 0;
        while (at + skipped < cell.length() && ":： ".indexOf(cell.charAt(at + skipped)) >= 0) {
            skipped++;
        }
        return skipped;
    }

    private static Pair pair(String label, String text, int from, int to, boolean last) {
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Pair(label, text.substring(Math.min(from, end), end), Math.min(from, end), end, last);
    }

    /** A value that stands under its label, or that goes on in the next line since this one is full. */
    private String withWhatFollows(Pair pair, List<Passage> passages, int at) {
        var value = new StringBuilder(pair.value());
        Passage before = passages.get(at);
        for (int next = at + 1; next < passages.size() && next <= at + MOST_LINES_BELOW; next++) {
            Passage passage = passages.get(next);
            boolean goesOn = value.isEmpty() ? next == at + 1 : before.full() && !ends(value);
            if (!goesOn
                    || passage.page() > before.page() + 1
                    || !pairs(passage.text()).isEmpty()) {
                break;
            }
            value.append(passage.text().replace('\t', ' '));
            before = passage;
        }
        return value.toString();
    }

    private static boolean ends(CharSequence value) {
        return !value.isEmpty() && "。！？!?;；".indexOf(value.charAt(value.length() - 1)) >= 0;
    }

    private static String tidy(String text) {
        return text.replace('\t', ' ').replaceAll("[;；。,，、|]+\\s*$", "").strip();
    }
}
