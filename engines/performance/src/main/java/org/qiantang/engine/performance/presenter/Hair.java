package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Her hair, in the space of the head: a side parting, a knot with a jade pin, the rest falling behind. */
final class Hair {
    private static final Path2D BACK = Outline.of("M -98 10 C -112 -70 -84 -142 -8 -146 C 72 -148 112 -84 100 4 "
            + "C 104 70 122 120 120 176 C 118 216 92 236 60 240 L -66 240 C -98 234 -122 214 -120 174 "
            + "C -118 118 -100 70 -98 10 Z "
            // Hollow where face and neck always cover it: what nobody sees need not be filled.
            + "M -40 -60 L -40 90 L 40 90 L 40 -60 Z");
    private static final Path2D KNOT =
            Outline.of("M -30 -136 C -44 -164 -24 -190 6 -190 C 38 -190 54 -164 42 -136 C 24 -124 -14 -124 -30 -136 Z");
    private static final Path2D KNOT_LIGHT =
            Outline.of("M -20 -150 C -16 -174 8 -182 24 -174 C 8 -170 -4 -160 -8 -142 Z");
    private static final Path2D FRONT = Outline.of("M -92 48 C -108 -22 -104 -88 -58 -122 C -24 -146 40 -148 68 -120 "
            + "C 104 -88 106 -20 93 46 C 88 30 86 -2 80 -22 C 68 -48 44 -66 24 -86 "
            + "C 10 -62 -34 -42 -64 -30 C -80 -22 -86 8 -92 48 Z");
    private static final Path2D FRONT_SHADE = Outline.of("M 26 -88 C 10 -58 -34 -38 -62 -26 C -74 -20 -80 0 -83 24 "
            + "C -80 -10 -70 -16 -56 -20 C -28 -30 10 -46 28 -74 C 44 -50 66 -38 76 -12 C 72 -44 44 -62 26 -88 Z");
    private static final Path2D SHEEN = Outline.of(
            "M -86 -52 C -70 -84 -40 -104 14 -112 C -24 -92 -56 -72 -72 -40 " + "C -78 -34 -86 -40 -86 -52 Z");
    private static final Path2D SHEEN_SMALL = Outline.of("M 40 -112 C 72 -102 90 -78 92 -46 C 84 -66 66 -84 44 -96 Z");
    private static final Path2D LOCK_LEFT =
            Outline.of("M -90 -20 C -104 20 -100 66 -108 104 C -114 136 -106 158 -92 178 "
                    + "C -96 150 -84 130 -84 100 C -84 66 -92 30 -80 -14 Z");
    private static final Path2D LOCK_RIGHT = Outline.of("M 88 -24 C 102 16 96 60 104 92 C 108 116 104 132 96 150 "
            + "C 94 124 86 108 85 80 C 84 50 90 20 79 -16 Z");
    private static final Shape STRANDS = Outline.inked(
            Outline.of("M 16 -110 C -20 -92 -62 -70 -82 -30 M 20 -102 C -8 -76 -48 -56 -76 -34 "
                    + "M 34 -104 C 56 -86 78 -62 88 -22 M -96 40 C -106 80 -110 122 -112 164 "
                    + "M 98 40 C 106 80 110 122 110 164"),
            1.8);
    private static final Color STRAND = Palette.clear(new Color(0x8A6260), 0.5);
    private static final GradientPaint FALL = new GradientPaint(0, -60, Palette.HAIR_DEEP, 0, 240, new Color(0x4A3236));
    private static final Shape CORD = Outline.inked(Outline.of("M 0 0 L 0 18"), 1.8);
    private static final Path2D TASSEL = Outline.of("M -3 18 L 3 18 L 6 46 L -6 46 Z");
    private static final Shape PIN = Outline.inked(Outline.of("M -58 -140 L 74 -178"), 5);

    private Hair() {}

    static void paintBehind(Graphics2D g, Posture posture) {
        g.translate(-3 * posture.yaw(), 0);
        g.setPaint(FALL);
        g.fill(BACK);
        g.translate(3 * posture.yaw(), 0);
    }

    static void paintKnot(Graphics2D g, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(-6 * posture.yaw(), 0);
        paintPin(g, posture);
        g.setColor(Palette.HAIR);
        g.fill(KNOT);
        g.setColor(Palette.clear(Palette.HAIR_LIGHT, 0.6));
        g.fill(KNOT_LIGHT);
        g.setTransform(before);
    }

    private static void paintPin(Graphics2D g, Posture posture) {
        AffineTransform before = g.getTransform();
        g.setColor(Palette.GOLD);
        g.fill(PIN);
        g.setColor(Palette.JADE);
        g.fill(new Ellipse2D.Double(66, -188, 20, 20));
        g.setColor(Palette.JADE_LIGHT);
        g.fill(new Ellipse2D.Double(70, -185, 7, 7));
        g.translate(76, -168);
        g.rotate(-posture.swing());
        g.setColor(Palette.GOLD);
        g.fill(CORD);
        g.setColor(Palette.VERMILION);
        g.fill(TASSEL);
        g.setTransform(before);
    }

    static void paintFront(Graphics2D g, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(1.5 * posture.yaw(), 1.5 * posture.pitch());
        g.setColor(Palette.clear(Palette.SKIN_DEEP, 0.38));
        g.fill(FRONT_SHADE);
        g.setColor(Palette.HAIR);
        g.fill(FRONT);
        g.fill(LOCK_LEFT);
        g.fill(LOCK_RIGHT);
        g.setColor(Palette.clear(Palette.HAIR_LIGHT, 0.5));
        g.fill(SHEEN);
        g.fill(SHEEN_SMALL);
        g.setColor(STRAND);
        g.fill(STRANDS);
        g.setTransform(before);
    }
}
