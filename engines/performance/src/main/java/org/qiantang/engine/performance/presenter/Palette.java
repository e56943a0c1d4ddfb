package org.qiantang.engine.performance.presenter;

import java.awt.Color;

/** The colours of the picture, in one place so that they stay in tune. */
final class Palette {
    static final Color TIDE = new Color(0x0B5CAD);
    static final Color TIDE_LIGHT = new Color(0x3B86CC);
    static final Color TIDE_DEEP = new Color(0x083E7A);
    static final Color JADE = new Color(0x1F9D6B);
    static final Color JADE_LIGHT = new Color(0x9ADBC0);
    static final Color VERMILION = new Color(0xE5484D);
    static final Color NIGHT = new Color(0x0A2440);
    static final Color PAPER = new Color(0xFBF6EE);

    static final Color GOLD = new Color(0xE3C07A);

    static final Color WOOD = new Color(0x8B5A3C);
    static final Color WOOD_LIGHT = new Color(0xB9825A);
    static final Color WOOD_DEEP = new Color(0x5B3826);

    private Palette() {}

    static Color clear(Color color, double alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(alpha * 255));
    }
}
