package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The words {@code AI 数字人主播} on their plate, which the law wants in every picture of a made-up host.
 *
 * <p>They are kept as outlines, so that they are there on a machine without a single Chinese font.
 */
final class AiLabel {
    static final Color PLATE = new Color(0x0A2440);
    static final Color WORDS = Color.WHITE;

    private static final double SHARE_OF_SHORT_SIDE = 0.053;
    private static final int LEAST_HEIGHT = 8;
    static final Path2D OUTLINE = outline();

    private final BufferedImage plate;
    private final int x;
    private final int y;

    AiLabel(int width, int height) {
        int words = wordsHeight(width, height);
        double scale = words / OUTLINE.getBounds2D().getHeight();
        int pad = (int) Math.ceil(words * 0.42);
        int wide = (int) Math.ceil(OUTLINE.getBounds2D().getWidth() * scale);
        plate = new BufferedImage(
                Math.min(width, wide + 2 * pad),
                Math.min(height, words + 2 * pad * 2 / 3),
                BufferedImage.TYPE_3BYTE_BGR);
        double unit = Math.min(width, height) / PresenterPainter.DESIGN_WIDTH;
        x = Math.max(0, width - (int) Math.ceil(InView.SIDE * unit) - plate.getWidth());
        y = Math.min(height - plate.getHeight(), (int) Math.ceil(InView.TOP * unit));
        paintPlate(scale, words);
    }

    private void paintPlate(double scale, int words) {
        Graphics2D g = plate.createGraphics();
        PresenterPainter.sharpen(g);
        g.setColor(PLATE);
        g.fillRect(0, 0, plate.getWidth(), plate.getHeight());
        g.setColor(Palette.TIDE_LIGHT);
        float line = Math.max(1f, words / 18f);
        g.setStroke(new BasicStroke(line));
        g.draw(new Rectangle2D.Double(line / 2, line / 2, plate.getWidth() - line, plate.getHeight() - line));
        double fit =
                Math.min(scale, (plate.getWidth() - 2.0) / OUTLINE.getBounds2D().getWidth());
        AffineTransform place = AffineTransform.getTranslateInstance(
                (plate.getWidth() - OUTLINE.getBounds2D().getWidth() * fit) / 2,
                (plate.getHeight() - OUTLINE.getBounds2D().getHeight() * fit) / 2);
        place.scale(fit, fit);
        g.setColor(WORDS);
        g.fill(place.createTransformedShape(OUTLINE));
        g.dispose();
    }

    /** How high the words are in a picture of this size: never less than a twentieth of its short side. */
    static int wordsHeight(int width, int height) {
        return Math.max(LEAST_HEIGHT, (int) Math.ceil(Math.min(width, height) * SHARE_OF_SHORT_SIDE));
    }

    void paint(Graphics2D g) {
        g.drawImage(plate, x, y, null);
    }

    int left() {
        return x;
    }

    int top() {
        return y;
    }

    BufferedImage plate() {
        return plate;
    }

    private static Path2D outline() {
        try (InputStream in = AiLabel.class.getResourceAsStream("ai-label.outline")) {
            if (in == null) {
                throw new IllegalStateException("ai-label.outline: missing (expected: beside " + AiLabel.class + ")");
            }
            return Outline.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
