package org.qiantang.app.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.app.manual.PageLines.Block;
import org.qiantang.app.manual.PageLines.Line;

/** The rows of tables whose cells are drawn. What stands in several lines of one cell is one text. */
final class RuledTable {
    private static final double SAME = 3;
    /** Two cells side by side with so many lines each are columns of a page in frames. */
    private static final int LINES_OF_A_FRAME = 4;

    private RuledTable() {}

    /** A cell by the lines around it; a side may be open. */
    private record Cell(double top, double bottom, double left, double right) {
        boolean isLevelWith(Cell other) {
            return Math.abs(top - other.top) <= SAME && Math.abs(bottom - other.bottom) <= SAME;
        }
    }

    /** What is written in a cell. */
    private record Filled(Cell cell, List<Piece> pieces, List<Line> lines) {
        static Filled of(Cell cell, List<Piece> pieces) {
            return new Filled(cell, List.copyOf(pieces), PageLines.free(pieces));
        }
    }

    /** One block for each row of two cells or more; what stands in no such row is in none. */
    static List<Block> blocks(List<Piece> pieces, List<Rule> rules) {
        Map<Cell, List<Piece>> byCell = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            cell(piece, rules)
                    .ifPresent(cell ->
                            byCell.computeIfAbsent(cell, _ -> new ArrayList<>()).add(piece));
        }
        var rows = new ArrayList<List<Filled>>();
        byCell.forEach((cell, written) -> {
            Filled filled = Filled.of(cell, written);
            rows.stream()
                    .filter(row -> row.getFirst().cell().isLevelWith(cell))
                    .findFirst()
                    .ifPresentOrElse(row -> row.add(filled), () -> rows.add(new ArrayList<>(List.of(filled))));
        });
        return rows.stream()
                .filter(row -> row.size() > 1)
                .map(RuledTable::block)
                .toList();
    }

    private static Optional<Cell> cell(Piece piece, List<Rule> rules) {
        double top = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double left = Double.NEGATIVE_INFINITY;
        double right = Double.POSITIVE_INFINITY;
        for (Rule rule : rules) {
            if (rule.level() && rule.passes(piece.centre())) {
                top = rule.at() <= piece.middle() ? Math.max(top, rule.at()) : top;
                bottom = rule.at() > piece.middle() ? Math.min(bottom, rule.at()) : bottom;
            } else if (!rule.level() && rule.passes(piece.middle())) {
                left = rule.at() <= piece.centre() ? Math.max(left, rule.at()) : left;
                right = rule.at() > piece.centre() ? Math.min(right, rule.at()) : right;
            }
        }
        boolean isBounded = Double.isFinite(top) && Double.isFinite(bottom);
        boolean hasSide = Double.isFinite(left) || Double.isFinite(right);
        return isBounded && hasSide ? Optional.of(new Cell(top, bottom, left, right)) : Optional.empty();
    }

    private static Block block(List<Filled> row) {
        List<Filled> ordered = row.stream()
                .sorted(Comparator.comparingDouble(
                        one -> one.pieces().getFirst().left()))
                .toList();
        boolean isFrame = ordered.stream()
                        .filter(one -> one.lines().size() >= LINES_OF_A_FRAME)
                        .count()
                > 1;
        List<String> lines = isFrame
                ? ordered.stream()
                        .flatMap(one -> one.lines().stream())
                        .map(Line::text)
                        .toList()
                : List.of(ordered.stream().map(RuledTable::text).collect(Collectors.joining("\t")));
        return new Block(
                ordered.getFirst().cell().top(),
                lines,
                ordered.stream().flatMap(one -> one.pieces().stream()).toList());
    }

    /** A line that reaches the cell's side goes on in the next; one that ends before it has ended. */
    private static String text(Filled filled) {
        var text = new StringBuilder();
        double side = Math.min(
                filled.cell().right(),
                filled.lines().stream().mapToDouble(Line::right).max().orElse(0));
        boolean goesOn = true;
        for (Line line : filled.lines()) {
            String words = line.text().replace('\t', ' ');
            boolean joins =
                    goesOn && !text.isEmpty() && isHan(text.charAt(text.length() - 1)) && isHan(words.charAt(0));
            text.append(text.isEmpty() || joins ? "" : " ").append(words);
            double size = line.pieces().getLast().size();
            goesOn = side - line.right() < size;
        }
        return text.toString();
    }

    private static boolean isHan(char sign) {
        return Character.UnicodeScript.of(sign) == Character.UnicodeScript.HAN || "，、。；：（）".indexOf(sign) >= 0;
    }
}
