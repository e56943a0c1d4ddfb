package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** What makes a torso an outfit: collars, lapels, buttons, bibs. In the space of the body. */
final class Wear {
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
    private static final Path2D DEEP_V =
            Outline.of("M -48 -8 C -44 60 -22 170 0 262 C 22 170 44 60 48 -8 C 20 14 -20 14 -48 -8 Z");
    private static final Path2D BLOUSE =
            Outline.of("M -46 -4 C -30 18 -12 40 0 52 C 12 40 30 18 46 -4 L 50 20 L 0 262 L -50 20 Z");
    private static final Path2D SHIRT_COLLAR =
            Outline.of("M -44 -34 L -56 4 L -26 40 L 0 12 L 26 40 L 56 4 L 44 -34 C 32 -16 14 -4 0 2 "
                    + "C -14 -4 -32 -16 -44 -34 Z");
    private static final Shape SHIRT_COLLAR_EDGE =
            Outline.inked(Outline.of("M -56 4 L -26 40 L 0 12 L 26 40 L 56 4"), 2);
    private static final Path2D LAPELS = Outline.of(
            "M -50 -10 C -64 6 -74 20 -78 36 L -92 84 L -66 92 L -78 112 C -50 172 -22 220 -2 268 "
                    + "C -14 196 -30 90 -50 -10 Z M 50 -10 C 64 6 74 20 78 36 L 92 84 L 66 92 L 78 112 C 50 172 22 220 2 268 C 14 196 30 90 50 -10 Z");
    private static final Shape FRONT_EDGE = Outline.inked(Outline.of("M 0 262 L 2 410"), 2.4);
    private static final Path2D CARDIGAN_BAND =
            Outline.of("M -50 -8 C -44 60 -24 170 -5 268 L -5 410 L 5 410 L 5 268 C 24 170 44 60 50 -8 "
                    + "L 64 2 C 58 76 40 180 20 272 L 18 410 L -18 410 L -20 272 C -40 180 -58 76 -64 2 Z");
    private static final Path2D BIB =
            Outline.of("M -74 104 C -30 116 30 116 74 104 C 78 160 92 214 112 236 L 118 410 L -118 410 L -112 236 "
                    + "C -92 214 -78 160 -74 104 Z");
    private static final Shape STRAPS =
            Outline.inked(Outline.of("M -68 110 C -70 70 -62 30 -50 4 M 68 110 C 70 70 62 30 50 4"), 15);
    private static final Path2D POCKET = Outline.of("M -46 286 L 46 286 L 42 356 C 20 364 -20 364 -42 356 Z");
    private static final Shape POCKET_EDGE = Outline.inked(Outline.of("M -46 290 L 46 290 M 0 290 L 0 358"), 2.2);
    private static final Path2D CREW =
            Outline.of("M -56 -6 C -40 30 -18 46 0 46 C 18 46 40 30 56 -6 L 42 -22 C 32 12 14 26 0 26 "
                    + "C -14 26 -32 12 -42 -22 Z");
    private static final Path2D THROAT =
            Outline.of("M -44 -20 C -34 10 -14 28 0 28 C 14 28 34 10 44 -20 L 36 -40 L -36 -40 Z");
    private static final Shape KNIT = Outline.inked(
            Outline.of(
                    "M -70 60 L -60 76 L -50 60 L -40 76 L -30 60 L -20 76 L -10 60 L 0 76 L 10 60 L 20 76 L 30 60 L 40 76 L 50 60 L 60 76 L 70 60 "
                            + "M -100 150 C -60 158 60 158 100 150 M -98 166 C -60 174 60 174 98 166"),
            2.6);
    private static final Shape CENTRE = Outline.inked(Outline.of("M 0 34 L 0 410"), 3.4);

    private Wear() {}

    static void paint(Graphics2D g, Look look, Tints tints) {
        switch (look.outfit()) {
            case QIPAO -> paintQipao(g, tints);
            case TANG_JACKET -> paintTang(g, tints);
            case CARDIGAN -> paintCardigan(g, tints);
            case BLAZER -> paintBlazer(g, look, tints);
            case APRON -> paintApron(g, tints);
            case SWEATER -> paintSweater(g, tints);
        }
    }

    private static void paintQipao(Graphics2D g, Tints tints) {
        g.setColor(Palette.clear(tints.trim, 0.55));
        g.fill(WAVES);
        paintCollar(g, tints);
        g.fill(PLACKET);
        paintKnot(g, tints, 10, 42, 0.9);
        paintKnot(g, tints, 82, 80, 0.6);
    }

