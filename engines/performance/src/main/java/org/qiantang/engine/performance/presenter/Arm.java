package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** An arm with its sleeve and hand, in the outward space of its side (see {@link Limb}). */
final class Arm {
    private static final double SHOULDER_X = 122;
    private static final double SHOULDER_Y = 66;
    private static final double ELBOW = 29;
    private static final double WRIST = 15.3;
    private static final double FLARE = 33;
    private static final double SIZE = 1.28;
    private static final BasicStroke CUFF = new BasicStroke(4.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke FOLD = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke EDGE = new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final Path2D PALM =
            Outline.of("M 0 -12 C 8 -14 20 -21 36 -19 C 43 -10 43 8 38 17 C 22 20 10 15 0 12 C -6 8 -6 -8 0 -12 Z");
    private static final Path2D PALM_EDGE = Outline.of("M 37 17.5 C 22 20 12 16 2 13");
    private static final double[] BASE_Y = {-13.5, -4.6, 4.4, 12.6};
    private static final double[] BASE_X = {33, 36, 35, 31};
    private static final double[] LENGTH = {31, 35, 32, 25};
    private static final double[] THICK = {10.5, 10.8, 10.2, 9};

    private Arm() {}

    static void paint(Graphics2D g, Look look, Tints tints, Limb limb) {
        double upper = Math.atan2(limb.elbowY() - SHOULDER_Y, limb.elbowX() - SHOULDER_X);
        double fore = Math.atan2(limb.wristY() - limb.elbowY(), limb.wristX() - limb.elbowX());
        // Counted on from the upper arm, so that the angle between them never jumps by a whole turn.
        fore = upper + Math.IEEEremainder(fore - upper, Math.TAU);
        double length = Math.hypot(limb.wristX() - limb.elbowX(), limb.wristY() - limb.elbowY());
        double cuffX = limb.elbowX() + Math.cos(fore) * length * 0.42;
        double cuffY = limb.elbowY() + Math.sin(fore) * length * 0.42;

        g.setColor(tints.skinShade);
        g.fill(tapered(limb.elbowX(), limb.elbowY(), limb.wristX(), limb.wristY(), fore, 23, 15.5, 0));
        g.setColor(tints.skin);
        g.fill(tapered(limb.elbowX(), limb.elbowY(), limb.wristX(), limb.wristY(), fore, 23, 15.5, 7));
        g.fill(new Ellipse2D.Double(limb.wristX() - WRIST, limb.wristY() - WRIST, 2 * WRIST, 2 * WRIST));
        paintHand(g, tints, limb);
        paintSleeve(g, look, tints, limb, upper, fore, cuffX, cuffY);
    }

    private static void paintSleeve(
            Graphics2D g, Look look, Tints tints, Limb limb, double upper, double fore, double cuffX, double cuffY) {
        double ux = -Math.sin(upper);
        double uy = Math.cos(upper);
        double fx = -Math.sin(fore);
        double fy = Math.cos(fore);
        double overX = cuffX + Math.cos(fore) * 8;
        double overY = cuffY + Math.sin(fore) * 8;
        // Upper sleeve, elbow and lower sleeve run the same way round, so that they fill as one.
        Path2D sleeve = new Path2D.Double(Path2D.WIND_NON_ZERO);
        sleeve.moveTo(SHOULDER_X - ux * 31, SHOULDER_Y - uy * 31);
        sleeve.lineTo(limb.elbowX() - ux * ELBOW, limb.elbowY() - uy * ELBOW);
        sleeve.lineTo(limb.elbowX() + ux * ELBOW, limb.elbowY() + uy * ELBOW);
        sleeve.lineTo(SHOULDER_X + ux * 31, SHOULDER_Y + uy * 31);
        sleeve.curveTo(
                SHOULDER_X + ux * 28 - Math.cos(upper) * 30,
                SHOULDER_Y + uy * 28 - Math.sin(upper) * 30,
                SHOULDER_X - ux * 34 - Math.cos(upper) * 30,
                SHOULDER_Y - uy * 34 - Math.sin(upper) * 30,
                SHOULDER_X - ux * 31,
                SHOULDER_Y - uy * 31);
        sleeve.closePath();
        sleeve.append(new Ellipse2D.Double(limb.elbowX() - ELBOW, limb.elbowY() - ELBOW, 2 * ELBOW, 2 * ELBOW), false);
        sleeve.moveTo(limb.elbowX() - fx * ELBOW, limb.elbowY() - fy * ELBOW);
        sleeve.lineTo(cuffX - fx * FLARE, cuffY - fy * FLARE);
        sleeve.quadTo(overX, overY, cuffX + fx * FLARE, cuffY + fy * FLARE);
        sleeve.lineTo(limb.elbowX() + fx * ELBOW, limb.elbowY() + fy * ELBOW);
        sleeve.closePath();
        g.setPaint(tints.sleeve);
        g.fill(sleeve);
        g.setStroke(FOLD);
        g.setColor(Palette.clear(Palette.NIGHT, 0.25));
        double inward = Math.signum(Math.sin(fore - upper));
        Path2D fold = new Path2D.Double();
        fold.moveTo(limb.elbowX() + ux * inward * (ELBOW - 3), limb.elbowY() + uy * inward * (ELBOW - 3));
        fold.quadTo(
                limb.elbowX() + ux * inward * 12 - Math.cos(upper) * 10,
                limb.elbowY() + uy * inward * 12 - Math.sin(upper) * 10,
                limb.elbowX() - Math.cos(upper) * 30,
                limb.elbowY() - Math.sin(upper) * 30);
        // The line where the arm lies against the body; at the shoulder the cloth runs on without a seam.
        fold.moveTo(SHOULDER_X + ux * 27 + Math.cos(upper) * 34, SHOULDER_Y + uy * 27 + Math.sin(upper) * 34);
        fold.lineTo(limb.elbowX() + ux * (ELBOW - 1), limb.elbowY() + uy * (ELBOW - 1));
        g.draw(fold);
        g.setStroke(CUFF);
        g.setColor(Wear.cuff(look, tints));
        Path2D cuff = new Path2D.Double();
        cuff.moveTo(cuffX + fx * FLARE, cuffY + fy * FLARE);
        cuff.quadTo(overX, overY, cuffX - fx * FLARE, cuffY - fy * FLARE);
        g.draw(cuff);
    }

    private static void paintHand(Graphics2D g, Tints tints, Limb limb) {
        AffineTransform before = g.getTransform();
        g.translate(limb.wristX(), limb.wristY());
        g.rotate(limb.angle());
        // A hand never gets thinner than its edge, even in the middle of turning over.
        double turn = limb.turn() < 0 ? Math.min(limb.turn(), -0.35) : Math.max(limb.turn(), 0.35);
        g.scale(SIZE, SIZE * turn);
        for (int finger = 3; finger >= 0; finger--) {
            double bend = (finger - 1.4) * 0.17 * limb.spread();
            double curl = finger == 0 ? limb.curl() * (1 - limb.point()) : limb.curl() + 0.7 * limb.point();
            double length = LENGTH[finger] * (1 - 0.4 * curl) + (finger == 0 ? 4 * limb.point() : 0);
            finger(g, tints, BASE_X[finger], BASE_Y[finger], bend, length, 0.35 * curl, THICK[finger]);
        }
        g.setColor(tints.skin);
        g.fill(PALM);
        g.setStroke(EDGE);
        g.setColor(Palette.clear(tints.skinDeep, 0.9));
        g.draw(PALM_EDGE);
        double thumb = -0.62 - 0.3 * limb.spread() + 0.9 * limb.point();
        finger(g, tints, 10, -12 + 6 * limb.point(), thumb, 31 - 5 * limb.curl(), 0.5, 11.5);
        g.setTransform(before);
    }

    private static void finger(
            Graphics2D g, Tints tints, double x, double y, double angle, double length, double bend, double thick) {
        Path2D bone = new Path2D.Double();
        bone.moveTo(x - 8 * Math.cos(angle), y - 8 * Math.sin(angle));
        double midX = x + Math.cos(angle) * length * 0.55;
        double midY = y + Math.sin(angle) * length * 0.55;
        bone.quadTo(
                midX,
                midY,
                midX + Math.cos(angle + bend) * length * 0.45,
                midY + Math.sin(angle + bend) * length * 0.45);
        g.setStroke(round(thick + 1.4));
        g.setColor(Palette.clear(tints.skinDeep, 0.9));
        g.draw(bone);
        g.setStroke(round(thick));
        g.setColor(tints.skin);
        g.draw(bone);
    }

    private static BasicStroke round(double thick) {
        return new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /** A limb of flesh between two points; {@code inset} leaves a shaded edge on its lower side. */
    private static Path2D tapered(
            double x1, double y1, double x2, double y2, double angle, double from, double to, double inset) {
        double nx = -Math.sin(angle);
        double ny = Math.cos(angle);
        double low = ny > 0 ? inset : 0;
        double high = ny > 0 ? 0 : inset;
        Path2D path = new Path2D.Double();
        path.moveTo(x1 + nx * (from - low), y1 + ny * (from - low));
        path.lineTo(x2 + nx * (to - low * 0.4), y2 + ny * (to - low * 0.4));
        path.lineTo(x2 - nx * (to - high * 0.4), y2 - ny * (to - high * 0.4));
        path.lineTo(x1 - nx * (from - high), y1 - ny * (from - high));
        path.closePath();
        return path;
    }
}
