package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/** The time that is left, over the foot of the goods' picture. */
final class CountdownPainter {
    private static final Color PLATE = new Color(0xC93138);

    private CountdownPainter() {}

    static Subtitle of(Stage.Countdown countdown, GoodsCard goods, AffineTransform design) {
        Rectangle2D place = CardPainter.countdownBox(goods);
        return Subtitle.of(place, design, g -> paint(g, countdown, place));
    }

    private static void paint(Graphics2D g, Stage.Countdown countdown, Rectangle2D place) {
        g.setColor(PLATE);
        g.fill(place);
        Font clock = Lettering.font(true, 22);
        double wide = Lettering.width(clock, "00:00:00");
        double baseline = place.getY() + 29;
        g.setColor(Color.WHITE);
        g.setFont(clock);
        g.drawString(countdown.clock(), (float) (place.getMaxX() - wide - 8), (float) baseline);
        Font small = Lettering.font(false, 16);
        g.setFont(small);
        double room = place.getWidth() - wide - 16;
        String words = Lettering.shortened(small, Lettering.showable(small, countdown.what()), room);
        g.drawString(words, (float) place.getX() + 6, (float) baseline - 2);
    }
}