    private static void paintTang(Graphics2D g, Tints tints) {
        g.setColor(Palette.clear(tints.trim, 0.28));
        for (int i = 0; i < 7; i++) {
            double x = -84 + (i % 3) * 84 + (i / 3 % 2) * 34;
            double y = 120 + i / 3 * 86;
            g.fill(new Ellipse2D.Double(x - 17, y - 17, 34, 34));
        }
        g.setColor(Palette.clear(tints.clothDeep, 0.6));
        g.fill(CENTRE);
        paintCollar(g, tints);
        for (int i = 0; i < 4; i++) {
            paintKnot(g, tints, 0, 52 + i * 66, 0);
        }
    }

    private static void paintCollar(Graphics2D g, Tints tints) {
        g.setColor(Tints.mixed(tints.cloth, tints.clothDeep, 0.12));
        g.fill(COLLAR);
        g.setColor(tints.trim);
        g.fill(COLLAR_EDGE);
    }

    private static void paintCardigan(Graphics2D g, Tints tints) {
        g.setColor(tints.shirt);
        g.fill(DEEP_V);
        g.setColor(Palette.clear(tints.shirtShade, 0.8));
        g.fill(FRONT_EDGE);
        g.setColor(tints.shirt);
        g.fill(SHIRT_COLLAR);
        g.setColor(tints.shirtShade);
        g.fill(SHIRT_COLLAR_EDGE);
        g.setColor(Tints.mixed(tints.cloth, tints.clothDeep, 0.35));
        g.fill(CARDIGAN_BAND);
        g.setColor(tints.trim);
        for (int i = 0; i < 3; i++) {
            g.fill(new Ellipse2D.Double(5, 284 + i * 42, 10, 10));
        }
    }

    private static void paintBlazer(Graphics2D g, Look look, Tints tints) {
        g.setColor(tints.shirt);
        g.fill(look.isMan() ? DEEP_V : BLOUSE);
        if (look.isMan()) {
            g.fill(SHIRT_COLLAR);
            g.setColor(tints.shirtShade);
            g.fill(SHIRT_COLLAR_EDGE);
        } else {
            g.setColor(tints.skin);
            g.fill(OPEN_V_SMALL);
        }
        g.setColor(Tints.mixed(tints.cloth, tints.clothDeep, 0.28));
        g.fill(LAPELS);
        g.setColor(Palette.clear(tints.clothDeep, 0.9));
        g.fill(FRONT_EDGE);
        g.setColor(tints.trim);
        g.fill(new Ellipse2D.Double(-4, 290, 12, 12));
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-70, 68, 11, 11));
    }

    private static final Path2D OPEN_V_SMALL =
            Outline.of("M -46 -22 C -40 8 -14 40 0 56 C 14 40 40 8 46 -22 C 30 -8 -30 -8 -46 -22 Z");

    private static void paintApron(Graphics2D g, Tints tints) {
        g.setColor(tints.skin);
        g.fill(OPEN_V_SMALL);
        g.setColor(Tints.mixed(tints.shirt, tints.shirtShade, 0.25));
        g.fill(SHIRT_COLLAR);
        g.setColor(tints.shirtShade);
        g.fill(SHIRT_COLLAR_EDGE);
        g.setColor(tints.clothDeep);
        g.fill(STRAPS);
        g.setPaint(tints.clothFall);
        g.fill(BIB);
        g.setColor(Palette.clear(tints.clothDeep, 0.7));
        g.fill(POCKET);
        g.setColor(Palette.clear(tints.trim, 0.7));
        g.fill(POCKET_EDGE);
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-73, 108, 10, 10));
        g.fill(new Ellipse2D.Double(63, 108, 10, 10));
    }

    private static void paintSweater(Graphics2D g, Tints tints) {
        g.setColor(tints.skin);
        g.fill(THROAT);
        g.setColor(Palette.clear(tints.skinShade, 0.7));
        g.fill(OPEN_SHADE);
        g.setColor(Tints.mixed(tints.cloth, tints.clothDeep, 0.3));
        g.fill(CREW);
        g.setColor(Palette.clear(tints.trim, 0.5));
        g.fill(KNIT);
    }

    private static final Path2D OPEN_SHADE =
            Outline.of("M -36 -44 C -20 -22 20 -16 36 -36 L 40 -16 C 16 -2 -14 -10 -38 -24 Z");

    private static void paintKnot(Graphics2D g, Tints tints, double x, double y, double turn) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(turn);
        g.setColor(tints.trim);
        g.fill(KNOT);
        g.setColor(Palette.GOLD);
        g.fill(new Ellipse2D.Double(-4, -4, 8, 8));
        g.setTransform(before);
    }

    /** Whether the sleeves end in a turned or trimmed cuff. */
    static Color cuff(Look look, Tints tints) {
        return switch (look.outfit()) {
            case QIPAO, TANG_JACKET -> tints.trim;
            case CARDIGAN, SWEATER -> Tints.mixed(tints.cloth, tints.clothDeep, 0.45);
            case BLAZER -> tints.shirt;
            case APRON -> tints.shirtShade;
        };
    }
}
