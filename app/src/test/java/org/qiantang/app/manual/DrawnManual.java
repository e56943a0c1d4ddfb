package org.qiantang.app.manual;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;

/** A PDF of one page as word processors make them: words at places, and lines drawn around them. */
final class DrawnManual {
    private static final int SIZE = 10;

    private final StringBuilder content = new StringBuilder();

    /** Words whose first sign stands here, counted from the lower left corner in points. */
    DrawnManual words(double x, double y, String words) {
        return placed("1 0 0 1 " + x + " " + y, words);
    }

    /** Words that run upwards from here, as on a page that is turned to be read. */
    DrawnManual upwards(double x, double y, String words) {
        return placed("0 1 -1 0 " + x + " " + y, words);
    }

    private DrawnManual placed(String matrix, String words) {
        String hex = HexFormat.of().formatHex(words.getBytes(StandardCharsets.UTF_16BE));
        content.append("BT /F1 ")
                .append(SIZE)
                .append(" Tf ")
                .append(matrix)
                .append(" Tm <")
                .append(hex)
                .append("> Tj ET\n");
        return this;
    }

    DrawnManual line(double fromX, double fromY, double toX, double toY) {
        content.append("0.5 w %s %s m %s %s l S%n".formatted(fromX, fromY, toX, toY));
        return this;
    }

    /** A bar so thin that it is a line. */
    DrawnManual bar(double x, double y, double width, double height) {
        content.append("%s %s %s %s re f%n".formatted(x, y, width, height));
        return this;
    }

    DrawnManual box(double x, double y, double width, double height) {
        content.append("0.5 w %s %s %s %s re S%n".formatted(x, y, width, height));
        return this;
    }

    byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            var resources = new PDResources();
            resources.getCOSObject().setItem(COSName.FONT, fonts());
            page.setResources(resources);
            var stream = new PDStream(pdf);
            try (var out = stream.createOutputStream()) {
                out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(stream);
            pdf.addPage(page);
            pdf.save(bytes);
        }
        return bytes.toByteArray();
    }

    /** The song type that every reader has, so that none is carried along. */
    private static COSDictionary fonts() {
        var system = new COSDictionary();
        system.setItem(COSName.REGISTRY, new COSString("Adobe"));
        system.setItem(COSName.ORDERING, new COSString("GB1"));
        system.setInt(COSName.SUPPLEMENT, 2);
        var widths = new COSArray();
        // Latin letters and figures are half as wide as the others.
        widths.add(COSInteger.get(1));
        widths.add(COSInteger.get(95));
        widths.add(COSInteger.get(500));
        var descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE0);
        descendant.setName(COSName.BASE_FONT, "STSong-Light");
        descendant.setItem(COSName.CIDSYSTEMINFO, system);
        descendant.setInt(COSName.DW, 1000);
        descendant.setItem(COSName.W, widths);
        var descendants = new COSArray();
        descendants.add(descendant);
        var font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE0);
        font.setName(COSName.BASE_FONT, "STSong-Light-UniGB-UCS2-H");
        font.setName(COSName.ENCODING, "UniGB-UCS2-H");
        font.setItem(COSName.DESCENDANT_FONTS, descendants);
        var fonts = new COSDictionary();
        fonts.setItem(COSName.getPDFName("F1"), font);
        return fonts;
    }
}
