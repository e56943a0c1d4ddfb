package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A kitchen: tiles, a window over the sink, pans on a rail, spice jars, and something on the stove. */
final class Kitchen {
    private static final Path2D PAN = Outline.of("M -44 40 C -44 90 44 90 44 40 C 44 16 -44 16 -44 40 Z");
    private static final Path2D WOK = Outline.of("M -74 -34 L 74 -34 C 66 18 40 34 0 34 C -40 34 -66 18 -74 -34 Z");

    private Kitchen() {}

    static void paint(Graphics2D g, Rectangle2D view, boolean night) {
        Backdrop.wall(g, view, 0xF3EEE3, 0xE6DDCB);
        tiles(g, view);
        Props.board(g, 420, 334, 340, new Color(0xC99A6A), new Color(0x9C6E44));
        Props.bottle(g, 440, 334, 30, 84, new Color(0xC7873B));
        Props.bottle(g, 478, 334, 34, 66, new Color(0x6E9B6B));
        Props.crate(g, 522, 334, 56, 58, new Color(0xD5C39C));
        Props.bottle(g, 588, 334, 28, 92, new Color(0x9C3F33));
        Props.plant(g, 668, 280, 0.9, new Color(0xC27A55));
        rail(g);
        Props.plant(g, 60, 848, 1.1, new Color(0xE4D9C3));
        if (night) {
            Backdrop.dusk(g, view);
        }
        Props.window(g, 30, 190, 320, 380, new Color(night ? 0xB9AE98 : 0xFDFBF6), night);
        Props.pendant(g, 200, 120, new Color(0x2F6D66), night);
        Props.pendant(g, 560, 140, new Color(0x2F6D66), night);
    }

    private static void tiles(Graphics2D g, Rectangle2D view) {
        g.setStroke(new BasicStroke(2f));
        int row = 0;
        for (double y = 420; y < 910; y += 46, row++) {
            for (double x = Math.floor(view.getMinX() / 92) * 92 - (row % 2) * 46; x < view.getMaxX(); x += 92) {
                g.setColor((row * 5 + (int) (x / 46)) % 7 == 0 ? new Color(0xD9E7DF) : new Color(0xFBF9F3));
                g.fill(Backdrop.box(x + 2, y + 2, 88, 42, 4));
            }
        }
    }

    private static void rail(Graphics2D g) {
        g.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x8E9298));
        g.draw(Outline.of("M 410 470 L 760 470"));
        Color[] metal = {new Color(0xC98A56), new Color(0x5F666F), new Color(0xB9BEC6)};
        for (int i = 0; i < 3; i++) {
            double x = 462 + i * 100;
            g.setStroke(new BasicStroke(8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(metal[i].darker());
            g.draw(Outline.of("M %s 476 L %s 560".formatted(x, x)));
            g.translate(x, 540);
            g.setPaint(new GradientPaint(-44, 0, metal[i].brighter(), 44, 0, metal[i]));
            g.fill(PAN);
            g.setColor(Palette.clear(Color.WHITE, 0.25));
            g.fill(new Ellipse2D.Double(-28, 34, 20, 26));
            g.translate(-x, -540);
        }
    }

    static void paintOnCounter(Graphics2D g) {
        g.translate(112, 900);
        g.setPaint(new GradientPaint(-70, 0, new Color(0x5A616B), 70, 0, new Color(0x2B3037)));
        g.fill(WOK);
        g.setColor(new Color(0x1E2227));
        g.fill(Backdrop.box(-82, -40, 164, 12, 6));
        g.setColor(new Color(0x7CB66A));
        g.fill(new Ellipse2D.Double(-44, -46, 34, 14));
        g.setColor(new Color(0xE07B4F));
        g.fill(new Ellipse2D.Double(-6, -48, 30, 14));
        g.setColor(new Color(0xF2CF6B));
        g.fill(new Ellipse2D.Double(22, -45, 26, 12));
        g.translate(-112, -900);
        g.setPaint(new GradientPaint(0, 922, new Color(0xD9AE77), 0, 942, new Color(0xB3834C)));
        g.fill(Backdrop.box(540, 920, 150, 20, 8));
        Props.fruit(g, 580, 906, 22, new Color(0xE0533F));
        Props.fruit(g, 618, 908, 18, new Color(0xF1B33C));
        Props.fruit(g, 652, 907, 20, new Color(0x7FB35D));
    }
}
