package org.qiantang.engine.performance.presenter;

/**
 * The part of the picture that stays in view where a page shows it, in design pixels.
 *
 * <p>A phone is more slender than 9:16, so a picture that fills it loses some of its left and right (9 % of each on
 * 9:19.5), and the page lays its own bars and cards over the top and over all below the middle.
 */
final class InView {
    static final double SIDE = 76;
    static final double TOP = 104;
    static final double LEFT = SIDE;
    static final double RIGHT = PresenterPainter.DESIGN_WIDTH - SIDE;
    static final double WIDTH = RIGHT - LEFT;
    static final double BOTTOM = 775;

    private InView() {}
}
