package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A market counter: a striped awning, the street behind, crates of fruit, and lights on a string. */
final class MarketStall {
    private static final int[] FRUIT = {0xE5533D, 0xF2A93B, 0x8DBB4F, 0xF4CF52, 0xC94E6D};

    private MarketStall() {}

    static void paint(Graphics2D g, Rectangle2D view, boolean night) {
        Backdrop.wall(g, view, 0xCDE6F0, 0xFBEBD2);
        houses(g);
        shelf(g, 30, 640);
        shelf(g, 30, 790);
        shelf(g, 400, 700);
        shelf(g, 400, 830);
        if (night) {
            Backdrop.dusk(g, view);
            Backdrop.dusk(g, new Rectangle2D.Double(view.getMinX(), view.getMinY(), view.getWidth(), 420));
            lit(g);
        }
        awning(g, view, night);
        lights(g, night);
    }

    private static void houses(Graphics2D g) {
        int[] walls = {0xF1D9C0, 0xE9C7AE, 0xF4E4CB, 0xDDBFA8};
        for (int i = 0; i < 4; i++) {
            double x = -30 + i * 200;
            double top = 290 + (i % 2) * 50;
            g.setColor(new Color(walls[i]));
            g.fill(new Rectangle2D.Double(x, top, 196, 660));
            g.setColor(new Color(0x7B5C55));
            g.fill(Outline.of("M %s %s L %s %s L %s %s L %s %s Z"
                    .formatted(x - 22, top + 10, x + 20, top - 56, x + 176, top - 56, x + 218, top + 10)));
            for (int row = 0; row < 2; row++) {
                for (int col = 0; col < 2; col++) {
                    g.setColor(new Color(0x8FB6C4));
                    g.fill(Backdrop.box(x + 30 + col * 84, top + 40 + row * 116, 54, 76, 4));
                    g.setStroke(new BasicStroke(5f));
                    g.setColor(new Color(0x9C6B4C));
                    g.draw(Backdrop.box(x + 30 + col * 84, top + 40 + row * 116, 54, 76, 4));
                }
            }
        }
    }

    private static void lit(Graphics2D g) {
        for (int i = 0; i < 4; i++) {
            double x = -30 + i * 200;
            double top = 290 + (i % 2) * 50;
            for (int pane = 0; pane < 4; pane++) {
                if ((i + pane) % 3 != 0) {
                    g.setColor(new Color(255, 208, 120, 220));
                    g.fill(Backdrop.box(x + 33 + pane % 2 * 84, top + 43 + pane / 2 * 116, 48, 70, 3));
                }
            }
        }
    }

    private static void shelf(Graphics2D g, double x, double floor) {
        for (int i = 0; i < 8; i++) {
            Props.fruit(
                    g,
                    x + 30 + i * 34,
                    floor - 30 - (i % 2) * 10,
                    22,
                    new Color(FRUIT[(i / 3 + (int) floor / 60) % FRUIT.length]));
        }
        g.setColor(new Color(0xB98653));
        g.fill(Backdrop.box(x, floor - 30, 300, 48, 4));
        g.setColor(new Color(0x8F6238));
        g.fill(new Rectangle2D.Double(x, floor - 8, 300, 4));
        g.setColor(new Color(0x2F3A35));
        g.fill(Backdrop.box(x + 110, floor - 24, 80, 36, 4));
        g.setColor(Palette.clear(Color.WHITE, 0.7));
        g.fill(new Rectangle2D.Double(x + 124, floor - 12, 52, 3));
        g.fill(new Rectangle2D.Double(x + 132, floor - 3, 36, 3));
    }

    private static void awning(Graphics2D g, Rectangle2D view, boolean night) {
        double top = Math.min(-10, view.getMinY());
        int stripe = 0;
        for (double x = Math.floor(view.getMinX() / 80) * 80 - 80; x < view.getMaxX() + 80; x += 80, stripe++) {
            Color color =
                    stripe % 2 == 0 ? new Color(night ? 0xA8403F : 0xDF5B50) : new Color(night ? 0xC9BBA6 : 0xFFF6E8);
            Path2D cloth = Outline.of("M %s %s L %s %s L %s 210 C %s 246 %s 246 %s 210 Z"
                    .formatted(x, top, x + 80, top, x + 80, x + 80, x, x));
            g.setColor(color);
            g.fill(cloth);
            g.setColor(Palette.clear(Color.BLACK, 0.07));
            g.fill(Outline.of(
                    "M %s 196 L %s 196 L %s 210 C %s 246 %s 246 %s 210 Z".formatted(x, x + 80, x + 80, x + 80, x, x)));
        }
        g.setColor(Palette.clear(Color.BLACK, night ? 0.2 : 0.08));
        g.fill(new Rectangle2D.Double(view.getMinX(), 236, view.getWidth(), 26));
    }

    private static void lights(Graphics2D g, boolean night) {
        g.setStroke(new BasicStroke(2.5f));
        g.setColor(new Color(0x4A3A30));
        g.draw(Outline.of("M -40 262 C 120 330 240 330 360 270 C 480 330 600 330 760 262"));
        for (int i = 0; i < 12; i++) {
            double x = -6 + i * 66;
            double sag = Math.abs(Math.sin((x - 360) / 400 * Math.PI));
            double y = 272 + 38 * sag;
            if (night) {
                Backdrop.glow(g, x, y + 12, 74, new Color(255, 212, 130, 190));
            }
            g.setColor(new Color(night ? 0xFFF3CF : 0xF7DE9E));
            g.fill(new Ellipse2D.Double(x - 9, y + 2, 18, 22));
            g.setColor(new Color(0x4A3A30));
            g.fill(new Rectangle2D.Double(x - 5, y - 3, 10, 8));
        }
    }

    static void paintOnCounter(Graphics2D g) {
        g.setColor(new Color(0xB98653));
        for (int i = 0; i < 6; i++) {
            Props.fruit(g, 44 + i * 26, 896 - (i % 2) * 14, 20, new Color(FRUIT[i % 2 == 0 ? 0 : 1]));
        }
        g.setColor(new Color(0xC99660));
        g.fill(Outline.of("M 18 898 L 206 898 L 192 944 L 32 944 Z"));
        g.setColor(new Color(0x9C6B3C));
        g.fill(new Rectangle2D.Double(24, 916, 176, 4));
    }
}
