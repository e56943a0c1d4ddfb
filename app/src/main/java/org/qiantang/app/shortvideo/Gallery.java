package org.qiantang.app.shortvideo;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pictures that a film shows, by their addresses, ready to be drawn. */
final class Gallery {
    private static final int LONGEST = 1_000;

    private final Map<String, BufferedImage> pictures;
    private final Map<String, BufferedImage> blurred;

    Gallery(Map<String, BufferedImage> pictures) {
        this.pictures = pictures.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> reduced(one.getValue())));
        this.blurred = this.pictures.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> blurred(one.getValue())));
    }

    /** Empty where none is wanted, or it could not be unpacked. */
    Optional<BufferedImage> picture(@Nullable String address) {
        return address == null ? Optional.empty() : Optional.ofNullable(pictures.get(address));
    }

    Optional<BufferedImage> blurred(@Nullable String address) {
        return address == null ? Optional.empty() : Optional.ofNullable(blurred.get(address));
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
