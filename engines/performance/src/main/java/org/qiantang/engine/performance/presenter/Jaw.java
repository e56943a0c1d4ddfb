package org.qiantang.engine.performance.presenter;

import java.awt.geom.Path2D;

/**
 * The outline of a face, by how far it reaches to each side at four heights.
 *
 * @param temple beside the eyes
 * @param cheek above the mouth
 * @param corner where the jaw turns
 * @param chinHalf how broad the chin is
 * @param chin how far down it ends
 */
record Jaw(double temple, double cheek, double corner, double chinHalf, double chin) {
    private static final Jaw OVAL = new Jaw(82, 78, 54, 18, 106);
    private static final Jaw ROUND = new Jaw(84, 83, 60, 22, 101);
    private static final Jaw HEART = new Jaw(83, 75, 48, 13, 108);
    private static final Jaw SQUARE = new Jaw(82, 80, 61, 27, 106);

    static Jaw of(Look look) {
        Jaw jaw = switch (look.face()) {
            case OVAL -> OVAL;
            case ROUND -> ROUND;
            case HEART -> HEART;
            case SQUARE -> SQUARE;
        };
        return look.isMan() ? new Jaw(jaw.temple, jaw.cheek + 2, jaw.corner + 4, jaw.chinHalf + 4, jaw.chin + 5) : jaw;
    }

    Path2D face(double drop) {
        Path2D face = new Path2D.Double();
        double low = chin + drop;
        double turn = chin - 28;
        double round = chinHalf + (corner - chinHalf) * 0.5;
        face.moveTo(-temple, -34);
        face.curveTo(-temple - 4, 18, -cheek, 50 + drop * 0.3, -corner, turn + drop * 0.7);
        face.curveTo(-round, low - 10, -chinHalf, low, 0, low);
        face.curveTo(chinHalf, low, round, low - 10, corner, turn + drop * 0.7);
        face.curveTo(cheek, 50 + drop * 0.3, temple + 4, 18, temple, -34);
        face.curveTo(temple - 4, -112, -temple + 4, -112, -temple, -34);
        face.closePath();
        return face;
    }

    Path2D sideShade(double drop) {
        Path2D shade = new Path2D.Double();
        double low = chin + drop;
        double turn = chin - 28;
        double round = chinHalf + (corner - chinHalf) * 0.5;
        shade.moveTo(temple, -34);
        shade.curveTo(temple + 4, 18, cheek, 50 + drop * 0.3, corner, turn + drop * 0.7);
        shade.curveTo(round, low - 10, chinHalf, low, 0, low);
        shade.curveTo(chinHalf + 4, low - 8, corner - 8, turn - 2 + drop * 0.7, corner + 4, 48 + drop * 0.3);
        shade.curveTo(temple - 14, 20, temple - 12, -10, temple - 12, -40);
        shade.closePath();
        return shade;
    }
}
