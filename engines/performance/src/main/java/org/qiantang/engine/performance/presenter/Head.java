package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.qiantang.engine.performance.Mouth;

/** The head, in a space of its own: the middle of the face at the origin, the chin at {@link #CHIN}. */
final class Head {
    static final double CHIN = 106;

    private static final Color BLUSH = new Color(0xF08F86);
    private static final RadialGradientPaint BLUSH_PAINT = new RadialGradientPaint(
            0f, 0f, 25f, new float[] {0f, 1f}, new Color[] {Palette.clear(BLUSH, 0.42), Palette.clear(BLUSH, 0)});
    private static final Path2D EAR =
            Outline.of("M 76 -6 C 84 -22 98 -16 95 4 C 93 22 88 36 78 36 C 72 30 74 10 76 -6 Z");
    private static final Shape EAR_SHADE =
            Outline.inked(Outline.of("M 81 -4 C 87 -10 92 -4 90 6 C 88 16 85 22 81 26"), 2);
    private static final Shape NOSE = Outline.inked(Outline.of("M -7 40 C -4 44 5 44 8 39"), 2);
    private static final Path2D NOSE_SHADE = Outline.of("M 3 4 C 7 18 12 30 11 37 C 8 42 0 42 -3 40 C 4 36 5 22 3 4 Z");

    private static final Shape HOOK = Outline.inked(Outline.of("M 0 2 L 0 8"), 2);
    private static final Path2D DROP = Outline.of("M 0 7 C 8 16 7 26 0 27 C -7 26 -8 16 0 7 Z");

    private Head() {}

    static void paint(Graphics2D g, Posture posture, Mouth mouth) {
        double turn = posture.yaw();
        double drop = Lips.jawDrop(mouth);
        double nod = posture.pitch();
        shifted(g, -5 * turn, -2 * nod, () -> paintEars(g, posture));
        Path2D face = face(drop);
        g.setColor(Palette.SKIN);
        g.fill(face);
        g.setColor(Palette.clear(Palette.SKIN_SHADE, 0.55));
        g.fill(sideShade(drop));
        shifted(g, 6 * turn, 5 * nod, () -> {
            paintCheeks(g);
            Eyes.paint(g, posture);
        });
        shifted(g, 9 * turn, 7 * nod, () -> paintNose(g));
        shifted(g, 7 * turn, 6 * nod + 69 + drop * 0.15, () -> Lips.paint(g, mouth, posture.smile()));
    }

    private static Path2D face(double drop) {
        Path2D face = new Path2D.Double();
        double chin = CHIN + drop;
        face.moveTo(-82, -34);
        face.curveTo(-86, 18, -78, 50 + drop * 0.3, -54, 78 + drop * 0.7);
        face.curveTo(-36, 96 + drop, -18, chin, 0, chin);
        face.curveTo(18, chin, 36, 96 + drop, 54, 78 + drop * 0.7);
        face.curveTo(78, 50 + drop * 0.3, 86, 18, 82, -34);
        face.curveTo(78, -112, -78, -112, -82, -34);
        face.closePath();
        return face;
    }

    private static Path2D sideShade(double drop) {
        Path2D shade = new Path2D.Double();
        double chin = CHIN + drop;
        shade.moveTo(82, -34);
        shade.curveTo(86, 18, 78, 50 + drop * 0.3, 54, 78 + drop * 0.7);
        shade.curveTo(36, 96 + drop, 18, chin, 0, chin);
        shade.curveTo(22, chin - 8, 46, 76 + drop * 0.7, 58, 48 + drop * 0.3);
        shade.curveTo(68, 20, 70, -10, 70, -40);
        shade.closePath();
        return shade;
    }

    private static void paintEars(Graphics2D g, Posture posture) {
        AffineTransform before = g.getTransform();
        for (int side = -1; side <= 1; side += 2) {
            g.scale(side, 1);
            g.setColor(side < 0 ? Palette.SKIN : Palette.SKIN_SHADE);
            g.fill(EAR);
            g.setColor(Palette.SKIN_DEEP);
            g.fill(EAR_SHADE);
            g.translate(81, 36);
            g.rotate(posture.swing() * -side);
            paintEarring(g);
            g.setTransform(before);
        }
    }

    private static void paintEarring(Graphics2D g) {
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2));
        g.fill(HOOK);
        g.setColor(Palette.JADE);
        g.fill(DROP);
        g.setColor(Palette.clear(Color.WHITE, 0.55));
        g.fill(new Ellipse2D.Double(-4, 14, 3.2, 6));
    }

    private static void paintCheeks(Graphics2D g) {
        AffineTransform before = g.getTransform();
        for (int side = -1; side <= 1; side += 2) {
            g.translate(side * 51, 41);
            g.scale(1, 0.72);
            g.setPaint(BLUSH_PAINT);
            g.fill(new Ellipse2D.Double(-25, -25, 50, 50));
            g.setTransform(before);
        }
    }

    private static void paintNose(Graphics2D g) {
        g.setColor(Palette.clear(Palette.SKIN_SHADE, 0.55));
        g.fill(NOSE_SHADE);
        g.setColor(Palette.clear(Palette.SKIN_DEEP, 0.95));
        g.fill(NOSE);
        g.setColor(Palette.clear(Color.WHITE, 0.5));
        g.fill(new Ellipse2D.Double(-4, 27, 6, 8));
    }

    private static void shifted(Graphics2D g, double dx, double dy, Runnable part) {
        g.translate(dx, dy);
        part.run();
        g.translate(-dx, -dy);
    }
}
