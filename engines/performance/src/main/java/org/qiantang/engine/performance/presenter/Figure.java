package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.qiantang.engine.performance.Mouth;

/** The presenter put together from her parts, in design space. */
final class Figure {
    private static final double NECK_Y = 548;
    private static final double HIP = 380;
    private static final double FACE_ABOVE_NECK = 156;
    private static final double HEAD_SIZE = 0.98;

    private Figure() {}

    static void paint(Graphics2D g, Posture posture, Mouth mouth) {
        AffineTransform design = g.getTransform();
        AffineTransform body = new AffineTransform(design);
        body.translate(posture.standsAt(), NECK_Y - 2.5 * posture.breath());
        body.rotate(posture.lean(), 0, HIP);
        AffineTransform head = new AffineTransform(body);
        head.rotate(posture.tilt(), 0, -60);
        head.translate(5 * posture.yaw(), -FACE_ABOVE_NECK + 4 * posture.pitch());
        head.scale(HEAD_SIZE, HEAD_SIZE);

        g.setTransform(head);
        Hair.paintBehind(g, posture);
        Hair.paintKnot(g, posture);
        g.setTransform(body);
        behindCounter(g, design, body, () -> Body.paint(g));
        g.setTransform(head);
        Head.paint(g, posture, mouth);
        Hair.paintFront(g, posture);

        // Each arm is drawn in its own outward space: the far one is a mirror image.
        g.setTransform(body);
        Arm.paint(g, posture.near());
        g.scale(-1, 1);
        Arm.paint(g, posture.far());
        g.setTransform(design);
    }

    /** Runs a part with everything below the counter's edge hidden. */
    private static void behindCounter(Graphics2D g, AffineTransform design, AffineTransform body, Runnable part) {
        Shape before = g.getClip();
        g.setTransform(design);
        g.clip(new Rectangle2D.Double(-4000, -4000, 9000, 4000 + Backdrop.COUNTER_Y));
        g.setTransform(body);
        part.run();
        g.setTransform(design);
        g.setClip(before);
        g.setTransform(body);
    }
}
