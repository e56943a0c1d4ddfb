package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/** Neck and torso, in the space of the body: the pit of the neck at the origin. {@link Wear} dresses it. */
final class Body {
    /** How much broader a man's shoulders are drawn. */
    static final double BROADER = 1.13;

    private static final Path2D NECK =
            Outline.of("M -34 -92 L 34 -92 C 33 -50 34 -30 46 -8 L 0 26 L -46 -8 C -34 -30 -33 -50 -34 -92 Z");
    private static final Path2D NECK_SHADE =
            Outline.of("M -34 -84 C -20 -52 20 -46 34 -74 C 33 -50 34 -36 38 -22 C 14 -18 -18 -34 -34 -62 Z");
    private static final Path2D THROAT = Outline.of("M -46 -10 C -30 6 -40 30 0 66 C 40 30 30 6 46 -10 Z");
    private static final Path2D TORSO = Outline.of("M 0 -10 C -30 -10 -44 -8 -58 0 C -90 14 -124 22 -146 46 "
            + "C -160 66 -154 104 -140 128 C -124 152 -118 176 -112 204 C -104 246 -90 268 -90 300 "
            + "C -90 334 -108 362 -114 410 L 114 410 C 108 362 90 334 90 300 C 90 268 104 246 112 204 "
            + "C 118 176 124 152 140 128 C 154 104 160 66 146 46 C 124 22 90 14 58 0 C 44 -8 30 -10 0 -10 Z");
    private static final Path2D TRUNK = Outline.of("M 0 -10 C -30 -10 -44 -8 -58 0 C -90 12 -126 20 -147 46 "
            + "C -160 66 -154 104 -142 130 C -130 156 -126 180 -122 206 C -116 246 -110 268 -110 300 "
            + "C -110 334 -116 362 -118 410 L 118 410 C 116 362 110 334 110 300 C 110 268 116 246 122 206 "
            + "C 126 180 130 156 142 130 C 154 104 160 66 147 46 C 126 20 90 12 58 0 C 44 -8 30 -10 0 -10 Z");
    private static final Path2D SIDE = Outline.of(
            "M 112 204 C 104 246 90 268 90 300 C 90 334 108 362 114 410 L 84 410 "
                    + "C 84 362 68 332 70 298 C 72 262 90 242 100 196 C 106 172 120 150 128 130 L 140 128 C 124 152 118 176 112 204 Z");
    private static final Shape FOLDS = Outline.inked(
            Outline.of("M -86 214 C -60 236 -30 244 -6 240 M -88 300 C -66 308 -48 310 -30 304 "
                    + "M 84 300 C 70 310 54 314 40 310 M -84 322 C -64 340 -40 346 -20 342"),
            2.2);

    private Body() {}

    static void paint(Graphics2D g, Look look, Tints tints) {
        AffineTransform before = g.getTransform();
        if (look.isMan()) {
            g.scale(1.2, 1);
        }
        g.setColor(tints.skin);
        g.fill(NECK);
        g.fill(THROAT);
        g.setColor(tints.skinShade);
        g.fill(NECK_SHADE);
        g.setTransform(before);
        if (look.isMan()) {
            g.scale(BROADER, 1);
        }
        g.setPaint(tints.sleeve);
        g.fill(look.isMan() ? TRUNK : TORSO);
        g.setColor(Palette.clear(Palette.NIGHT, 0.18));
        g.fill(SIDE);
        g.setColor(Palette.clear(Palette.NIGHT, 0.22));
        g.fill(FOLDS);
        Wear.paint(g, look, tints);
        g.setTransform(before);
    }
}
