package org.qiantang.engine.performance.presenter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The round window behind the presenter: hills of the West Lake, a pagoda, water and a willow. */
final class MoonWindow {
    private static final double X = 318;
    private static final double Y = 452;
    private static final double RADIUS = 262;
    private static final Path2D FAR_HILLS = Outline.of("M 20 470 C 90 420 130 380 190 392 C 250 404 270 360 330 352 "
            + "C 400 344 430 400 490 392 C 540 386 580 420 640 452 L 640 560 L 20 560 Z");
    private static final Path2D MIDDLE_HILLS = Outline.of("M 20 500 C 70 470 110 440 150 446 C 210 456 240 490 300 484 "
            + "C 370 476 410 430 470 432 C 530 436 570 470 640 476 L 640 560 L 20 560 Z");
    private static final Path2D NEAR_HILLS = Outline.of("M 20 540 C 60 512 110 498 160 510 C 210 522 260 528 300 530 "
            + "L 420 530 C 470 520 520 500 560 506 C 600 514 620 520 640 524 L 640 580 L 20 580 Z");
    private static final Path2D PAGODA =
            Outline.of("M 503 300 L 506 330 L 514 336 L 511 338 L 511 348 L 522 354 L 517 357 "
                    + "L 517 369 L 529 375 L 523 378 L 523 391 L 535 397 L 529 400 L 529 414 L 540 420 L 534 424 L 534 446 "
                    + "L 472 446 L 472 424 L 466 420 L 477 414 L 477 400 L 471 397 L 483 391 L 483 378 L 477 375 L 489 369 "
                    + "L 489 357 L 484 354 L 495 348 L 495 338 L 492 336 L 500 330 Z");

    private MoonWindow() {}

    static void paint(Graphics2D g, boolean night) {
        Shape before = g.getClip();
        Ellipse2D hole = circle(RADIUS);
        g.setColor(Palette.clear(Palette.WOOD_DEEP, 0.16));
        g.fill(new Ellipse2D.Double(X - RADIUS - 12, Y - RADIUS - 2, 2 * RADIUS + 40, 2 * RADIUS + 44));
        g.clip(hole);
        paintView(g, night);
        if (night) {
            paintNight(g);
        }
        g.setClip(before);
        g.setStroke(new BasicStroke(20f));
        g.setColor(Palette.WOOD);
        g.draw(hole);
        g.setStroke(new BasicStroke(5f));
        g.setColor(Palette.WOOD_DEEP);
        g.draw(circle(RADIUS - 9));
        g.setStroke(new BasicStroke(3f));
        g.setColor(Palette.WOOD_LIGHT);
        g.draw(circle(RADIUS + 7));
    }

    private static void paintView(Graphics2D g, boolean night) {
        g.setPaint(new GradientPaint(
                0, 190, new Color(night ? 0x5A6FB0 : 0xCFE7F1), 0, 480, new Color(night ? 0xB9B4D8 : 0xFDEBD3)));
        g.fill(circle(RADIUS));
        g.setColor(new Color(255, 244, 222, 190));
        g.fill(new Ellipse2D.Double(118, 250, 92, 92));
        hills(g, FAR_HILLS, new Color(0xB9D3D6), new Color(0xE3E6DC));
        g.setColor(new Color(0x7FA6AB));
        g.fill(PAGODA);
        hills(g, MIDDLE_HILLS, new Color(0x8DB7B5), new Color(0xC9DDD3));
        hills(g, NEAR_HILLS, new Color(0x5E9A93), new Color(0x8CBBAF));
        g.setPaint(new GradientPaint(0, 540, new Color(0xBFDDDD), 0, 720, new Color(0x6FA9BE)));
        g.fill(new Rectangle2D.Double(20, 540, 620, 220));
        g.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(new Color(255, 255, 255, 120));
        for (int i = 0; i < 16; i++) {
            double x = 60 + (i * 97) % 500;
            double y = 556 + (i * 41) % 140;
            g.draw(Outline.of("M %s %s Q %s %s %s %s".formatted(x, y, x + 18, y - 4, x + 36, y)));
        }
        paintWillow(g);
    }

    /** Darkness over the lake, the moon with its path on the water, and a light in the pagoda. */
    private static void paintNight(Graphics2D g) {
        g.setColor(new Color(12, 20, 62, 168));
        g.fill(circle(RADIUS));
        Backdrop.glow(g, 172, 300, 150, new Color(255, 244, 206, 120));
        g.setColor(new Color(0xFFF6D8));
        g.fill(new Ellipse2D.Double(132, 260, 80, 80));
        g.setColor(new Color(255, 232, 170, 90));
        for (int i = 0; i < 9; i++) {
            double half = 34 - i * 2.6 + (i % 2) * 9;
            g.fill(new Ellipse2D.Double(172 - half, 550 + i * 17, 2 * half, 5));
        }
        g.setColor(new Color(255, 214, 130, 230));
        for (int storey = 0; storey < 4; storey++) {
            g.fill(new Ellipse2D.Double(499, 355 + storey * 22.0, 8, 9));
        }
    }

    private static void hills(Graphics2D g, Path2D ridge, Color top, Color foot) {
        Rectangle2D bounds = ridge.getBounds2D();
        g.setPaint(new GradientPaint(0, (float) bounds.getMinY(), top, 0, (float) bounds.getMaxY() - 20, foot));
        g.fill(ridge);
    }

    private static void paintWillow(Graphics2D g) {
        for (int branch = 0; branch < 9; branch++) {
            double x = 92 + branch * 24 + (branch % 2) * 6;
            double length = 150 + (branch * 53) % 110 - branch * 9;
            double top = 180 + Math.abs(branch - 4) * 4;
            g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(new Color(0x5C8F63));
            g.draw(Outline.of(
                    "M %s %s Q %s %s %s %s".formatted(x, top, x + 10, top + length / 2, x - 8, top + length)));
            for (int leaf = 2; leaf < length / 12; leaf++) {
                double share = leaf * 12 / length;
                double leafX = x + 2 * share * (1 - share) * 10 - share * share * 8;
                double leafY = top + share * length;
                g.setColor(leaf % 3 == 0 ? new Color(0x8DBE79) : new Color(0x6FA86B));
                double lean = leaf % 2 == 0 ? 9 : -9;
                g.fill(Outline.of("M %s %s Q %s %s %s %s Q %s %s %s %s Z"
                        .formatted(
                                leafX,
                                leafY,
                                leafX + lean,
                                leafY + 4,
                                leafX + lean * 0.9,
                                leafY + 16,
                                leafX,
                                leafY + 9,
                                leafX,
                                leafY)));
            }
        }
    }

    private static Ellipse2D circle(double radius) {
        return new Ellipse2D.Double(X - radius, Y - radius, 2 * radius, 2 * radius);
    }
}
