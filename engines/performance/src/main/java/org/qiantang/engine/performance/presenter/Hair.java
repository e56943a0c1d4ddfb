package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** A head of hair with what is pinned into it, in the space of the head. */
final class Hair {
    private static final Path2D TOP_LIGHT =
            Outline.of("M -20 -150 C -16 -174 8 -182 24 -174 C 8 -170 -4 -160 -8 -142 Z");
    private static final Shape CORD = Outline.inked(Outline.of("M 0 0 L 0 18"), 1.8);
    private static final Path2D TASSEL = Outline.of("M -3 18 L 3 18 L 6 46 L -6 46 Z");
    private static final Shape PIN = Outline.inked(Outline.of("M -58 -140 L 74 -178"), 5);
    private static final Shape TIE = Outline.inked(Outline.of("M 64 -120 C 76 -112 84 -98 84 -84"), 9);

    /** Where the tassel hangs. */
    static final double TASSEL_X = 76;

    static final double TASSEL_Y = -168;

    private Hair() {}

    static void paintBehind(Graphics2D g, Look look, Tints tints, HairCut cut, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(-3 * posture.yaw(), 0);
        paintBack(g, look, tints, cut);
        g.translate(-3 * posture.yaw(), 0);
        AffineTransform top = g.getTransform();
        if (isPinned(look)) {
            paintPin(g);
            g.translate(TASSEL_X, TASSEL_Y);
            g.rotate(-posture.swing());
            paintTassel(g);
            g.setTransform(top);
        }
        paintTop(g, tints, cut);
        g.setTransform(before);
    }

    /** What hangs behind head and neck, and what ties it. */
    static void paintBack(Graphics2D g, Look look, Tints tints, HairCut cut) {
        g.setPaint(tints.hairFall);
        g.fill(cut.back());
        if (look.hair() == Look.HairStyle.PONYTAIL) {
            g.setColor(tints.trim);
            g.fill(TIE);
        }
    }

    static boolean isPinned(Look look) {
        return look.hair() == Look.HairStyle.KNOT;
    }

    static void paintPin(Graphics2D g) {
        g.setColor(Palette.GOLD);
        g.fill(PIN);
        g.setColor(Palette.JADE);
        g.fill(new Ellipse2D.Double(66, -188, 20, 20));
        g.setColor(Palette.JADE_LIGHT);
        g.fill(new Ellipse2D.Double(70, -185, 7, 7));
    }

    /** What hangs from the pin, from its own point down. */
    static void paintTassel(Graphics2D g) {
        g.setColor(Palette.GOLD);
        g.fill(CORD);
        g.setColor(Palette.VERMILION);
        g.fill(TASSEL);
    }

    /** What is put up above the head, if anything is. */
    static void paintTop(Graphics2D g, Tints tints, HairCut cut) {
        Path2D top = cut.top();
        if (top != null) {
            g.setColor(tints.hair);
            g.fill(top);
            g.setColor(Palette.clear(tints.hairLight, 0.6));
            g.fill(TOP_LIGHT);
        }
    }

    static void paintFront(Graphics2D g, Tints tints, HairCut cut, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(1.5 * posture.yaw(), 1.5 * posture.pitch());
        paintFringe(g, tints, cut);
        g.setTransform(before);
    }

    /** What lies over the brow and beside the face, with its shadow and its light. */
    static void paintFringe(Graphics2D g, Tints tints, HairCut cut) {
        g.setColor(Palette.clear(tints.skinDeep, 0.38));
        g.fill(cut.shadow());
        g.setColor(tints.hair);
        g.fill(cut.front());
        g.setColor(Palette.clear(tints.hairLight, 0.45));
        g.fill(cut.sheen());
        g.setColor(tints.strand);
        g.fill(cut.strands());
    }
}
