package org.qiantang.app.manual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A page's signs by the direction in which they are written: a table may lie on its side on a page that stands. */
final class PdfPieces extends PDFTextStripper {
    private final Map<Integer, List<Piece>> byDirection = new TreeMap<>();

    private PdfPieces() {
        setSortByPosition(true);
    }

    /** The page's lines, those in its own direction first. */
    static List<String> lines(PDDocument pdf, int page) throws IOException {
        var stripper = new PdfPieces();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(pdf);
        PDPage one = pdf.getPage(page - 1);
        List<PdfRules.Line> drawn = stripper.byDirection.isEmpty() ? List.of() : PdfRules.of(one);
        var lines = new ArrayList<String>();
        stripper.byDirection.forEach(
                (direction, pieces) -> lines.addAll(PageLines.of(pieces, rules(drawn, one.getCropBox(), direction))));
        return lines;
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        for (TextPosition sign : positions) {
            String unicode = sign.getUnicode();
            if (unicode != null && !unicode.isBlank()) {
                double bottom = sign.getYDirAdj();
                byDirection
                        .computeIfAbsent(Math.round(sign.getDir()), _ -> new ArrayList<>())
                        .add(new Piece(
                                unicode,
                                sign.getXDirAdj(),
                                sign.getXDirAdj() + sign.getWidthDirAdj(),
                                bottom - Math.max(1, sign.getYScale()),
                                bottom));
            }
        }
    }

    /** The lines as whoever reads in this direction sees them. */
    private static List<Rule> rules(List<PdfRules.Line> drawn, PDRectangle box, int direction) {
        return drawn.stream()
                .map(line -> {
                    double[] from = seen(line.fromX(), line.fromY(), box, direction);
                    double[] to = seen(line.toX(), line.toY(), box, direction);
                    boolean level = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]);
                    int along = level ? 0 : 1;
                    return new Rule(
                            level,
                            (from[1 - along] + to[1 - along]) / 2,
                            Math.min(from[along], to[along]),
                            Math.max(from[along], to[along]));
                })
                .toList();
    }

    private static double[] seen(float pageX, float pageY, PDRectangle box, int direction) {
        double x = pageX - box.getLowerLeftX();
        double y = pageY - box.getLowerLeftY();
        return switch (direction) {
            case 90 -> new double[] {y, x};
            case 180 -> new double[] {box.getWidth() - x, y};
            case 270 -> new double[] {box.getHeight() - y, box.getWidth() - x};
            // 0, and any other slant, in which nothing ruled is drawn.
            default -> new double[] {x, box.getHeight() - y};
        };
    }
}
