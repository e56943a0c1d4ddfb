package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** The tea room: wall, moon window, lantern, shelf and counter. Drawn once for each size. */
final class Backdrop {
    static final double COUNTER_Y = 908;
    private static final double FRONT_Y = 952;
    private static final Color WALL = new Color(0xF7EDDF);
    private static final Color WALL_LOW = new Color(0xE4CFB4);

    private Backdrop() {}

    /** Paints everything that can be seen in {@code view}, which may be larger than the design itself. */
    static void paint(Graphics2D g, Rectangle2D view) {
        g.setPaint(new GradientPaint(0, 0, WALL, 0, 940, WALL_LOW));
        g.fill(view);
        glow(g, 110, 250, 420, new Color(255, 226, 168, 150));
        MoonWindow.paint(g);
        Furniture.paintLantern(g, 92, 250);
        Furniture.paintShelf(g, 590, 300);
        paintCounter(g, view);
        Furniture.paintTeaSet(g, 96, 928);
    }

    private static void glow(Graphics2D g, double x, double y, double radius, Color color) {
        g.setPaint(new RadialGradientPaint(
                (float) x, (float) y, (float) radius, new float[] {0f, 1f}, new Color[] {color, Palette.clear(color, 0)
                }));
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    private static void paintCounter(Graphics2D g, Rectangle2D view) {
        double left = view.getMinX();
        double width = view.getWidth();
        double bottom = Math.max(1280, view.getMaxY());
        g.setPaint(new GradientPaint(
                0,
                (float) COUNTER_Y - 26,
                Palette.clear(Palette.WOOD_DEEP, 0),
                0,
                (float) COUNTER_Y,
                Palette.clear(Palette.WOOD_DEEP, 0.25)));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y - 26, width, 26));
        g.setPaint(
                new GradientPaint(0, (float) COUNTER_Y, new Color(0xC9946A), 0, (float) FRONT_Y, new Color(0xA8734E)));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y, width, FRONT_Y - COUNTER_Y));
        g.setColor(Palette.clear(Color.WHITE, 0.35));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y, width, 2.5));
        g.setColor(Palette.WOOD_DEEP);
        g.fill(new Rectangle2D.Double(left, FRONT_Y, width, 12));
        g.setPaint(new GradientPaint(
                0, (float) FRONT_Y + 12, new Color(0x0E5096), 0, (float) bottom, new Color(0x062A55)));
        g.fill(new Rectangle2D.Double(left, FRONT_Y + 12, width, bottom - FRONT_Y));
        paintTide(g, left, left + width, bottom);
        g.setPaint(new GradientPaint(
                0, (float) FRONT_Y + 12, new Color(0, 0, 0, 90), 0, (float) FRONT_Y + 44, new Color(0, 0, 0, 0)));
        g.fill(new Rectangle2D.Double(left, FRONT_Y + 12, width, 32));
    }

    /** The tide on the counter's front: rows of curling waves, paler towards the top. */
    private static void paintTide(Graphics2D g, double from, double to, double bottom) {
        BasicStroke line = new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        g.setStroke(line);
        double step = 120;
        int row = 0;
        for (double y = 1196; y < bottom + 60; y += 44, row++) {
            double start = Math.floor((from - step) / step) * step + (row % 2) * step / 2;
            for (double x = start; x < to + step; x += step) {
                g.setColor(Palette.clear(Palette.TIDE_LIGHT, 0.5 - 0.1 * Math.min(row, 3)));
                g.draw(curl(x, y));
                g.setColor(Palette.clear(Palette.JADE_LIGHT, 0.28));
                g.draw(curl(x + 10, y + 16));
            }
        }
    }

    private static Path2D curl(double x, double y) {
        Path2D wave = new Path2D.Double();
        wave.moveTo(x - 60, y + 20);
        wave.curveTo(x - 30, y + 20, x - 26, y - 26, x + 8, y - 26);
        wave.curveTo(x + 34, y - 26, x + 36, y + 4, x + 16, y + 4);
        wave.curveTo(x + 4, y + 4, x + 4, y - 10, x + 14, y - 10);
        return wave;
    }

    static RoundRectangle2D box(double x, double y, double width, double height, double round) {
        return new RoundRectangle2D.Double(x, y, width, height, 2 * round, 2 * round);
    }
}
