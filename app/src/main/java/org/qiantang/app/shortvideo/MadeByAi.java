package org.qiantang.app.shortvideo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.StringTokenizer;

/**
 * The words {@code AI 生成} on their plate, in every picture of a film; never lower than 5 % of the short side, which GB
 * 45438-2025 asks of words in pictures. They are kept as outlines, so that they are there on a machine without a font.
 */
final class MadeByAi {
    private static final double SHARE_OF_SHORT_SIDE = 0.053;
    private static final int LEAST_HEIGHT = 8;
    private static final Path2D OUTLINE = outline();

    private MadeByAi() {}

    /** How high the words are, in pixels, in a picture whose shorter side is so long. */
    static int wordsHeight(int shortSide) {
        return Math.max(LEAST_HEIGHT, (int) Math.ceil(shortSide * SHARE_OF_SHORT_SIDE));
    }

    /** Paints the label with its right upper corner at a place, in pixels. */
    static void paint(Graphics2D g, double right, double top, int shortSide) {
        double words = wordsHeight(shortSide);
        Rectangle2D bounds = OUTLINE.getBounds2D();
        double scale = words / bounds.getHeight();
        double pad = Math.ceil(words * 0.42);
        double width = bounds.getWidth() * scale + 2 * pad;
        double height = words + pad * 4 / 3;
        g.setColor(new Color(0x0A2440));
        g.fill(new Rectangle2D.Double(right - width, top, width, height));
        g.setColor(new Color(0x3B86CC));
        g.draw(new Rectangle2D.Double(right - width + 0.5, top + 0.5, width - 1, height - 1));
        AffineTransform place = AffineTransform.getTranslateInstance(right - width + pad, top + pad * 2 / 3);
        place.scale(scale, scale);
        g.setColor(Color.WHITE);
        g.fill(place.createTransformedShape(OUTLINE));
    }

    /** How wide the label is, in pixels. */
    static double width(int shortSide) {
        double words = wordsHeight(shortSide);
        Rectangle2D bounds = OUTLINE.getBounds2D();
        return bounds.getWidth() * words / bounds.getHeight() + 2 * Math.ceil(words * 0.42);
    }

    private static Path2D outline() {
        try (InputStream in = MadeByAi.class.getResourceAsStream("ai-made.outline")) {
            if (in == null) {
                throw new IllegalStateException("ai-made.outline: missing (expected: beside " + MadeByAi.class + ")");
            }
            return read(new String(in.readAllBytes(), US_ASCII));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Shapes as SVG writes them: M, L, C and Z with absolute numbers. */
    private static Path2D read(String commands) {
        var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        var words = new StringTokenizer(commands);
        while (words.hasMoreTokens()) {
            String command = words.nextToken();
            switch (command) {
                case "M" -> path.moveTo(next(words), next(words));
                case "L" -> path.lineTo(next(words), next(words));
                case "C" -> path.curveTo(next(words), next(words), next(words), next(words), next(words), next(words));
                case "Z" -> path.closePath();
                default -> throw new IllegalStateException("command: " + command + " (expected: M, L, C or Z)");
            }
        }
        return path;
    }

    private static double next(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }
}
