package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Neck, torso and linen qipao, in the space of the body: the pit of the neck at the origin. */
final class Body {
    private static final Path2D NECK =
            Outline.of("M -34 -92 L 34 -92 C 33 -50 34 -30 46 -8 L 0 26 L -46 -8 C -34 -30 -33 -50 -34 -92 Z");
    private static final Path2D NECK_SHADE =
            Outline.of("M -34 -84 C -20 -52 20 -46 34 -74 C 33 -50 34 -36 38 -22 C 14 -18 -18 -34 -34 -62 Z");
    private static final Path2D TORSO = Outline.of("M 0 -10 C -30 -10 -44 -8 -58 0 C -90 14 -124 22 -146 46 "
            + "C -160 66 -154 104 -140 128 C -124 152 -118 176 -112 204 C -104 246 -90 268 -90 300 "
            + "C -90 334 -108 362 -114 410 L 114 410 C 108 362 90 334 90 300 C 90 268 104 246 112 204 "
            + "C 118 176 124 152 140 128 C 154 104 160 66 146 46 C 124 22 90 14 58 0 C 44 -8 30 -10 0 -10 Z");
    private static final Path2D SIDE = Outline.of(
            "M 112 204 C 104 246 90 268 90 300 C 90 334 108 362 114 410 L 84 410 "
                    + "C 84 362 68 332 70 298 C 72 262 90 242 100 196 C 106 172 120 150 128 130 L 140 128 C 124 152 118 176 112 204 Z");
    private static final Shape FOLDS = Outline.inked(
            Outline.of("M -86 214 C -60 236 -30 244 -6 240 M -88 300 C -66 308 -48 310 -30 304 "
                    + "M 84 300 C 70 310 54 314 40 310 M -84 322 C -64 340 -40 346 -20 342"),
            2.2);
    private static final Path2D COLLAR = Outline.of(
            "M -47 -40 C -50 -20 -54 -8 -58 2 C -34 22 -14 32 0 34 "
                    + "C 14 32 34 22 58 2 C 54 -8 50 -20 47 -40 C 34 -24 16 -12 3 -8 L 0 6 L -3 -8 C -16 -12 -34 -24 -47 -40 Z");
    private static final Shape COLLAR_EDGE =
            Outline.inked(Outline.of("M -47 -40 C -34 -24 -16 -12 -3 -8 L 0 6 L 3 -8 C 16 -12 34 -24 47 -40"), 4.5);
    private static final Shape PLACKET =
            Outline.inked(Outline.of("M 0 32 C 20 58 66 70 100 92 C 122 108 128 124 126 140"), 4.5);
    private static final Shape KNOT = Outline.inked(
            Outline.of("M -13 0 C -13 -7 -4 -7 0 0 C 4 7 13 7 13 0 C 13 -7 4 -7 0 0 C -4 7 -13 7 -13 0 Z"), 2.2);
    private static final Shape WAVES = Outline.inked(
            Outline.of(
                    "M -112 352 C -96 330 -72 330 -64 350 C -58 366 -74 374 -80 362 "
                            + "M -64 350 C -50 326 -22 326 -14 348 C -8 366 -26 374 -32 360 M -14 348 C 2 324 30 324 38 348 "
                            + "C 44 366 26 374 20 360 M 38 348 C 54 326 80 328 88 350 M -112 374 C -70 356 -40 384 0 366 C 40 350 70 380 108 366"),
            2.2);
    /** The cloth, darker towards the hem; torso and sleeves share it, so that the shoulders show no seam. */
    static final GradientPaint CLOTH = new GradientPaint(0, 30, new Color(0x2F7DC4), 0, 400, new Color(0x083F80));

    private Body() {}

    static void paint(Graphics2D g) {
        g.setColor(Palette.SKIN);
        g.fill(NECK);
        g.setColor(Palette.SKIN_SHADE);
        g.fill(NECK_SHADE);
        g.setPaint(CLOTH);
        g.fill(TORSO);
        g.setColor(Palette.clear(Palette.NIGHT, 0.22));
        g.fill(SIDE);
        g.setColor(Palette.clear(Palette.NIGHT, 0.28));
        g.fill(FOLDS);
        g.setColor(Palette.clear(Palette.JADE_LIGHT, 0.55));
        g.fill(WAVES);
        g.setColor(new Color(0x2A76BC));
        g.fill(COLLAR);
        g.setColor(Palette.JADE_LIGHT);
        g.fill(COLLAR_EDGE);
        g.fill(PLACKET);
        paintKnot(g, 10, 42, 0.9);
        paintKnot(g, 82, 80, 0.6);
    }

    private static void paintKnot(Graphics2D g, double x, double y, double turn) {
        g.translate(x, y);
        g.rotate(turn);
        g.setColor(Palette.JADE_LIGHT);
        g.fill(KNOT);
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-4, -4, 8, 8));
        g.rotate(-turn);
        g.translate(-x, -y);
    }
}
