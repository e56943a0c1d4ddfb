package org.qiantang.engine.performance.presenter;

import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/** The parts of a picture that are to be painted again, in pixels, with even corners as video wants them. */
final class Damage {
    private final Rectangle whole;
    private final List<Rectangle> parts = new ArrayList<>();

    Damage(int width, int height) {
        whole = new Rectangle(width, height);
    }

    void all() {
        parts.clear();
        parts.add(new Rectangle(whole));
    }

    /** Adds a part of the design with a little room around it. */
    void add(Rectangle2D box, AffineTransform design) {
        Rectangle2D on = design.createTransformedShape(box).getBounds2D();
        add(new Rectangle(
                (int) Math.floor(on.getMinX()) - 2,
                (int) Math.floor(on.getMinY()) - 2,
                (int) Math.ceil(on.getWidth()) + 5,
                (int) Math.ceil(on.getHeight()) + 5));
    }

    void add(Rectangle box) {
        Rectangle inside = even(box).intersection(whole);
        if (inside.isEmpty()) {
            return;
        }
        // What overlaps becomes one part, so that nothing is painted or sent twice.
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (parts.get(i).intersects(inside)) {
                inside = inside.union(parts.remove(i));
                i = parts.size();
            }
        }
        parts.add(inside);
    }

    List<Rectangle> parts() {
        return parts;
    }

    void clear() {
        parts.clear();
    }

    private static Rectangle even(Rectangle box) {
        int x = box.x & ~1;
        int y = box.y & ~1;
        return new Rectangle(x, y, (box.x + box.width - x + 1) & ~1, (box.y + box.height - y + 1) & ~1);
    }

    /** A layer of the kind that is copied here: a whole number for each point, which is what is painted fastest. */
    static BufferedImage layer(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    static int[] points(BufferedImage layer) {
        return ((DataBufferInt) layer.getRaster().getDataBuffer()).getData();
    }

    /** Copies these parts of one picture to another of the same size. */
    void copy(BufferedImage from, BufferedImage to) {
        int[] source = points(from);
        int[] goal = points(to);
        for (Rectangle part : parts) {
            for (int y = part.y; y < part.y + part.height; y++) {
                int at = y * whole.width + part.x;
                System.arraycopy(source, at, goal, at, part.width);
            }
        }
    }
}
