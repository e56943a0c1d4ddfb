package org.qiantang.app.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/** What stands at the edges of each page: from the second on what the paper is of, at the foot when it was made and the page's number. */
final class PaperEdges extends PdfPageEventHelper {
    static final float SIDE = 45;
    static final float TOP = 52;
    static final float BOTTOM = 54;
    private static final float SIZE = 7.5f;
    private static final float NUMBER = 90;

    private final PaperType type;
    private final String running;
    private final String foot;
    private final BiFunction<Integer, Integer, String> number;
    private final List<PdfTemplate> numbers = new ArrayList<>();

    /**
     * Edges of one paper.
     *
     * @param number of a page out of how many
     */
    PaperEdges(PaperType type, String running, String foot, BiFunction<Integer, Integer, String> number) {
        this.type = type;
        this.running = running;
        this.foot = foot;
        this.number = number;
    }

    /** A heading, as a bookmark. */
    @Override
    public void onGenericTag(PdfWriter writer, Document document, Rectangle place, String title) {
        new PdfOutline(
                writer.getRootOutline(),
                new PdfDestination(PdfDestination.XYZ, 0, place.getTop() + 10, 0),
                type.showable(title));
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte canvas = writer.getDirectContent();
        float right = document.right();
        rule(canvas, SIDE, right, BOTTOM - 14);
        write(canvas, PdfContentByte.ALIGN_LEFT, foot, SIDE, BOTTOM - 26, right - SIDE - NUMBER);
        PdfTemplate place = canvas.createTemplate(NUMBER, 12);
        numbers.add(place);
        canvas.addTemplate(place, right - NUMBER, BOTTOM - 29);
        if (writer.getPageNumber() > 1) {
            float top = document.top() + 16;
            write(canvas, PdfContentByte.ALIGN_LEFT, running, SIDE, top, right - SIDE);
            rule(canvas, SIDE, right, top - 6);
        }
    }

    /** How many pages there are is known only now. */
    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        for (int page = 0; page < numbers.size(); page++) {
            write(
                    numbers.get(page),
                    PdfContentByte.ALIGN_RIGHT,
                    number.apply(page + 1, numbers.size()),
                    NUMBER,
                    3,
                    NUMBER);
        }
    }

    private void write(PdfContentByte canvas, int align, String words, float x, float y, float room) {
        canvas.beginText();
        canvas.setFontAndSize(type.face(), SIZE);
        canvas.setColorFill(PaperType.INK_3);
        canvas.showTextAligned(align, type.shortened(words, SIZE, room), x, y, 0);
        canvas.endText();
    }

    private static void rule(PdfContentByte canvas, float left, float right, float y) {
        canvas.setLineWidth(0.5f);
        canvas.setColorStroke(PaperType.LINE);
        canvas.moveTo(left, y);
        canvas.lineTo(right, y);
        canvas.stroke();
    }
}
