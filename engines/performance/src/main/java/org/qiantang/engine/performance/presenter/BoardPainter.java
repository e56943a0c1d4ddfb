package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/** The price board on the counter's front: what the show sells, and for how much. */
final class BoardPainter {
    private static final int MOST = 4;
    private static final double TOP = 984;
    private static final double ROW = 46;
    private static final double PAD = 18;
    private static final Color SLATE = new Color(12, 20, 30, 168);
    private static final Color CHALK = new Color(0xF3EFE4);

    private BoardPainter() {}

    static void paint(Graphics2D g, List<Stage.Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        int rows = Math.min(MOST, offers.size());
        g.setColor(SLATE);
        g.fill(Backdrop.box(InView.LEFT, TOP, InView.WIDTH, rows * ROW + 2 * PAD - 12, 14));
        for (int row = 0; row < rows; row++) {
            paintRow(g, offers.get(row), TOP + PAD - 6 + row * ROW);
        }
    }

    private static void paintRow(Graphics2D g, Stage.Offer offer, double y) {
        Font font = Lettering.font(offer.shown(), 24);
        Font figures = Lettering.font(true, 26);
        double price = Lettering.width(figures, offer.price());
        double right = InView.RIGHT - PAD;
        g.setColor(offer.shown() ? Palette.GOLD : CHALK);
        if (offer.shown()) {
            g.fill(Backdrop.box(InView.LEFT + 8, y + 10, 6, ROW - 20, 3));
        }
        g.setFont(font);
        String title =
                Lettering.shortened(font, Lettering.showable(font, offer.title()), InView.WIDTH - 3 * PAD - price - 20);
        g.drawString(title, (float) (InView.LEFT + PAD + 8), (float) y + 32);
        g.setFont(figures);
        g.drawString(offer.price(), (float) (right - price), (float) y + 33);
    }
}
