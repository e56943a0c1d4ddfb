package org.qiantang.app.shortvideo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of a film's goods, ready to be drawn. */
final class Gallery {
    private static final int LONGEST = 1_000;

    private final List<BufferedImage> pictures;
    private final @Nullable BufferedImage beside;
    private final List<BufferedImage> blurred;

    Gallery(List<BufferedImage> pictures, @Nullable BufferedImage beside) {
        this.pictures = pictures.stream().map(Gallery::reduced).toList();
        this.beside = beside == null ? null : reduced(beside);
        this.blurred = this.pictures.stream().map(Gallery::blurred).toList();
    }

    /** One after the other; empty where the goods have none. */
    Optional<BufferedImage> picture(int turn) {
        return pictures.isEmpty() ? Optional.empty() : Optional.of(pictures.get(turn % pictures.size()));
    }

    Optional<BufferedImage> blurred(int turn) {
        return blurred.isEmpty() ? Optional.empty() : Optional.of(blurred.get(turn % blurred.size()));
    }

    Optional<BufferedImage> beside() {
        return Optional.ofNullable(beside);
    }

    private static BufferedImage reduced(BufferedImage image) {
        double scale = Math.min(1, LONGEST / (double) Math.max(image.getWidth(), image.getHeight()));
        return scaled(image, (int) Math.max(1, Math.round(image.getWidth() * scale)), (int)
                Math.max(1, Math.round(image.getHeight() * scale)));
    }

    /** Halved again and again, which blurs; it is drawn large, behind the sharp one. */
    private static BufferedImage blurred(BufferedImage image) {
        BufferedImage small = image;
        while (Math.max(small.getWidth(), small.getHeight()) > 24) {
            small = scaled(small, Math.max(1, small.getWidth() / 2), Math.max(1, small.getHeight() / 2));
        }
        for (int side = 48; side <= 192; side *= 2) {
            double scale = side / (double) Math.max(small.getWidth(), small.getHeight());
            small = scaled(
                    small, (int) Math.ceil(small.getWidth() * scale), (int) Math.ceil(small.getHeight() * scale));
        }
        return small;
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = to.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        // What is transparent in a picture is white on a page.
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return to;
    }
}
