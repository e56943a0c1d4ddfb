package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** A broadcasting studio: a ring of light, soft boxes, panels on the wall and a microphone on the desk. */
final class StudioSet {
    private static final Path2D TIDE =
            Outline.of("M -96 44 C -30 44 -12 -52 40 -52 C 92 -52 92 20 44 20 C 16 20 16 -14 40 -14");

    private StudioSet() {}

    static void paint(Graphics2D g, Rectangle2D view, boolean night) {
        Backdrop.wall(g, view, night ? 0x1B2142 : 0xDCE7F5, night ? 0x3A2C5C : 0xB7C9E4);
        for (int row = 0; row < 5; row++) {
            for (double x = -40 + (row % 2) * 60; x < 760; x += 120) {
                g.setColor(Palette.clear(Color.WHITE, night ? 0.035 : 0.22));
                g.fill(Backdrop.box(x + 5, 400 + row * 104, 110, 94, 12));
            }
        }
        Color ring = night ? new Color(0x8EA8FF) : new Color(0xFFFFFF);
        Backdrop.glow(g, 330, 420, 430, new Color(ring.getRed(), ring.getGreen(), ring.getBlue(), night ? 120 : 190));
        g.setStroke(new BasicStroke(24f));
        g.setColor(night ? new Color(0xC6D3FF) : new Color(0xFFFFFF));
        g.draw(new Ellipse2D.Double(330 - 246, 420 - 246, 492, 492));
        g.setStroke(new BasicStroke(5f));
        g.setColor(Palette.clear(Palette.TIDE, night ? 0.9 : 0.5));
        g.draw(new Ellipse2D.Double(330 - 262, 420 - 262, 524, 524));
        softBox(g, 40, 210, 0.16, night);
        softBox(g, 690, 250, -0.2, night);
        g.translate(600, 640);
        g.setStroke(new BasicStroke(12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        if (night) {
            g.setColor(new Color(255, 92, 140, 60));
            g.draw(TIDE);
            g.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(0xFF8FB2));
        } else {
            g.setColor(Palette.clear(Palette.TIDE, 0.55));
        }
        g.draw(TIDE);
        g.translate(-600, -640);
    }

    private static void softBox(Graphics2D g, double x, double y, double lean, boolean night) {
        g.translate(x, y);
        g.rotate(lean);
        Backdrop.glow(g, 0, 0, 190, new Color(255, 250, 235, night ? 120 : 160));
        g.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x394358));
        g.draw(Outline.of("M 0 90 L 0 900"));
        g.setColor(new Color(0x2A3346));
        g.fill(Backdrop.box(-76, -98, 152, 196, 12));
        g.setPaint(new GradientPaint(0, -88, new Color(0xFFFFFF), 0, 88, new Color(0xF3EBD8)));
        g.fill(Backdrop.box(-66, -88, 132, 176, 8));
        g.rotate(-lean);
        g.translate(-x, -y);
    }

    static void paintOnCounter(Graphics2D g) {
        g.setStroke(new BasicStroke(8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(0x151A26));
        g.draw(Outline.of("M 92 936 L 92 850 C 92 820 116 806 140 800"));
        g.fill(Backdrop.box(52, 928, 80, 14, 7));
        g.translate(150, 794);
        g.rotate(-0.5);
        g.setPaint(new GradientPaint(-20, 0, new Color(0x8B94A7), 20, 0, new Color(0x2C3446)));
        g.fill(Backdrop.box(-22, -46, 44, 84, 21));
        g.setColor(Palette.clear(Color.BLACK, 0.35));
        for (int i = 0; i < 4; i++) {
            g.fill(new Rectangle2D.Double(-20, -34 + i * 13, 40, 4));
        }
        g.rotate(0.5);
        g.translate(-150, -794);
    }
}
