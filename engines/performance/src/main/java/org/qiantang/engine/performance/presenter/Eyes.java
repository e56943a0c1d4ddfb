package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;

/** Eyes and brows. */
final class Eyes {
    private static final double APART = 38;
    private static final double HALF = 21;
    private static final double IRIS = 11.6;
    private static final Color WHITE = new Color(0xFFFCF9);
    private static final Color WHITE_SHADE = new Color(0xE6D9D8);
    private static final Color IRIS_RIM = new Color(0x38211C);
    private static final Color IRIS_GLOW = new Color(0x8B5638);
    private static final Color PUPIL = new Color(0x1A0F10);
    private static final Color LASH = new Color(0x2A1B1E);
    private static final BasicStroke FINE = new BasicStroke(1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Eyes() {}

    static void paint(Graphics2D g, Look look, Tints tints, Posture posture) {
        AffineTransform before = g.getTransform();
        for (int side = -1; side <= 1; side += 2) {
            // The eye on the side that turns away is a little narrower.
            double narrow = 1 - 0.07 * side * posture.yaw();
            g.translate(side * APART, 6);
            g.scale(side * narrow, 1);
            paintEye(g, look, tints, posture, side);
            paintBrow(g, look, tints, posture);
            g.setTransform(before);
        }
    }

    /** An eye in its own space: x grows towards the temple. */
    private static void paintEye(Graphics2D g, Look look, Tints tints, Posture posture, int side) {
        double lowered = Math.max(0, posture.gazeY()) * 0.2 + Math.max(0, posture.smile() - 0.6) * 0.2;
        // A man's eyes are drawn less round, and old lids hang a little.
        double size = (look.isMan() ? 0.84 : 1) * (look.age() == Look.Age.SENIOR ? 0.88 : 1);
        double lids = posture.lids() * (1 - lowered) * size;
        DoubleUnaryOperator low = x -> 7.2 * arch(x / HALF, 0.8) + 2 - 3 * (x / HALF);
        DoubleUnaryOperator up = x -> {
            double open = 2 - 3 * (x / HALF) - 12.6 * arch((x - 1) / (HALF + 1), 0.62);
            return Motion.mix(low.applyAsDouble(x) - 0.5, open, lids);
        };
        g.setColor(Palette.clear(tints.skinDeep, look.isMan() ? 0.2 : 0.3));
        g.fill(Outline.between(x -> up.applyAsDouble(x) - 7 * arch(x / HALF, 0.5), up, -HALF, HALF));
        if (lids > 0.06) {
            g.setColor(WHITE);
            g.fill(Outline.between(up, low, -HALF, HALF));
            g.setColor(WHITE_SHADE);
            g.fill(Outline.between(
                    up,
                    x -> Math.min(low.applyAsDouble(x), up.applyAsDouble(x) + 4 * arch(x / HALF, 0.5)),
                    -HALF,
                    HALF));
            paintIris(g, up, low, 1 + posture.gazeX() * 6.2 * side, -0.6 + posture.gazeY() * 3.4, side, lids);
        }
        double thick = look.isMan() ? 0.62 : 1;
        g.setColor(LASH);
        g.fill(Outline.between(
                x -> up.applyAsDouble(x)
                        - thick * (1.3 + 2.6 * (x + HALF) / (2 * HALF)) * arch((x - 2) / (HALF + 3), 0.3),
                up,
                -HALF - 0.5,
                HALF + 0.5));
        double corner = up.applyAsDouble(HALF);
        if (!look.isMan()) {
            g.fill(wing(corner));
        }
        g.setStroke(FINE);
        g.setColor(Palette.clear(tints.skinDeep, 0.85));
        g.draw(Outline.line(
                x -> up.applyAsDouble(x) - (3.6 + 2.6 * lids) * arch((x - 2) / (HALF + 4), 0.45) - 1,
                -HALF + 3,
                HALF + 2));
        g.setColor(Palette.clear(LASH, 0.35));
        g.draw(Outline.line(low, -2, HALF - 1));
    }

    private static Path2D wing(double corner) {
        Path2D wing = new Path2D.Double();
        wing.moveTo(HALF - 6, corner - 1.5);
        wing.quadTo(HALF + 1, corner - 1, HALF + 6, corner - 5);
        wing.quadTo(HALF + 3, corner + 1, HALF - 1, corner + 2);
        wing.closePath();
        return wing;
    }

    private static void paintIris(
            Graphics2D g, DoubleUnaryOperator up, DoubleUnaryOperator low, double x, double y, int side, double lids) {
        disc(g, up, low, x, y, IRIS, IRIS_RIM);
        disc(g, up, low, x, y + 2.6, IRIS - 3, IRIS_GLOW);
        disc(g, up, low, x, y, IRIS - 5.6, PUPIL);
        if (lids > 0.45) {
            g.setColor(Color.WHITE);
            g.fill(new Ellipse2D.Double(x - 3.4 * side - 3.2, y - 7.2, 6.4, 6.4));
            g.setColor(Palette.clear(Color.WHITE, 0.7));
            g.fill(new Ellipse2D.Double(x + 4.4 * side - 1.5, y + 3.2, 3, 3));
        }
    }

    /** A disc seen between the lids. */
    private static void disc(
            Graphics2D g,
            DoubleUnaryOperator up,
            DoubleUnaryOperator low,
            double centreX,
            double centreY,
            double radius,
            Color color) {
        double from = Math.max(-HALF, centreX - radius);
        double to = Math.min(HALF, centreX + radius);
        g.setColor(color);
        g.fill(Outline.between(
                x -> Math.min(low.applyAsDouble(x), Math.max(up.applyAsDouble(x), centreY - rise(x - centreX, radius))),
                x -> Math.min(low.applyAsDouble(x), centreY + rise(x - centreX, radius)),
                from,
                to));
    }

    private static void paintBrow(Graphics2D g, Look look, Tints tints, Posture posture) {
        double lift = (look.isMan() ? -27 : -30) - 5.5 * posture.brow();
        double inner = lift + 3 - posture.brow();
        double bend = look.isMan() ? 4 : 6;
        double thick = look.isMan() ? 1.55 : 1;
        g.setColor(tints.brow);
        g.fill(Outline.between(
                x -> inner - bend * arch((x - 5) / 34, 1) - 2.9 * thick * arch((x - 2) / 23.5, 0.6),
                x -> inner - bend * arch((x - 5) / 34, 1) + 2.2 * thick * arch((x - 2) / 23.5, 0.6),
                -21,
                25));
    }

    private static double rise(double x, double radius) {
        return Math.sqrt(Math.max(0, radius * radius - x * x));
    }

    private static double arch(double x, double power) {
        double left = 1 - x * x;
        return left <= 0 ? 0 : Math.pow(left, power);
    }
}
