package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Things that several scenes share: windows, plants, lamps, boards, boxes and bowls. */
final class Props {
    private static final Path2D LEAF = Outline.of("M 0 0 C 12 -18 14 -44 0 -66 C -14 -44 -12 -18 0 0 Z");
    private static final Path2D POT = Outline.of("M -34 0 L 34 0 L 26 58 C 10 64 -10 64 -26 58 Z");
    private static final Path2D LAMP =
            Outline.of("M -10 -30 L 10 -30 L 14 -22 C 44 -10 54 14 56 34 L -56 34 C -54 14 -44 -10 -14 -22 Z");
    private static final BasicStroke LINE = new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Props() {}

    /** A window with a town by day, or with its lights by night. */
    static void window(Graphics2D g, double x, double y, double width, double height, Color frame, boolean night) {
        Shape before = g.getClip();
        Rectangle2D glass = new Rectangle2D.Double(x, y, width, height);
        g.setPaint(new GradientPaint(
                0,
                (float) y,
                new Color(night ? 0x101B3F : 0xBFE0F2),
                0,
                (float) (y + height),
                new Color(night ? 0x3B4A83 : 0xFDEFD9)));
        g.fill(glass);
        g.clip(glass);
        g.setColor(night ? new Color(0xF5EBC8) : new Color(255, 250, 232, 220));
        g.fill(new Ellipse2D.Double(x + width * 0.64, y + height * 0.12, 54, 54));
        int[] heights = {190, 120, 230, 150, 100, 210, 140, 180};
        double step = width / 6;
        for (int i = 0; i < heights.length; i++) {
            double high = heights[i] * height / 420;
            double left = x + i * step - step * 0.4;
            g.setColor(night ? new Color(0x1B2550) : (i % 2 == 0 ? new Color(0xA9C6D2) : new Color(0x94B6C5)));
            g.fill(new Rectangle2D.Double(left, y + height - high, step * 0.86, high));
            for (int row = 0; row < high / 26 - 1; row++) {
                for (int col = 0; col < 3; col++) {
                    boolean lit = (i * 7 + row * 3 + col * 5) % 4 != 0;
                    g.setColor(
                            night
                                    ? (lit ? new Color(255, 214, 130, 210) : new Color(60, 74, 130))
                                    : new Color(255, 255, 255, 90));
                    g.fill(new Rectangle2D.Double(
                            left + 8 + col * step * 0.25, y + height - high + 12 + row * 26, step * 0.14, 12));
                }
            }
        }
        g.setClip(before);
        g.setColor(frame);
        g.setStroke(new BasicStroke(14f));
        g.draw(glass);
        g.setStroke(new BasicStroke(7f));
        g.draw(Outline.of("M %s %s L %s %s M %s %s L %s %s"
                .formatted(
                        x + width / 2,
                        y,
                        x + width / 2,
                        y + height,
                        x,
                        y + height * 0.42,
                        x + width,
                        y + height * 0.42)));
        g.setColor(Palette.clear(Color.WHITE, night ? 0.06 : 0.2));
        g.fill(Outline.of("M %s %s L %s %s L %s %s L %s %s Z"
                .formatted(x + 20, y + height, x + width * 0.5, y, x + width * 0.66, y, x + width * 0.28, y + height)));
    }

