package org.qiantang.app.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The labels of a manual's lines with their values: before colons, in brackets, beside each other in a row, over a column. */
final class Pairs {
    /** A label with its colon; in front of it only marks of lists, or the value before it. */
    private static final Pattern LABELLED = Pattern.compile(
            "(?<=^|[\\s;；。|,，、】\\]])[【\\[]?"
                    + "([\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z0-9()（）/ .²³]{0,18}?(?:[(（]单位[:：][^)）]{1,6}[)）])?)[】\\]]?\\s*[:：]\\s*");

    private static final Pattern BRACKETED = Pattern.compile("^\\W*[【\\[]([^】\\]]{1,12})[】\\]]\\s*");
    private static final Pattern FIGURES_AFTER = Pattern.compile("(\\S{2,12}) +(\\d\\S*(?: [A-Za-z%℃]\\S*)?)");
    private static final Pattern OWN = Pattern.compile("\\p{IsHan}{2,8}(?:\\(\\p{IsHan}{1,6}\\))?");

    private final Labels labels;

    Pairs(Labels labels) {
        this.labels = labels;
    }

    /** A label, and its value as it stands from here to there in the passage; the last may go on in the next. */
    record Pair(Label label, Passage passage, String value, int from, int to, boolean last) {}

    private record Cell(String text, int from) {
        int to() {
            return from + text.length();
        }
    }

    /** Whether this may be a label that nobody knows. */
    static boolean isOwn(String name) {
        return OWN.matcher(name).matches();
    }

