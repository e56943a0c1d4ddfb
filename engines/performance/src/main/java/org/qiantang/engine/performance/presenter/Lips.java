package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.function.DoubleUnaryOperator;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;

/** The mouth: lips, and behind them teeth, tongue and the dark, all cut from four curves over the mouth's width. */
final class Lips {
    private static final Color SHINE = new Color(255, 226, 222);
    private static final Color SEAM = new Color(0x8E3240);
    private static final Color CAVITY = new Color(0x54202B);
    private static final Color TEETH = new Color(0xFFFAF5);
    private static final Color TONGUE = new Color(0xC4555F);
    private static final BasicStroke FINE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);

    private Lips() {}

    /** How far the chin goes down for this mouth, in design pixels. */
    static double jawDrop(Mouth mouth) {
        return 11 * mouth.jaw() * (1 - 0.8 * mouth.closed());
    }

    static void paint(Graphics2D g, Look look, Tints tints, Mouth mouth, double smile) {
        double parted = 1 - mouth.closed();
        double half = (look.isMan() ? 26 : 24)
                + 5 * mouth.width()
                - 8.5 * mouth.round()
                + 3.5 * smile * (1 - mouth.round())
                - 2 * mouth.jaw();
        double open = parted * (27 * mouth.jaw() + (mouth.viseme() == Viseme.SIL ? 0 : 2.5));
        double corners = 10 * smile * (1 - 0.8 * mouth.round()) + 1.5 * mouth.width();
        double full = look.isMan() ? 0.78 : 1;
        double upperFull = full * 6.6 + 1.6 * mouth.round() - 1.6 * mouth.closed() - 1.2 * mouth.jaw();
        double lowerFull = full * 8.4 + 1.8 * mouth.round() - 2.2 * mouth.closed() - 1.2 * mouth.jaw();
        double rise = 0.16 + 0.2 * mouth.round();
        double sharp = Motion.mix(0.62, 0.5, mouth.round());

        DoubleUnaryOperator rest = x -> -corners * square(x / half) + corners * 0.35;
        DoubleUnaryOperator upper = x -> rest.applyAsDouble(x) - rise * open * bulge(x / half, sharp);
        DoubleUnaryOperator lower = x -> rest.applyAsDouble(x) + (1 - rise) * open * bulge(x / half, sharp);
        DoubleUnaryOperator top = x -> upper.applyAsDouble(x) - upperFull * bow(x / half);
        DoubleUnaryOperator bottom = x -> lower.applyAsDouble(x) + lowerFull * bulge(x / half, 0.72);

        g.setColor(Palette.clear(tints.skinDeep, 0.5));
        double under = bottom.applyAsDouble(0) + 3.5;
        g.fill(Outline.between(
                x -> under - 0.2, x -> under + 3.2 * bulge(x / (half * 0.55), 1), -half * 0.55, half * 0.55));
        if (open > 0.4) {
            paintInside(g, mouth, upper, lower, half, open);
        }
        g.setColor(tints.lipUpper);
        g.fill(Outline.between(top, upper, -half, half));
        g.setColor(tints.lipLower);
        g.fill(Outline.between(lower, bottom, -half, half));
        g.setColor(Palette.clear(SHINE, look.isMan() ? 0.2 : 0.47));
        double glint = half * 0.42;
        g.fill(Outline.between(
                x -> lower.applyAsDouble(x) + lowerFull * 0.28,
                x -> lower.applyAsDouble(x) + lowerFull * (0.28 + 0.3 * bulge((x - 2) / glint, 1)),
                2 - glint,
                2 + glint));
        g.setStroke(FINE);
        g.setColor(open > 3 ? Palette.clear(SEAM, 0.55) : SEAM);
        g.draw(Outline.line(upper, -half - 1, half + 1));
    }

    private static void paintInside(
            Graphics2D g, Mouth mouth, DoubleUnaryOperator upper, DoubleUnaryOperator lower, double half, double open) {
        double inner = half * 0.97;
        g.setColor(CAVITY);
        g.fill(Outline.between(upper, lower, -inner, inner));
        // The tongue tip goes up behind the teeth for d, t, n, l; otherwise it lies low.
        boolean tipUp = mouth.viseme() == Viseme.DD || mouth.viseme() == Viseme.NN || mouth.viseme() == Viseme.TH;
        double tongue = tipUp ? 0.72 : 0.4;
        double reach = half * 0.66;
        g.setColor(TONGUE);
        g.fill(Outline.between(
                x -> Math.max(upper.applyAsDouble(x), lower.applyAsDouble(x) - tongue * open * bulge(x / reach, 0.6)),
                x -> lower.applyAsDouble(x) - 0.05 * open,
                -reach,
                reach));
        double teeth = Math.min(8, 1.5 + open * 0.36) * (1 - 0.75 * mouth.round());
        double bite = mouth.viseme() == Viseme.FF ? open : teeth;
        double row = half * (0.84 - 0.2 * mouth.round());
        g.setColor(TEETH);
        g.fill(Outline.between(
                upper,
                x -> Math.min(lower.applyAsDouble(x), upper.applyAsDouble(x) + bite * bulge(x / row, 0.3)),
                -row,
                row));
        if (mouth.viseme() == Viseme.SS || mouth.viseme() == Viseme.CH || mouth.viseme() == Viseme.I) {
            g.fill(Outline.between(
                    x -> Math.max(upper.applyAsDouble(x), lower.applyAsDouble(x) - 0.42 * open * bulge(x / row, 0.3)),
                    lower,
                    -row,
                    row));
        }
    }

    /** One in the middle, nought at the ends; the smaller the power, the fuller towards the ends. */
    private static double bulge(double x, double power) {
        double left = 1 - x * x;
        return left <= 0 ? 0 : Math.pow(left, power);
    }

    /** The upper lip's edge: two peaks and the dip between them. */
    private static double bow(double x) {
        return bulge(x, 0.85) * (1 - 0.26 * Math.exp(-square(x / 0.16)));
    }

    private static double square(double x) {
        return x * x;
    }
}
