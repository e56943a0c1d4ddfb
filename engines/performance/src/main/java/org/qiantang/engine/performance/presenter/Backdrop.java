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

/** What stands behind and before the presenter: a room, its light and the counter. Drawn once for each size. */
final class Backdrop {
    static final double COUNTER_Y = 908;
    private static final double FRONT_Y = 952;
    private static final Color DUSK = new Color(22, 18, 74, 138);

    /** The counter's top and front, each from above to below. */
    private record Bench(int top, int edge, int front, int foot, int lip) {}

    private Backdrop() {}

    /** Paints everything that can be seen in {@code view}, which may be larger than the design itself. */
    static void paint(Graphics2D g, Rectangle2D view, Look look) {
        boolean night = look.atNight();
        switch (look.scene()) {
            case TEA_ROOM -> TeaRoom.paint(g, view, night);
            case SHOP -> ShopFloor.paint(g, view, night);
            case KITCHEN -> Kitchen.paint(g, view, night);
            case STUDIO -> StudioSet.paint(g, view, night);
            case COUNTER -> MarketStall.paint(g, view, night);
        }
        paintCounter(g, view, bench(look.scene()));
        paintOnCounter(g, look);
        if (night) {
            g.setColor(new Color(8, 10, 36, 96));
            g.fill(new Rectangle2D.Double(view.getMinX(), FRONT_Y, view.getWidth(), view.getMaxY() - FRONT_Y));
            glow(g, 360, COUNTER_Y + 10, 420, 90, new Color(255, 214, 150, 90));
        }
    }

    /** What stands on the counter, before whoever is behind it; all of it above y 960 and below 700. */
    static void paintOnCounter(Graphics2D g, Look look) {
        switch (look.scene()) {
            case TEA_ROOM -> Furniture.paintTeaSet(g, 96, 928);
            case SHOP -> ShopFloor.paintOnCounter(g);
            case KITCHEN -> Kitchen.paintOnCounter(g);
            case STUDIO -> StudioSet.paintOnCounter(g);
            case COUNTER -> MarketStall.paintOnCounter(g);
        }
    }

    private static Bench bench(Look.Scene scene) {
        return switch (scene) {
            case TEA_ROOM -> new Bench(0xC9946A, 0xA8734E, 0x0E5096, 0x062A55, 0x5B3826);
            case SHOP -> new Bench(0xF7F3EC, 0xDDD3C4, 0xD9A58C, 0x9C6450, 0xB9826B);
            case KITCHEN -> new Bench(0xF3F1EC, 0xCFCBC2, 0x3F7A73, 0x1E4A49, 0x2B5C58);
            case STUDIO -> new Bench(0x3A4356, 0x242B3A, 0x1A2132, 0x0B0F1A, 0x4E7BD0);
            case COUNTER -> new Bench(0xD9A566, 0xB07A41, 0x9A5B34, 0x5C3119, 0x6E4022);
        };
    }

    static void wall(Graphics2D g, Rectangle2D view, int above, int below) {
        g.setPaint(new GradientPaint(0, 0, new Color(above), 0, 940, new Color(below)));
        g.fill(view);
    }

    /** Night falls over what is painted so far; lamps are lit afterwards. */
    static void dusk(Graphics2D g, Rectangle2D view) {
        g.setColor(DUSK);
        g.fill(view);
    }

    static void glow(Graphics2D g, double x, double y, double radius, Color color) {
        glow(g, x, y, radius, radius, color);
    }

    static void glow(Graphics2D g, double x, double y, double wide, double high, Color color) {
        g.translate(x, y);
        g.scale(1, high / wide);
        g.setPaint(new RadialGradientPaint(0f, 0f, (float) wide, new float[] {0f, 0.5f, 1f}, new Color[] {
            color, Palette.clear(color, color.getAlpha() / 255.0 * 0.36), Palette.clear(color, 0)
        }));
        g.fill(new Ellipse2D.Double(-wide, -wide, 2 * wide, 2 * wide));
        g.scale(1, wide / high);
        g.translate(-x, -y);
    }

    private static void paintCounter(Graphics2D g, Rectangle2D view, Bench bench) {
        double left = view.getMinX();
        double width = view.getWidth();
        double bottom = Math.max(1280, view.getMaxY());
        Color shadow = new Color(30, 18, 12);
        g.setPaint(new GradientPaint(
                0,
                (float) COUNTER_Y - 26,
                Palette.clear(shadow, 0),
                0,
                (float) COUNTER_Y,
                Palette.clear(shadow, 0.25)));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y - 26, width, 26));
        g.setPaint(new GradientPaint(
                0, (float) COUNTER_Y, new Color(bench.top), 0, (float) FRONT_Y, new Color(bench.edge)));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y, width, FRONT_Y - COUNTER_Y));
        g.setColor(Palette.clear(Color.WHITE, 0.35));
        g.fill(new Rectangle2D.Double(left, COUNTER_Y, width, 2.5));
        g.setColor(new Color(bench.lip));
        g.fill(new Rectangle2D.Double(left, FRONT_Y, width, 12));
        g.setPaint(new GradientPaint(
                0, (float) FRONT_Y + 12, new Color(bench.front), 0, (float) bottom, new Color(bench.foot)));
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
                g.setColor(Palette.clear(Color.WHITE, 0.22 - 0.04 * Math.min(row, 3)));
                g.draw(curl(x, y));
                g.setColor(Palette.clear(Color.WHITE, 0.10));
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