    static void plant(Graphics2D g, double x, double y, double size, Color pot) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.scale(size, size);
        for (int leaf = 0; leaf < 11; leaf++) {
            AffineTransform stem = g.getTransform();
            g.rotate((leaf - 5) * 0.23);
            g.scale(1.1, 1.25 + (leaf % 3) * 0.32);
            g.setColor(leaf % 2 == 0 ? new Color(0x4F9A6B) : new Color(0x77B884));
            g.fill(LEAF);
            g.setTransform(stem);
        }
        g.setPaint(new GradientPaint(-34, 0, pot.brighter(), 34, 0, pot));
        g.fill(POT);
        g.setColor(Palette.clear(Color.BLACK, 0.12));
        g.fill(new Rectangle2D.Double(-34, 0, 68, 8));
        g.setTransform(before);
    }

    /** A lamp that hangs from above. */
    static void pendant(Graphics2D g, double x, double y, Color shade, boolean lit) {
        g.setStroke(LINE);
        g.setColor(new Color(0x4A4038));
        g.draw(Outline.of("M %s %s L %s %s".formatted(x, y - 900, x, y - 28)));
        if (lit) {
            Backdrop.glow(g, x, y + 60, 300, 340, new Color(255, 206, 128, 130));
        }
        g.translate(x, y);
        g.setPaint(new GradientPaint(-50, 0, shade.brighter(), 50, 0, shade));
        g.fill(LAMP);
        g.setColor(new Color(lit ? 0xFFF2CC : 0xFFF8E6));
        g.fill(new Ellipse2D.Double(-22, 26, 44, 20));
        g.translate(-x, -y);
    }

    static void board(Graphics2D g, double x, double y, double width, Color light, Color dark) {
        g.setColor(Palette.clear(Color.BLACK, 0.14));
        g.fill(new Rectangle2D.Double(x + 6, y + 12, width, 12));
        g.setPaint(new GradientPaint(0, (float) y, light, 0, (float) y + 13, dark));
        g.fill(Backdrop.box(x, y, width, 13, 3));
    }

    static void crate(Graphics2D g, double x, double floor, double width, double height, Color color) {
        g.setPaint(new GradientPaint((float) x, 0, color.brighter(), (float) (x + width), 0, color));
        g.fill(Backdrop.box(x, floor - height, width, height, 6));
        g.setColor(Palette.clear(Color.WHITE, 0.7));
        g.fill(Backdrop.box(x + width * 0.2, floor - height * 0.62, width * 0.6, height * 0.28, 4));
        g.setColor(Palette.clear(Color.BLACK, 0.1));
        g.fill(new Rectangle2D.Double(x, floor - height * 0.92, width, 5));
    }

    static void bottle(Graphics2D g, double x, double floor, double width, double height, Color color) {
        g.setPaint(new GradientPaint((float) x, 0, color.brighter(), (float) (x + width), 0, color.darker()));
        g.fill(Backdrop.box(x, floor - height * 0.72, width, height * 0.72, width * 0.26));
        g.fill(Backdrop.box(x + width * 0.32, floor - height, width * 0.36, height * 0.4, 4));
        g.setColor(Palette.clear(Color.WHITE, 0.8));
        g.fill(Backdrop.box(x + width * 0.12, floor - height * 0.46, width * 0.76, height * 0.26, 3));
    }

    static void bag(Graphics2D g, double x, double floor, double width, double height, Color color) {
        g.setStroke(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(color.darker());
        g.draw(Outline.of("M %s %s C %s %s %s %s %s %s"
                .formatted(
                        x + width * 0.3,
                        floor - height,
                        x + width * 0.32,
                        floor - height * 1.4,
                        x + width * 0.68,
                        floor - height * 1.4,
                        x + width * 0.7,
                        floor - height)));
        g.setPaint(new GradientPaint((float) x, 0, color, (float) (x + width), 0, color.darker()));
        g.fill(Outline.of("M %s %s L %s %s L %s %s L %s %s Z"
                .formatted(x + 4, floor - height, x + width - 4, floor - height, x + width, floor, x, floor)));
        g.setColor(Palette.clear(Color.WHITE, 0.75));
        g.fill(new Ellipse2D.Double(x + width / 2 - 11, floor - height * 0.62, 22, 22));
    }

    static void fruit(Graphics2D g, double x, double y, double radius, Color color) {
        g.setColor(color);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        g.setColor(Palette.clear(Color.BLACK, 0.10));
        g.fill(new Ellipse2D.Double(x - radius * 0.7, y, radius * 1.4, radius));
        g.setColor(Palette.clear(Color.WHITE, 0.5));
        g.fill(new Ellipse2D.Double(x - radius * 0.55, y - radius * 0.6, radius * 0.5, radius * 0.4));
    }
}
