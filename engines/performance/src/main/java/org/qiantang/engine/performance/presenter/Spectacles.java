package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;

/** A pair of glasses, in the space of the face's features. */
final class Spectacles {
    private static final Color RIM = new Color(0x4A3A36);
    private static final Color GOLD = new Color(0xB8924C);
    private static final Color GLASS = new Color(255, 255, 255, 26);
    private static final Shape ROUND =
            rim(new Ellipse2D.Double(-38 - 30, 6 - 28, 60, 58), new Ellipse2D.Double(38 - 30, 6 - 28, 60, 58), 3.0);
    private static final Shape SQUARE = rim(
            new RoundRectangle2D.Double(-38 - 30, 6 - 21, 60, 42, 18, 18),
            new RoundRectangle2D.Double(38 - 30, 6 - 21, 60, 42, 18, 18),
            3.2);
    private static final Path2D GLINTS =
            Outline.of("M -58 18 L -46 -12 L -40 -12 L -52 18 Z M 20 18 L 32 -12 L 35 -12 L 23 18 Z");

    private Spectacles() {}

    static void paint(Graphics2D g, Look.Glasses glasses) {
        switch (glasses) {
            case NONE -> {}
            case ROUND -> paint(g, ROUND, GOLD);
            case SQUARE -> paint(g, SQUARE, RIM);
        }
    }

    private static void paint(Graphics2D g, Shape rim, Color color) {
        g.setColor(GLASS);
        g.fill(new Ellipse2D.Double(-66, -18, 56, 48));
        g.fill(new Ellipse2D.Double(10, -18, 56, 48));
        g.setColor(Palette.clear(Color.WHITE, 0.28));
        g.fill(GLINTS);
        g.setColor(color);
        g.fill(rim);
    }

    private static Shape rim(Shape left, Shape right, double thick) {
        Path2D all = new Path2D.Double();
        all.append(Outline.inked(left, thick), false);
        all.append(Outline.inked(right, thick), false);
        all.append(
                Outline.inked(Outline.of("M -9 0 C -5 -6 5 -6 9 0 M -67 -2 L -80 -8 M 67 -2 L 80 -8"), thick), false);
        return all;
    }
}
