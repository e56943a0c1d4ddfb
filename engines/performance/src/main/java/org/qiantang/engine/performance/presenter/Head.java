package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.qiantang.engine.performance.Mouth;

/** The head, in a space of its own: the middle of the face at the origin. */
final class Head {
    private static final Path2D EAR =
            Outline.of("M 76 -6 C 84 -22 98 -16 95 4 C 93 22 88 36 78 36 C 72 30 74 10 76 -6 Z");
    private static final Shape EAR_SHADE =
            Outline.inked(Outline.of("M 81 -4 C 87 -10 92 -4 90 6 C 88 16 85 22 81 26"), 2);
    private static final Shape NOSE = Outline.inked(Outline.of("M -7 40 C -4 44 5 44 8 39"), 2);
    private static final Shape NOSE_MAN =
            Outline.inked(Outline.of("M -11 40 C -7 45 7 45 11 39 M 5 2 C 8 14 11 26 12 34"), 2);
    private static final Path2D NOSE_SHADE = Outline.of("M 3 4 C 7 18 12 30 11 37 C 8 42 0 42 -3 40 C 4 36 5 22 3 4 Z");
    private static final Shape HOOK = Outline.inked(Outline.of("M 0 2 L 0 8"), 2);
    private static final Path2D DROP = Outline.of("M 0 7 C 8 16 7 26 0 27 C -7 26 -8 16 0 7 Z");
    private static final Shape FOLDS_MATURE =
            Outline.inked(Outline.of("M -27 50 C -32 56 -34 62 -34 68 M 27 50 C 32 56 34 62 34 68"), 1.5);
    private static final Shape FOLDS_SENIOR = Outline.inked(
            Outline.of("M -26 48 C -33 56 -36 64 -35 74 M 26 48 C 33 56 36 64 35 74 "
                    + "M -66 10 L -74 6 M -66 15 L -75 15 M 66 10 L 74 6 M 66 15 L 75 15 "
                    + "M -50 27 C -42 31 -34 31 -28 28 M 50 27 C 42 31 34 31 28 28"),
            1.6);

    /** Where earrings hang, in the outward space of a side. */
    static final double LOBE_X = 81;

    static final double LOBE_Y = 36;

    private Head() {}

    static void paint(Graphics2D g, Look look, Tints tints, Posture posture, Mouth mouth) {
        double turn = posture.yaw();
        double drop = Lips.jawDrop(mouth);
        double nod = posture.pitch();
        shifted(g, -5 * turn, -2 * nod, () -> paintEars(g, look, tints, posture));
        Jaw jaw = Jaw.of(look);
        g.setColor(tints.skin);
        g.fill(jaw.face(drop));
        g.setColor(Palette.clear(tints.skinShade, 0.55));
        g.fill(jaw.sideShade(drop));
        shifted(g, 6 * turn, 5 * nod, () -> {
            paintCheeks(g, tints);
            Eyes.paint(g, look, tints, posture);
        });
        shifted(g, 5 * turn, 4 * nod, () -> paintAge(g, look, tints));
        shifted(g, 9 * turn, 7 * nod, () -> paintNose(g, look, tints));
        shifted(g, 7 * turn, 6 * nod + 69 + drop * 0.15, () -> Lips.paint(g, look, tints, mouth, posture.smile()));
    }

    /** What lies over hair and face: the glasses. */
    static void paintOver(Graphics2D g, Look look, Posture posture) {
        shifted(g, 6 * posture.yaw(), 5 * posture.pitch(), () -> Spectacles.paint(g, look.glasses()));
    }

    private static void paintEars(Graphics2D g, Look look, Tints tints, Posture posture) {
        AffineTransform before = g.getTransform();
        for (int side = -1; side <= 1; side += 2) {
            g.scale(side, 1);
            paintEar(g, tints, side);
            if (!look.isMan()) {
                g.translate(LOBE_X, LOBE_Y);
                g.rotate(posture.swing() * -side);
                paintEarring(g, look);
            }
            g.setTransform(before);
        }
    }

    /** An ear in the outward space of its side: -1 far from the goods, 1 near. */
    static void paintEar(Graphics2D g, Tints tints, int side) {
        g.setColor(side < 0 ? tints.skin : tints.skinShade);
        g.fill(EAR);
        g.setColor(tints.skinDeep);
        g.fill(EAR_SHADE);
    }

    static void paintEarring(Graphics2D g, Look look) {
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-2.6, -2.6, 5.2, 5.2));
        if (look.outfit() == Look.Outfit.QIPAO || look.outfit() == Look.Outfit.TANG_JACKET) {
            g.fill(HOOK);
            g.setColor(Palette.JADE);
            g.fill(DROP);
            g.setColor(Palette.clear(Color.WHITE, 0.55));
            g.fill(new Ellipse2D.Double(-4, 14, 3.2, 6));
        } else {
            g.setColor(new Color(0xFFF6EA));
            g.fill(new Ellipse2D.Double(-4.5, 1, 9, 9));
        }
    }

    static void paintCheeks(Graphics2D g, Tints tints) {
        AffineTransform before = g.getTransform();
        for (int side = -1; side <= 1; side += 2) {
            g.translate(side * 51, 41);
            g.scale(1, 0.72);
            g.setPaint(tints.blush);
            g.fill(new Ellipse2D.Double(-25, -25, 50, 50));
            g.setTransform(before);
        }
    }

    /** What the years have drawn. */
    static void paintAge(Graphics2D g, Look look, Tints tints) {
        switch (look.age()) {
            case YOUNG -> {}
            case MATURE -> {
                g.setColor(Palette.clear(tints.skinDeep, 0.4));
                g.fill(FOLDS_MATURE);
            }
            case SENIOR -> {
                g.setColor(Palette.clear(tints.skinDeep, 0.55));
                g.fill(FOLDS_SENIOR);
            }
        }
    }

    static void paintNose(Graphics2D g, Look look, Tints tints) {
        g.setColor(Palette.clear(tints.skinShade, 0.55));
        g.fill(NOSE_SHADE);
        g.setColor(Palette.clear(tints.skinDeep, 0.9));
        g.fill(look.isMan() ? NOSE_MAN : NOSE);
        g.setColor(Palette.clear(Color.WHITE, 0.4));
        g.fill(new Ellipse2D.Double(-4, 27, 6, 8));
    }

    private static void shifted(Graphics2D g, double dx, double dy, Runnable part) {
        g.translate(dx, dy);
        part.run();
        g.translate(-dx, -dy);
    }
}
