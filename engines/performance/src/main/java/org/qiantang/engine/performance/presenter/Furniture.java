package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The things that furnish the tea room. */
final class Furniture {
    private static final Path2D LANTERN =
            Outline.of("M -34 -58 L 34 -58 C 62 -40 66 30 36 58 L -36 58 C -66 30 -62 -40 -34 -58 Z");
    private static final Path2D POT =
            Outline.of("M -44 -18 C -50 12 -34 26 0 26 C 34 26 50 12 44 -18 C 30 -30 -30 -30 -44 -18 Z");
    private static final Path2D SPOUT = Outline.of("M 38 4 C 58 2 58 -20 74 -24 L 78 -18 C 68 -12 66 16 38 18 Z");
    private static final Path2D HANDLE = Outline.of("M -40 -12 C -72 -26 -76 14 -40 12");
    private static final Path2D CUP = Outline.of("M -20 -12 L 20 -12 C 20 6 12 14 0 14 C -12 14 -20 6 -20 -12 Z");
    private static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke THICK = new BasicStroke(7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Furniture() {}

    static void paintLantern(Graphics2D g, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.setStroke(LINE);
        g.setColor(Palette.WOOD_DEEP);
        g.draw(new Line2D.Double(0, -400, 0, -64));
        g.setPaint(new GradientPaint(0, -58, new Color(0xFFF3D6), 0, 58, new Color(0xF7C777)));
        g.fill(LANTERN);
        g.setColor(Palette.clear(Palette.WOOD, 0.45));
        for (int rib = -2; rib <= 2; rib++) {
            double bulge = rib * 22;
            g.draw(Outline.of("M %s -58 C %s -30 %s 30 %s 58".formatted(rib * 15, bulge, bulge, rib * 15)));
        }
        g.setColor(Palette.WOOD_DEEP);
        g.fill(Backdrop.box(-38, -68, 76, 12, 4));
        g.fill(Backdrop.box(-38, 56, 76, 12, 4));
        g.setColor(Palette.VERMILION);
        g.draw(Outline.of("M 0 68 L 0 84"));
        g.fill(Outline.of("M -5 82 L 5 82 L 8 118 L -8 118 Z"));
        g.setTransform(before);
    }

    static void paintShelf(Graphics2D g, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        for (int board = 0; board < 2; board++) {
            double top = board * 128;
            g.setColor(Palette.clear(Palette.WOOD_DEEP, 0.18));
            g.fill(new Rectangle2D.Double(6, top + 12, 400, 12));
            g.setPaint(new GradientPaint(0, (float) top, Palette.WOOD_LIGHT, 0, (float) top + 12, Palette.WOOD));
            g.fill(Backdrop.box(0, top, 400, 12, 3));
        }
        jar(g, 34, 0, 44, 66, Palette.TIDE_LIGHT, Palette.TIDE_DEEP);
        jar(g, 88, 0, 40, 50, new Color(0xF4EEE2), new Color(0xCDBBA0));
        books(g, 18, 128);
        jar(g, 104, 128, 42, 58, new Color(0x7CC4A4), Palette.JADE);
        g.setTransform(before);
    }

    private static void jar(
            Graphics2D g, double x, double floor, double width, double height, Color light, Color dark) {
        double left = x - width / 2;
        g.setPaint(new GradientPaint((float) left, 0, light, (float) (left + width), 0, dark));
        g.fill(Backdrop.box(left, floor - height + 12, width, height - 12, 12));
        g.setColor(Palette.WOOD);
        g.fill(Backdrop.box(left + width * 0.18, floor - height, width * 0.64, 14, 4));
        g.setColor(Palette.clear(Color.WHITE, 0.85));
        g.fill(Backdrop.box(x - width * 0.2, floor - height * 0.58, width * 0.4, height * 0.34, 3));
        g.setStroke(LINE);
        g.setColor(Palette.clear(Palette.NIGHT, 0.6));
        double middle = floor - height * 0.41;
        g.draw(new Line2D.Double(x, middle - height * 0.09, x, middle + height * 0.09));
    }

    private static void books(Graphics2D g, double x, double floor) {
        Color[] colors = {new Color(0xC9705F), new Color(0x3F7FB0), new Color(0xE0C08A), new Color(0x4F8F7E)};
        double[] heights = {58, 66, 52, 62};
        for (int i = 0; i < colors.length; i++) {
            g.setColor(colors[i]);
            g.fill(Backdrop.box(x + i * 15, floor - heights[i], 13, heights[i], 2));
            g.setColor(Palette.clear(Color.WHITE, 0.5));
            g.fill(new Rectangle2D.Double(x + i * 15 + 2, floor - heights[i] + 8, 9, 3));
        }
    }

    static void paintTeaSet(Graphics2D g, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.setColor(Palette.WOOD_DEEP);
        g.fill(Backdrop.box(-70, 8, 190, 12, 6));
        g.translate(-10, -16);
        g.setStroke(THICK);
        g.setColor(new Color(0x6E4433));
        g.draw(HANDLE);
        g.fill(SPOUT);
        g.setPaint(new GradientPaint(-40, 0, new Color(0xA66A50), 44, 0, new Color(0x6E4433)));
        g.fill(POT);
        g.setColor(new Color(0x7D4D3A));
        g.fill(Backdrop.box(-26, -34, 52, 10, 5));
        g.fill(new Ellipse2D.Double(-8, -46, 16, 16));
        g.setColor(Palette.clear(Color.WHITE, 0.25));
        g.fill(new Ellipse2D.Double(-32, -14, 14, 22));
        g.translate(100, 12);
        g.setPaint(new GradientPaint(-20, 0, new Color(0xF6FBF7), 20, 0, new Color(0xB9D8CB)));
        g.fill(CUP);
        g.setColor(new Color(0xC8A24A));
        g.fill(new Ellipse2D.Double(-18, -15, 36, 7));
        g.setTransform(before);
    }
}
