package org.qiantang.app.insight;

import java.awt.Color;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/** Sheets of A4 that are filled from top to bottom: headings with bookmarks, lines, and tables whose heads come again on each page. */
final class Paper implements AutoCloseable {
    static final float WIDTH = PageSize.A4.getWidth() - 2 * PaperEdges.SIDE;
    static final float SMALL = 8;
    static final float BODY = 9;
    private static final float HEADING = 13;
    private static final float LEADING = 1.45f;
    private static final float HAIR = 0.5f;
    private static final int SMALLEST = 9;

    private final Document document =
            new Document(PageSize.A4, PaperEdges.SIDE, PaperEdges.SIDE, PaperEdges.TOP, PaperEdges.BOTTOM);
    private final PdfWriter writer;
    private final PaperType type;

    /**
     * A paper that is open.
     *
     * @param language as in {@code zh-CN}
     */
    Paper(OutputStream to, PaperType type, PaperEdges edges, String title, String language) {
        this.type = type;
        this.writer = PdfWriter.getInstance(document, to);
        writer.setCompressionLevel(SMALLEST);
        writer.setPageEvent(edges);
        writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
        document.addTitle(title);
        document.addCreator("Qiantang");
        document.addProducer();
        document.addCreationDate();
        writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
        document.open();
    }

    PaperType type() {
        return type;
    }

    PdfContentByte canvas() {
        return writer.getDirectContent();
    }

    void add(Element element) {
        document.add(element);
    }

    /** A heading with its bookmark, and what is said to it in short; it never stands at a page's foot alone. */
    void heading(String title, String hint, float below) {
        keep(60 + below);
        PdfPCell cell =
                new PdfPCell(new Phrase(type.bold(title, HEADING, PaperType.INK).setGenericTag(title)));
        cell.setBorder(Rectangle.LEFT);
        cell.setBorderColorLeft(PaperType.TIDE);
        cell.setBorderWidthLeft(3);
        cell.setPadding(0);
        cell.setPaddingLeft(8);
        cell.setPaddingTop(1);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        PdfPTable table = table(1);
        table.setSpacingBefore(18);
        table.setSpacingAfter(hint.isEmpty() ? 8 : 3);
        table.addCell(cell);
        add(table);
        if (!hint.isEmpty()) {
            quiet(hint, 5);
        }
    }

    /** A line in small grey type, and the gap after it. */
    void quiet(String words, float after) {
        paragraph(after, type.plain(words, SMALL, PaperType.INK_3));
    }

    /** Lines across the page. They stand in a cell, since the library fills gaps between paragraphs with blanks, in a face of its own. */
    void paragraph(float after, Chunk chunk) {
        var cell = new PdfPCell(new Phrase(chunk));
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setPadding(0);
        cell.setPaddingTop(4);
        cell.setPaddingBottom(after);
        cell.setLeading(0, LEADING);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        PdfPTable table = table(1);
        table.addCell(cell);
        add(table);
    }

    /** Goes over to the next page where less than so much of this one is left. */
    void keep(float height) {
        if (writer.getVerticalPosition(true) - PaperEdges.BOTTOM < height) {
            document.newPage();
        }
    }

    /** A table as wide as the page; a row goes over to the next page whole, unless it is longer than a page. */
    PdfPTable table(float... widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSplitRows(true);
        table.setSplitLate(true);
        return table;
    }

    /** A table's head, which comes again on each page; all but the first so many columns are of numbers. */
    void head(PdfPTable table, int wordy, List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            PdfPCell cell = cell(type.plain(names.get(column), SMALL, PaperType.INK_3), column >= wordy);
            cell.setBackgroundColor(PaperType.WASH);
            cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
            table.addCell(cell);
        }
        table.setHeaderRows(1);
    }

    PdfPCell words(String words) {
        return cell(type.plain(words, BODY, PaperType.INK), false);
    }

    PdfPCell number(String number) {
        return cell(type.plain(number, BODY, PaperType.INK), true);
    }

    PdfPCell cell(Chunk chunk, boolean right) {
        PdfPCell cell = cell(new Phrase(chunk));
        cell.setHorizontalAlignment(right ? Element.ALIGN_RIGHT : Element.ALIGN_LEFT);
        return cell;
    }

    /** A cell over a hairline; what of lines is put into it stands one below another. */
    PdfPCell cell(Phrase words) {
        var cell = new PdfPCell(words);
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderWidthBottom(HAIR);
        cell.setBorderColorBottom(PaperType.LINE);
        cell.setLeading(0, 1.3f);
        cell.setPaddingLeft(4);
        cell.setPaddingRight(4);
        cell.setPaddingTop(4.5f);
        cell.setPaddingBottom(5.5f);
        cell.setUseAscender(true);
        cell.setUseDescender(true);
        return cell;
    }

    /** Chunks on one line after another, each line of its own leading. */
    static Paragraph line(float before, Chunk... chunks) {
        var line = new Paragraph();
        float size = 0;
        for (Chunk chunk : chunks) {
            size = Math.max(size, chunk.getFont().getSize());
            line.add(chunk);
        }
        line.setLeading(size * LEADING);
        line.setSpacingBefore(before);
        return line;
    }

    /** A line that begins with a time; what does not fit into it goes on below its words. */
    Paragraph timed(String time, Chunk... chunks) {
        String before = time + "  ";
        Chunk[] all = Stream.concat(Stream.of(type.plain(before, SMALL, PaperType.INK_3)), Stream.of(chunks))
                .toArray(Chunk[]::new);
        Paragraph line = line(1, all);
        float indent = type.face().getWidthPoint(before, SMALL);
        line.setIndentationLeft(indent);
        line.setFirstLineIndent(-indent);
        return line;
    }

    /** A bar behind whatever stands in a cell, as long as its part of the longest. */
    static void bar(PdfPCell cell, double part, Color colour) {
        cell.setCellEvent((_, place, canvases) -> {
            PdfContentByte canvas = canvases[PdfPTable.BACKGROUNDCANVAS];
            float room = place.getWidth() - 8;
            float middle = (place.getTop() + place.getBottom()) / 2;
            canvas.saveState();
            canvas.setColorFill(PaperType.LINE);
            canvas.roundRectangle(place.getLeft() + 4, middle - 4, room, 8, 3);
            canvas.fill();
            if (part > 0) {
                canvas.setColorFill(colour);
                float length = (float) Math.max(2, room * Math.min(1, part));
                canvas.roundRectangle(place.getLeft() + 4, middle - 4, length, 8, Math.min(3, length / 2));
                canvas.fill();
            }
            canvas.restoreState();
        });
    }

    @Override
    public void close() {
        document.close();
    }
}
