package org.qiantang.engine.performance.presenter;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The tea room: moon window to the lake, a paper lantern, a shelf of jars. */
final class TeaRoom {
    private TeaRoom() {}

    static void paint(Graphics2D g, Rectangle2D view, boolean night) {
        Backdrop.wall(g, view, 0xF7EDDF, 0xE4CFB4);
        Backdrop.glow(g, 110, 250, 420, new Color(255, 226, 168, 150));
        if (night) {
            Furniture.paintShelf(g, 590, 300);
            Backdrop.dusk(g, view);
            MoonWindow.paint(g, true);
            Backdrop.glow(g, 92, 250, 400, new Color(255, 196, 110, 150));
            Furniture.paintLantern(g, 92, 250);
            Backdrop.glow(g, 92, 250, 90, new Color(255, 240, 200, 150));
        } else {
            MoonWindow.paint(g, false);
            Furniture.paintLantern(g, 92, 250);
            Furniture.paintShelf(g, 590, 300);
        }
    }
}
