package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** The words being said on their plate, set once and then laid over frame after frame. */
final class Subtitle {
    private final BufferedImage image;
    private final int x;
    private final int y;

    private Subtitle(BufferedImage image, int x, int y) {
        this.image = image;
        this.x = x;
        this.y = y;
    }

    /** Sets the words for a picture that {@code design} maps design space to. */
    static Subtitle of(Captions.Setting setting, AffineTransform design) {
        return of(Captions.plate(setting), design, g -> Captions.paintSubtitle(g, setting));
    }

    /** Sets what {@code words} paints within {@code place}. */
    static Subtitle of(Rectangle2D place, AffineTransform design, Consumer<Graphics2D> words) {
        Rectangle2D plate = design.createTransformedShape(place).getBounds2D();
        int x = (int) Math.floor(plate.getMinX());
        int y = (int) Math.floor(plate.getMinY());
        int width = Math.max(1, (int) Math.ceil(plate.getMaxX()) - x);
        int height = Math.max(1, (int) Math.ceil(plate.getMaxY()) - y);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        PresenterPainter.sharpen(g);
        g.translate(-x, -y);
        g.transform(design);
        words.accept(g);
        g.dispose();
        return new Subtitle(image, x, y);
    }

    Rectangle box() {
        return new Rectangle(x, y, image.getWidth(), image.getHeight());
    }

    void paint(Graphics2D g) {
        g.drawImage(image, x, y, null);
    }
}
