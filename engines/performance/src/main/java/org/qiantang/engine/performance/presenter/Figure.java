package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.qiantang.engine.performance.Mouth;

/**
 * The presenter put together from her parts, in design space.
 *
 * <p>Body and arms are one layer and the head another, because the head must be drawn for every frame and the rest need not.
 */
final class Figure {
    private static final double NECK_Y = 548;
    private static final double HIP = 380;
    private static final double FACE_ABOVE_NECK = 156;
    private static final double HEAD_SIZE = 0.98;

    private final Look look;
    private final Tints tints;
    private final HairCut cut;

    Figure(Look look) {
        this.look = look;
        tints = new Tints(look);
        cut = HairCut.of(look.hair());
    }

    /** Everything but the head. */
    void paintBody(Graphics2D g, Posture posture) {
        AffineTransform design = g.getTransform();
        AffineTransform body = body(design, posture);
        g.setTransform(head(body, posture));
        Hair.paintBehind(g, look, tints, cut, posture);
        g.setTransform(body);
        behindCounter(g, design, body, () -> Body.paint(g, look, tints));
        // Each arm is drawn in its own outward space: the far one is a mirror image.
        g.setTransform(body);
        double broader = look.isMan() ? 16 : 0;
        g.translate(broader, 0);
        Arm.paint(g, look, tints, posture.near());
        g.setTransform(body);
        g.scale(-1, 1);
        g.translate(broader, 0);
        Arm.paint(g, look, tints, posture.far());
        g.setTransform(design);
    }

    void paintHead(Graphics2D g, Posture posture, Mouth mouth) {
        AffineTransform design = g.getTransform();
        g.setTransform(head(body(design, posture), posture));
        Head.paint(g, look, tints, posture, mouth);
        Hair.paintFront(g, tints, cut, posture);
        Head.paintOver(g, look, posture);
        g.setTransform(design);
    }

    /** Around all that {@link #paintHead} may touch, in design space. */
    static Rectangle2D headBox(Posture posture) {
        AffineTransform head = head(body(new AffineTransform(), posture), posture);
        return head.createTransformedShape(new Rectangle2D.Double(-136, -182, 272, 372))
                .getBounds2D();
    }

    /** Around what {@link #paintHead} changes while the body is held: eyes, brows, mouth and chin. */
    static Rectangle2D faceBox(Posture posture) {
        AffineTransform head = head(body(new AffineTransform(), posture), posture);
        return head.createTransformedShape(new Rectangle2D.Double(-102, -66, 204, 202))
                .getBounds2D();
    }

    /** Around all of her, in design space. */
    static Rectangle2D box(Posture posture) {
        AffineTransform body = body(new AffineTransform(), posture);
        double right = reach(posture.near());
        double left = reach(posture.far());
        return body.createTransformedShape(new Rectangle2D.Double(-left, -372, left + right, 790))
                .getBounds2D();
    }

    /** How far an arm, its hand and all that hangs beside the head reach to a side. */
    private static double reach(Limb limb) {
        return 24 + Math.max(178, Math.max(limb.elbowX() + 42, limb.wristX() + 92));
    }

    private static AffineTransform body(AffineTransform design, Posture posture) {
        AffineTransform body = new AffineTransform(design);
        body.translate(posture.standsAt(), NECK_Y - 2.5 * posture.breath());
        body.rotate(posture.lean(), 0, HIP);
        return body;
    }

    private static AffineTransform head(AffineTransform body, Posture posture) {
        AffineTransform head = new AffineTransform(body);
        head.rotate(posture.tilt(), 0, -60);
        head.translate(5 * posture.yaw(), -FACE_ABOVE_NECK + 4 * posture.pitch());
        head.scale(HEAD_SIZE, HEAD_SIZE);
        return head;
    }

    /** Runs a part with everything below the counter's edge hidden. */
    private static void behindCounter(Graphics2D g, AffineTransform design, AffineTransform body, Runnable part) {
        g.setTransform(design);
        Shape before = g.getClip();
        g.clip(new Rectangle2D.Double(-4000, -4000, 9000, 4000 + Backdrop.COUNTER_Y));
        g.setTransform(body);
        part.run();
        g.setTransform(design);
        g.setClip(before);
        g.setTransform(body);
    }
}
