package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** The upright screen behind the counter, in which a likeness stands in the presenter's place. */
final class Screen {
    static final double WIDTH = 480;
    static final double TOP = 184;
    static final double HEIGHT = Backdrop.COUNTER_Y - TOP;
    private static final double FRAME = 9;
    private static final double SHADOW = 14;
    private static final double ROUND = 26;
    /** Beside goods it moves over, so that their card does not lie on the face. */
    private static final double BESIDE_GOODS = 70;

    /** What stands on the counter may reach so far up before it. */
    static final Rectangle2D THINGS = new Rectangle2D.Double(0, 700, PresenterPainter.DESIGN_WIDTH, 260);

    private static final double ALONE = (PresenterPainter.DESIGN_WIDTH - WIDTH) / 2;

    private Screen() {}

    /** The pixels of a likeness in a picture that {@code design} maps design space to, with even sides. */
    static Dimension size(AffineTransform design) {
        return new Dimension(even(WIDTH * design.getScaleX()), even(HEIGHT * design.getScaleY()));
    }

    private static int even(double length) {
        return Math.max(2, (int) Math.round(length / 2) * 2);
    }

    private static double left(boolean besideGoods) {
        return besideGoods ? BESIDE_GOODS : ALONE;
    }

    /** Around the screen with its shadow, in design space. */
    static Rectangle2D box(boolean besideGoods) {
        return new Rectangle2D.Double(
                left(besideGoods) - FRAME - SHADOW,
                TOP - FRAME - SHADOW,
                WIDTH + 2 * (FRAME + SHADOW),
                HEIGHT + FRAME + SHADOW);
    }

    /** What of {@link #box} changes with each picture, in pixels. */
    static Rectangle glass(AffineTransform design, boolean besideGoods) {
        Dimension size = size(design);
        double x = design.getTranslateX() + left(besideGoods) * design.getScaleX();
        double y = design.getTranslateY() + TOP * design.getScaleY();
        return new Rectangle((int) Math.round(x), (int) Math.round(y), size.width, size.height);
    }

    /** The frame with its shadow; in design space. */
    static void paintFrame(Graphics2D g, boolean besideGoods) {
        double x = left(besideGoods);
        Shape before = g.getClip();
        g.clip(new Rectangle2D.Double(-4000, -4000, 9000, 4000 + Backdrop.COUNTER_Y));
        for (int i = (int) SHADOW; i > 0; i -= 2) {
            g.setColor(new Color(30, 16, 6, 14));
            g.fill(sheet(x, FRAME + i));
        }
        g.setPaint(new GradientPaint(0, (float) TOP, new Color(0x8A5A38), 0, 908, new Color(0x5C3821)));
        g.fill(sheet(x, FRAME));
        g.setColor(new Color(0xE8C88A));
        g.fill(sheet(x, 2.5));
        g.setClip(before);
    }

    /** The likeness; in pixels. */
    static void paintGlass(Graphics2D g, AffineTransform design, boolean besideGoods, Likeness likeness) {
        Rectangle glass = glass(design, besideGoods);
        BufferedImage picture = Damage.layer(likeness.width(), likeness.height());
        System.arraycopy(likeness.points(), 0, Damage.points(picture), 0, likeness.points().length);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, glass.x, glass.y, glass.width, glass.height, null);
        // The corners are laid over it: a clip of this shape would cost more than the picture.
        g.setColor(new Color(0xE8C88A));
        g.fill(design.createTransformedShape(corners(left(besideGoods))));
    }

    private static Area corners(double x) {
        Area corners = new Area(new Rectangle2D.Double(x - 1, TOP - 1, WIDTH + 2, ROUND));
        corners.subtract(new Area(sheet(x, 0)));
        return corners;
    }

    /** Round above and, as it stands on the ground behind the counter, straight below. */
    private static RoundRectangle2D sheet(double x, double wider) {
        double round = ROUND + 2 * wider;
        return new RoundRectangle2D.Double(
                x - wider, TOP - wider, WIDTH + 2 * wider, HEIGHT + wider + round, round, round);
    }
}
