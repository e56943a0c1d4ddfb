package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The steam above the teacup: the one thing of the set that never stands still. */
final class Steam {
    private static final double CUP_X = 186;
    private static final double CUP_Y = 902;
    private static final double HEIGHT = 92;
    private static final Color VAPOUR = Palette.clear(Color.WHITE, 0.42);
    private static final int STEPS = 12;
    /** Around all of it. */
    static final Rectangle2D BOX = new Rectangle2D.Double(CUP_X - 34, CUP_Y - HEIGHT - 4, 68, HEIGHT + 8);

    private Steam() {}

    static void paint(Graphics2D g, double seconds) {
        g.setColor(VAPOUR);
        g.fill(wisp(CUP_X - 6, HEIGHT, seconds, 0));
        g.fill(wisp(CUP_X + 7, HEIGHT * 0.72, seconds, 2.1));
    }

    private static Path2D wisp(double x, double height, double seconds, double phase) {
        Path2D wisp = new Path2D.Double();
        for (int i = -STEPS; i <= STEPS; i++) {
            double share = 1 - Math.abs(i) / (double) STEPS;
            double drift = (3 + 8 * share) * Math.sin(4.2 * share - 1.3 * seconds + phase);
            double half = 11 * share * (1 - share) * (1 - 0.4 * share);
            double edge = x + drift + Math.signum((double) i) * half;
            if (i == -STEPS) {
                wisp.moveTo(edge, CUP_Y - share * height);
            } else {
                wisp.lineTo(edge, CUP_Y - share * height);
            }
        }
        wisp.closePath();
        return wisp;
    }
}
