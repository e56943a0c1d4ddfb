package org.qiantang.app.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** Text as a picture that phones can scan. */
public final class QrCode {
    private static final int QUIET = 4;

    private QrCode() {}

    /**
     * A code as a page draws it, quiet border included.
     *
     * @param size of its side, in squares
     * @param path the dark squares, as the {@code d} of an SVG path
     */
    public record Drawn(int size, String path) {}

    public static Drawn drawn(String text) {
        BitMatrix matrix = matrix(text);
        int size = matrix.getWidth();
        var path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return new Drawn(size, path.toString());
    }

    /** One path of squares; black on white, as scanners want it, whatever the page's colours. */
    public static String svg(String text) {
        Drawn drawn = drawn(text);
        int size = drawn.size();
        return """
                <svg class="qr" viewBox="0 0 %d %d" width="240" height="240" shape-rendering="crispEdges" role="img" \
                aria-label="QR"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></svg>
                """.formatted(size, size, size, size, drawn.path());
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("text: " + text.length() + " characters (expected: fewer)", tooLong);
        }
    }
}
