package org.qiantang.app.manual;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF's pages as lines; a page without words is painted and looked at. */
final class PdfPages {
    /** Fewer signs than this on a page are a page number or a mark, and the rest a picture. */
    private static final int HARDLY_ANY = 16;

    private static final int PAINTED_WIDTH = 1_240;
    private static final float TALLEST = 4;

    private final PictureLines pictures;

    PdfPages(PictureLines pictures) {
        this.pictures = pictures;
    }

    ManualReading read(byte[] bytes, int mostPages) {
        try (PDDocument pdf = Loader.loadPDF(bytes, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            int pages = pdf.getNumberOfPages();
            if (pages > mostPages) {
                return new ManualReading.TooLong(mostPages);
            }
            return read(pdf, pages);
        } catch (InvalidPasswordException locked) {
            return new ManualReading.Locked();
        } catch (IOException | RuntimeException broken) {
            // The library meets broken files with exceptions of many kinds.
            return new ManualReading.Broken();
        }
    }

    private ManualReading read(PDDocument pdf, int pages) throws IOException {
        var passages = new ArrayList<Passage>();
        int scanned = 0;
        boolean unseen = false;
        for (int page = 1; page <= pages; page++) {
            List<String> lines = PdfPieces.lines(pdf, page);
            if (signs(lines) >= HARDLY_ANY) {
                passages.addAll(Lines.of(page, lines));
            } else if (pictures.canSee()) {
                scanned++;
                passages.addAll(Lines.of(page, pictures.read(painted(pdf, page))));
            } else {
                unseen = true;
            }
        }
        return passages.isEmpty() && unseen
                ? new ManualReading.Unseen()
                : new ManualReading.Read("pdf", pages, scanned, passages);
    }

    private static long signs(List<String> lines) {
        return lines.stream()
                .flatMapToInt(String::chars)
                .filter(sign -> !Character.isWhitespace(sign))
                .count();
    }

    private static BufferedImage painted(PDDocument pdf, int page) throws IOException {
        PDPage one = pdf.getPage(page - 1);
        PDRectangle box = one.getCropBox();
        // However large or long a page says that it is, the picture stays within bounds.
        float width = Math.max(1, box.getWidth());
        float height = Math.min(Math.max(1, box.getHeight()), width * TALLEST);
        one.setCropBox(new PDRectangle(box.getLowerLeftX(), box.getUpperRightY() - height, width, height));
        return new PDFRenderer(pdf).renderImage(page - 1, PAINTED_WIDTH / width, ImageType.RGB);
    }
}
