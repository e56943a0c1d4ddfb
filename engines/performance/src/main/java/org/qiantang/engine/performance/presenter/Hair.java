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

    private Hair() {}

    static void paintBehind(Graphics2D g, Look look, Tints tints, HairCut cut, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(-3 * posture.yaw(), 0);
        g.setPaint(tints.hairFall);
        g.fill(cut.back());
        if (look.hair() == Look.HairStyle.PONYTAIL) {
            g.setColor(tints.trim);
            g.fill(TIE);
        }
        g.translate(-3 * posture.yaw(), 0);
        Path2D top = cut.top();
        if (top != null) {
            if (look.hair() == Look.HairStyle.KNOT) {
                paintPin(g, posture);
            }
            g.setColor(tints.hair);
            g.fill(top);
            g.setColor(Palette.clear(tints.hairLight, 0.6));
            g.fill(TOP_LIGHT);
        }
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

    static void paintFront(Graphics2D g, Tints tints, HairCut cut, Posture posture) {
        AffineTransform before = g.getTransform();
        g.translate(1.5 * posture.yaw(), 1.5 * posture.pitch());
        g.setColor(Palette.clear(tints.skinDeep, 0.38));
        g.fill(cut.shadow());
        g.setColor(tints.hair);
        g.fill(cut.front());
        g.setColor(Palette.clear(tints.hairLight, 0.45));
        g.fill(cut.sheen());
        g.setColor(tints.strand);
        g.fill(cut.strands());
        g.setTransform(before);
    }
}
