package org.qiantang.app.catalog;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture unpacked for the video: in a small size whatever it was, and never in a large one on the way. */
final class Painting {
    /** Twice what a card on the video needs. */
    private static final int SIDE = 800;

    private static final int SIGNATURE = 8;
    private static final int AROUND_CHUNK = 12;
    private static final Set<Integer> PAINTED =
            Set.of(chunk("IHDR"), chunk("PLTE"), chunk("tRNS"), chunk("IDAT"), chunk("IEND"));

    private Painting() {}

    /** Empty where this machine cannot unpack it: it is broken, of a kind that only browsers know, or too large. */
    static Optional<BufferedImage> of(byte[] bytes) {
        return of(bytes, SIDE);
    }

    /** The same, no longer or wider than {@code side}. */
    static Optional<BufferedImage> of(byte[] bytes, int side) {
        Optional<PictureKind> kind = PictureKind.of(bytes, Pictures.MOST_POINTS);
        if (kind.isEmpty() || kind.get() == PictureKind.WEBP) {
            return Optional.empty();
        }
        byte[] plain = kind.get() == PictureKind.PNG ? withoutNotes(bytes) : bytes;
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(kind.get().type()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(plain))) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            int every = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * side));
            param.setSourceSubsampling(every, every, 0, 0);
            return Optional.of(reduced(reader.read(0, param), side));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage reduced(BufferedImage image, int side) {
        double scale = (double) side / Math.max(image.getWidth(), image.getHeight());
        if (scale >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var reduced = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = reduced.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return reduced;
    }

    /** A PNG may carry notes and profiles that unpack to any size, and none of them is painted. */
    private static byte[] withoutNotes(byte[] png) {
        var plain = new ByteArrayOutputStream(png.length);
        plain.write(png, 0, SIGNATURE);
        ByteBuffer chunks = ByteBuffer.wrap(png);
        int at = SIGNATURE;
        while (at + AROUND_CHUNK <= png.length) {
            long end = at + (chunks.getInt(at) & 0xFFFF_FFFFL) + AROUND_CHUNK;
            int whole = (int) Math.min(end, png.length);
            if (PAINTED.contains(chunks.getInt(at + 4))) {
                plain.write(png, at, whole - at);
            }
            at = whole;
        }
        return plain.toByteArray();
    }

    private static int chunk(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
