package org.qiantang.app.shortvideo;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/**
 * A film's picture to draw on, in units of which the shorter side has 720.
 *
 * <p>Its edges are kept free as far as pages lay their own bars over them: 76 left and right, 104 above, and in tall
 * pictures the lowest quarter.
 */
final class Canvas {
    static final Color TIDE = new Color(0x0B5CAD);
    static final Color TIDE_DEEP = new Color(0x083E7A);
    static final Color NIGHT = new Color(0x0A2440);
    static final Color PAPER = new Color(0xFBF6EE);
    static final Color INK = new Color(0x1C2733);
    static final Color QUIET = new Color(0x5B6876);
    static final Color VERMILION = new Color(0xD93A40);
    static final Color JADE = new Color(0x157A52);
    static final Color GOLD = new Color(0xE3C07A);

    static final double SHORT = 720;
    static final double SIDE = 76;
    static final double TOP = 104;

    final Graphics2D g;
    final double width;
    final double height;

    Canvas(Graphics2D g, int pixelsWide, int pixelsHigh) {
        this.g = g;
        double unit = Math.min(pixelsWide, pixelsHigh) / SHORT;
        width = pixelsWide / unit;
        height = pixelsHigh / unit;
        sharpen(g);
        g.scale(unit, unit);
    }

    static void sharpen(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    boolean isTall() {
        return height > width * 1.2;
    }

    boolean isWide() {
        return width > height * 1.2;
    }

    /** Where cards stand: below the label and above the words. */
    Rectangle2D stage() {
        double top = isTall() ? 204 : 184;
        double bottom = isTall() ? 760 : 556;
        return new Rectangle2D.Double(SIDE, top, width - 2 * SIDE, bottom - top);
    }

    /** The lowest line of the words being said. */
    double wordsBottom() {
        return isTall() ? 920 : 680;
    }

    void fill(Color color) {
        g.setColor(color);
        g.fill(new Rectangle2D.Double(0, 0, width, height));
    }

    void fade(Color above, Color below) {
        g.setPaint(new GradientPaint(0, 0, above, 0, (float) height, below));
        g.fill(new Rectangle2D.Double(0, 0, width, height));
    }

    void box(double x, double y, double w, double h, double radius) {
        g.fill(new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius));
    }

    /** A soft shadow below a box that is drawn next. */
    void shadow(double x, double y, double w, double h, double radius) {
        for (int i = 6; i >= 1; i--) {
            g.setColor(new Color(8, 20, 40, 9));
            box(x - i, y + 8 - i, w + 2 * i, h + 2 * i, radius + i);
        }
    }

    /** Lines of type; {@code anchor} 0 begins at {@code x}, 0.5 is centred on it. Returns the lower edge. */
    double text(Type.Block block, double x, double y, double anchor, Color color) {
        g.setFont(block.font());
        g.setColor(color);
        double baseline = y + block.font().getSize2D() * 1.04;
        for (String line : block.lines()) {
            g.drawString(line, (float) (x - anchor * Type.width(block.font(), line)), (float) baseline);
            baseline += block.lineHeight();
        }
        return y + block.height();
    }

    /** What is drawn meanwhile is so far visible, from 0 to 1. */
    void veiled(double alpha, Runnable drawing) {
        if (alpha <= 0.003) {
            return;
        }
        var before = g.getComposite();
        g.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) Math.min(1, alpha)));
        drawing.run();
        g.setComposite(before);
    }

    /** The tide: slow curves along the lower edge. */
    void tide(double at, Color color) {
        for (int wave = 0; wave < 3; wave++) {
            var path = new Path2D.Double();
            double level = height * (isTall() ? 0.80 : 0.84) + wave * 34;
            path.moveTo(-10, height + 10);
            for (double x = -10; x <= width + 10; x += 12) {
                double y = level
                        + 16 * Math.sin(x / (150.0 + 40 * wave) + at * (0.9 - 0.2 * wave) + wave)
                        + 6 * Math.sin(x / 61.0 - at * 0.6);
                path.lineTo(x, y);
            }
            path.lineTo(width + 10, height + 10);
            path.closePath();
            g.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 46 + 22 * wave));
            g.fill(path);
        }
    }

    /** Our mark: one brush-like curve, as wide as {@code size}. */
    void mark(double x, double y, double size, Color color) {
        var curve = new Path2D.Double();
        curve.moveTo(3, 24);
        curve.curveTo(10, 24, 12, 7, 22, 7);
        curve.curveTo(31, 7, 31, 19, 23, 19);
        curve.curveTo(18, 19, 18, 13, 22, 13);
        var before = g.getTransform();
        g.translate(x, y);
        g.scale(size / 32, size / 32);
        g.setStroke(new BasicStroke(3.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(color);
        g.draw(curve);
        g.setTransform(before);
    }

    /**
     * A picture over the whole of a frame with rounded corners, cut where it has other proportions, and moved slowly.
     *
     * @param zoom 1 just covers the frame
     * @param driftX from -1 to 1, as far as the zoom has room
     */
    void picture(BufferedImage image, Rectangle2D frame, double radius, double zoom, double driftX, double driftY) {
        double cover = Math.max(frame.getWidth() / image.getWidth(), frame.getHeight() / image.getHeight()) * zoom;
        double w = image.getWidth() * cover;
        double h = image.getHeight() * cover;
        double x = frame.getCenterX() - w / 2 + driftX * (w - frame.getWidth()) / 2;
        double y = frame.getCenterY() - h / 2 + driftY * (h - frame.getHeight()) / 2;
        var before = g.getClip();
        g.clip(new RoundRectangle2D.Double(
                frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight(), 2 * radius, 2 * radius));
        var place = g.getTransform();
        g.translate(x, y);
        g.scale(cover, cover);
        g.drawImage(image, 0, 0, null);
        g.setTransform(place);
        g.setClip(before);
    }

    /** Begins fast and settles, from 0 to 1. */
    static double eased(double from, double to, double at) {
        double t = Math.clamp((at - from) / (to - from), 0.0, 1.0);
        return 1 - Math.pow(1 - t, 3);
    }
}
