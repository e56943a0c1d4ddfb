package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A bright shop: arched shelves of goods, a rail of clothes, a plant and round lamps. */
final class ShopFloor {
    private static final Color OAK = new Color(0xD8B48A);
    private static final Color OAK_DEEP = new Color(0xB98C5E);
    private static final int[] GOODS = {0xE58F7C, 0x7FB7A3, 0xF0C978, 0x7C9CC9, 0xD7A6C2, 0x9CC27D};
    private static final Path2D DRESS =
            Outline.of("M -20 0 L -8 -10 L 8 -10 L 20 0 L 14 26 L 34 122 C 12 132 -12 132 -34 122 L -14 26 Z");

    private ShopFloor() {}

    static void paint(Graphics2D g, Rectangle2D view, boolean night) {
        Backdrop.wall(g, view, 0xFBEFE8, 0xF0D5C8);
        arch(g, 40, 250, 300);
        arch(g, 380, 250, 300);
        rail(g);
        Props.plant(g, 678, 816, 1.5, new Color(0xC97F62));
        if (night) {
            Backdrop.dusk(g, view);
        }
        for (double x : new double[] {120, 360, 600}) {
            g.setStroke(new BasicStroke(3f));
            g.setColor(new Color(0x8A6A58));
            g.draw(Outline.of("M %s -400 L %s 150".formatted(x, x)));
            Backdrop.glow(g, x, 184, night ? 300 : 120, new Color(255, 224, 160, night ? 150 : 130));
            g.setColor(new Color(0xFFF6E0));
            g.fill(new Ellipse2D.Double(x - 36, 148, 72, 72));
            g.setColor(Palette.clear(Color.WHITE, 0.7));
            g.fill(new Ellipse2D.Double(x - 20, 160, 26, 22));
        }
    }

    private static void arch(Graphics2D g, double x, double y, double width) {
        Path2D hole = Outline.of("M %s %s C %s %s %s %s %s %s L %s %s L %s %s Z"
                .formatted(x, y + 150, x, y - 60, x + width, y - 60, x + width, y + 150, x + width, 760.0, x, 760.0));
        g.setColor(new Color(0xF6E2D4));
        g.fill(hole);
        g.setStroke(new BasicStroke(7f));
        g.setColor(new Color(0xE2BFA9));
        g.draw(hole);
        for (int shelf = 0; shelf < 4; shelf++) {
            double floor = y + 130 + shelf * 116;
            Props.board(g, x + 4, floor, width - 8, OAK, OAK_DEEP);
            for (int i = 0; i < 5; i++) {
                Color color = new Color(GOODS[(i * 2 + shelf * 3 + (int) x) % GOODS.length]);
                double left = x + 24 + i * 54;
                switch ((i + shelf) % 3) {
                    case 0 -> Props.crate(g, left, floor, 44, 52 + (i % 2) * 16, color);
                    case 1 -> Props.bottle(g, left + 6, floor, 30, 78, color);
                    case 2 -> Props.bag(g, left, floor, 46, 50, color);
                    default -> throw new IllegalStateException("no such goods");
                }
            }
        }
    }

    private static void rail(Graphics2D g) {
        g.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x9A7B66));
        g.draw(Outline.of("M -60 640 L 150 640 M 140 640 L 140 920"));
        for (int i = 0; i < 4; i++) {
            g.translate(8 + i * 36, 664);
            g.setStroke(new BasicStroke(2.4f));
            g.setColor(new Color(0x9A7B66));
            g.draw(Outline.of("M 0 -24 L 0 -14 M -18 0 L 0 -14 L 18 0"));
            g.setColor(new Color(GOODS[i]));
            g.fill(DRESS);
            g.setColor(Palette.clear(Color.BLACK, 0.08));
            g.fill(Outline.of("M 4 0 L 20 0 L 14 26 L 34 122 L 8 130 Z"));
            g.translate(-8 - i * 36, -664);
        }
    }

    static void paintOnCounter(Graphics2D g) {
        Props.bag(g, 30, 936, 86, 96, new Color(0xE5484D));
        Props.crate(g, 126, 940, 66, 46, new Color(0x7FB7A3));
    }
}
