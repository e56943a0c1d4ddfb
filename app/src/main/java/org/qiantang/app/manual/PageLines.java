package org.qiantang.app.manual;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands on a page, line by line from top to bottom: a tab between the columns of a table, a blank in other gaps.
 *
 * <p>Columns are known by the lines that are drawn between them, by a wide gap, or by a narrow one that goes through the
 * lines below each other, as between the columns of a table without lines.
 */
final class PageLines {
    /** In heights of the letters: less than this parts no words. */
    private static final double BLANK = 0.2;

    /** This much is the gap of a table even in a single line. */
    private static final double WIDE = 1.5;

    /** So much will do in two lines below each other, and less in three. */
    private static final double CLEAR = 0.6;

    private PageLines() {}

    static List<String> of(List<Piece> pieces, List<Rule> rules) {
        var blocks = new ArrayList<>(RuledTable.blocks(pieces, rules));
        Set<Piece> inTables =
                blocks.stream().flatMap(block -> block.pieces().stream()).collect(Collectors.toSet());
        List<Piece> free =
                pieces.stream().filter(piece -> !inTables.contains(piece)).toList();
        free(free).forEach(line -> blocks.add(new Block(line.top(), List.of(line.text()), line.pieces())));
        return blocks.stream()
                .sorted(Comparator.comparingDouble(Block::top))
                .flatMap(block -> block.lines().stream())
                .toList();
    }

    /** Lines that belong together, and how far down they begin. */
    record Block(double top, List<String> lines, List<Piece> pieces) {}

    /** A line of words; {@code right} is where it ends. */
    record Line(double top, double right, String text, List<Piece> pieces) {}

    /** Lines of words that no drawn line parts. */
    static List<Line> free(List<Piece> pieces) {
        List<List<Run>> rows = rows(pieces).stream().map(PageLines::runs).toList();
        var lines = new ArrayList<Line>();
        for (int row = 0; row < rows.size(); row++) {
            List<Run> runs = rows.get(row);
            var text = new StringBuilder();
            for (int i = 0; i < runs.size(); i++) {
                if (i > 0) {
                    text.append(isColumn(rows, row, i) ? "\t" : " ");
                }
                text.append(runs.get(i).text);
            }
            lines.add(new Line(
                    runs.getFirst().top,
                    runs.getLast().right,
                    text.toString(),
                    runs.stream().flatMap(run -> run.pieces.stream()).toList()));
        }
        return lines;
    }

    private static List<List<Piece>> rows(List<Piece> pieces) {
        var rows = new ArrayList<List<Piece>>();
        for (Piece piece : pieces.stream()
                .sorted(Comparator.comparingDouble(Piece::middle))
                .toList()) {
            Piece first = rows.isEmpty() ? null : rows.getLast().getFirst();
            if (first != null && piece.middle() - first.middle() < Math.min(first.size(), piece.size()) / 2) {
                rows.getLast().add(piece);
            } else {
                rows.add(new ArrayList<>(List.of(piece)));
            }
        }
        return rows;
    }

    /** Pieces that touch. */
    private static final class Run {
        private final StringBuilder text = new StringBuilder();
        private final List<Piece> pieces = new ArrayList<>();
        private final double left;
        private final double top;
        private double size;
        private double right;

        Run(Piece first) {
            left = first.left();
            top = first.top();
            add(first);
        }

        void add(Piece piece) {
            text.append(piece.text());
            pieces.add(piece);
            size = Math.max(size, piece.size());
            right = Math.max(right, piece.right());
        }
    }

    private static List<Run> runs(List<Piece> row) {
        var runs = new ArrayList<Run>();
        for (Piece piece :
                row.stream().sorted(Comparator.comparingDouble(Piece::left)).toList()) {
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && piece.left() - last.right < BLANK * Math.max(last.size, piece.size())) {
                last.add(piece);
            } else {
                runs.add(new Run(piece));
            }
        }
        return runs;
    }

    /** Whether the gap before this run parts columns. */
    private static boolean isColumn(List<List<Run>> rows, int row, int run) {
        double from = rows.get(row).get(run - 1).right;
        double to = rows.get(row).get(run).left;
        double size = rows.get(row).get(run).size;
        if (to - from > WIDE * size) {
            return true;
        }
        var gap = new Gap(from, to);
        int above = gap.goesOn(rows, row, -1, size);
        int below = gap.goesOn(rows, row, 1, size);
        return above + below >= 2 || (above + below == 1 && gap.width() >= CLEAR * size);
    }

    /** What is left of a gap as it is followed from line to line. */
    private static final class Gap {
        private double from;
        private double to;

        Gap(double from, double to) {
            this.from = from;
            this.to = to;
        }

        double width() {
            return to - from;
        }

        /** Through how many lines it goes on that way, two at most. */
        int goesOn(List<List<Run>> rows, int row, int step, double size) {
            int through = 0;
            for (int next = row + step; through < 2 && next >= 0 && next < rows.size(); next += step) {
                if (!narrow(rows.get(next), size)) {
                    break;
                }
                through++;
            }
            return through;
        }

        private boolean narrow(List<Run> runs, double size) {
            for (int i = 1; i < runs.size(); i++) {
                double left = Math.max(from, runs.get(i - 1).right);
                double right = Math.min(to, runs.get(i).left);
                if (right - left >= BLANK * size) {
                    from = left;
                    to = right;
                    return true;
                }
            }
            return false;
        }
    }
}