    List<Pair> in(Passage passage) {
        var pairs = new ArrayList<Pair>();
        var bare = new ArrayList<Cell>();
        List<Cell> cells = cells(passage.text());
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            List<Pair> labelled = labelled(passage, cell);
            boolean isEmpty =
                    labelled.size() == 1 && labelled.getFirst().value().isEmpty();
            if (isEmpty && i + 1 < cells.size()) {
                // The colon stands in the label's column, and the value in the next.
                Cell beside = cells.get(i + 1);
                Label label = labelled.getFirst().label();
                if (labelled(passage, beside).isEmpty() && !knows(beside.text())) {
                    pairs.add(pair(label, passage, beside.from(), beside.to(), i + 2 == cells.size()));
                    i++;
                }
                continue;
            }
            pairs.addAll(labelled);
            if (labelled.isEmpty()) {
                bare.add(cell);
            }
        }
        pairs.addAll(beside(passage, bare, pairs.isEmpty()));
        return pairs;
    }

    /** A cell that is a label by itself, and the one beside it; of a row with two cells the first is one whatever it says. */
    private List<Pair> beside(Passage passage, List<Cell> bare, boolean alone) {
        var pairs = new ArrayList<Pair>();
        boolean inTurn = isInTurn(bare);
        for (int i = 0; i < bare.size(); i++) {
            Cell cell = bare.get(i);
            Label label = Label.of(cell.text());
            boolean knows = labels.knows(label.name());
            boolean own = isOwn(label.name()) && ((bare.size() == 2 && i == 0) || (inTurn && i % 2 == 0));
            if (!knows && !own) {
                continue;
            }
            if (i + 1 < bare.size() && bare.get(i + 1).from() == cell.to() + 1) {
                Cell value = bare.get(i + 1);
                if (!knows(value.text()) || (bare.size() == 2 && knows)) {
                    pairs.add(pair(label, passage, value.from(), value.to(), i + 2 == bare.size()));
                    i++;
                }
            } else if (knows && cell.to() == passage.text().length() && pairs.isEmpty() && alone) {
                pairs.add(pair(label, passage, cell.to(), cell.to(), true));
            }
        }
        return pairs;
    }

    /** Label, value, label, value: where one label is known, the others that stand in its turn are labels too. */
    private boolean isInTurn(List<Cell> bare) {
        boolean even = bare.size() >= 4 && bare.size() % 2 == 0;
        return even
                && IntStream.range(0, bare.size())
                        .allMatch(i -> i % 2 == 0 || !knows(bare.get(i).text()))
                && IntStream.range(0, bare.size())
                        .anyMatch(i -> i % 2 == 0 && knows(bare.get(i).text()));
    }

    /** The pairs with colons or brackets within a cell. */
    private List<Pair> labelled(Passage passage, Cell cell) {
        Matcher bracketed = BRACKETED.matcher(cell.text());
        if (bracketed.find() && knows(bracketed.group(1))) {
            int value = bracketed.end() + leadingColon(cell.text(), bracketed.end());
            return List.of(
                    pair(Label.of(bracketed.group(1)), passage, cell.from() + value, cell.to(), isLast(passage, cell)));
        }
        Matcher figures = FIGURES_AFTER.matcher(cell.text());
        if (figures.matches() && knows(figures.group(1))) {
            return List.of(pair(Label.of(figures.group(1)), passage, cell.from() + figures.start(2), cell.to(), false));
        }
        record Found(Label label, int begins, int value) {}
        var all = new ArrayList<Found>();
        Matcher label = LABELLED.matcher(cell.text());
        while (label.find()) {
            Label name = Label.of(label.group(1));
            // In the middle of a value only a known label begins something new.
            if (all.isEmpty() || labels.knows(name.name())) {
                all.add(new Found(name, label.start(), label.end()));
            }
        }
        var found = new ArrayList<Pair>();
        for (int i = 0; i < all.size(); i++) {
            boolean last = i + 1 == all.size();
            int end = last ? cell.text().length() : all.get(i + 1).begins();
            found.add(pair(
                    all.get(i).label(),
                    passage,
                    cell.from() + all.get(i).value(),
                    cell.from() + end,
                    last && isLast(passage, cell)));
        }
        return found;
    }

    /**
     * A table laid on its side: labels in one row, and their values in those below it; empty where no such table begins
     * here. A row under it belongs to it as long as it has as many cells and no label.
     */
    List<Pair> below(List<Passage> passages, int at) {
        List<Cell> heads = cells(passages.get(at).text());
        if (!isHead(passages, at, heads)) {
            return List.of();
        }
        var pairs = new ArrayList<Pair>();
        for (int row = at + 1; row < passages.size() && isValues(passages.get(row), heads.size()); row++) {
            List<Cell> values = cells(passages.get(row).text());
            for (int i = 0; i < heads.size(); i++) {
                Cell value = values.get(i);
                pairs.add(pair(Label.of(heads.get(i).text()), passages.get(row), value.from(), value.to(), false));
            }
        }
        return pairs;
    }

    private boolean isHead(List<Passage> passages, int at, List<Cell> heads) {
        int width = heads.size();
        if (width < 2 || at + 1 >= passages.size() || !isValues(passages.get(at + 1), width)) {
            return false;
        }
        List<Label> names = heads.stream().map(cell -> Label.of(cell.text())).toList();
        long known = names.stream().filter(name -> labels.knows(name.name())).count();
        boolean allLabels = names.stream().allMatch(name -> labels.knows(name.name()) || isOwn(name.name()));
        if (width > 2) {
            return allLabels && 2 * known >= width && known >= 2;
        }
        // Two words beside each other may as well be a label and its value, as in the rows around them.
        boolean stands = Stream.of(at - 1, at + 2)
                .filter(row -> row >= 0 && row < passages.size())
                .noneMatch(row -> cells(passages.get(row).text()).size() == width);
        return known == 2 && stands;
    }

    private boolean isValues(Passage passage, int width) {
        List<Cell> cells = cells(passage.text());
        return cells.size() == width
                && cells.stream()
                        .noneMatch(cell ->
                                knows(cell.text()) || !labelled(passage, cell).isEmpty());
    }

    private boolean knows(String text) {
        return labels.knows(Label.of(text).name());
    }

    private static List<Cell> cells(String text) {
        var cells = new ArrayList<Cell>();
        int from = 0;
        for (String cell : text.split("\t", -1)) {
            cells.add(new Cell(cell, from));
            from += cell.length() + 1;
        }
        return cells;
    }

    private static boolean isLast(Passage passage, Cell cell) {
        return cell.to() == passage.text().length();
    }

    private static int leadingColon(String cell, int at) {
        int skipped = 0;
        while (at + skipped < cell.length() && ":： ".indexOf(cell.charAt(at + skipped)) >= 0) {
            skipped++;
        }
        return skipped;
    }

    private static Pair pair(Label label, Passage passage, int from, int to, boolean last) {
        String text = passage.text();
        int end = to;
        while (end > from && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int begin = Math.min(from, end);
        return new Pair(label, passage, text.substring(begin, end), begin, end, last);
    }
}
