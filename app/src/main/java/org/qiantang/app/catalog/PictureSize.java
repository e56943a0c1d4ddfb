package org.qiantang.app.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How large a picture would be once it is unpacked, as its first bytes tell it; a small file may hold a huge one. */
record PictureSize(int width, int height) {
    /** A single line of points is unpacked whole, however few lines there are. */
    private static final int LONGEST_SIDE = 20_000;

    boolean isWithin(long points) {
        return width > 0 && height > 0 && Math.max(width, height) <= LONGEST_SIDE && (long) width * height <= points;
    }

    /** Empty where it cannot be read, so that no page and no video could show the picture either. */
    static Optional<PictureSize> of(PictureKind kind, byte[] bytes) {
        return switch (kind) {
            case PNG, JPEG -> read(kind, bytes);
            case WEBP -> webp(bytes);
        };
    }

    private static Optional<PictureSize> read(PictureKind kind, byte[] bytes) {
        ImageReader reader = ImageIO.getImageReadersByMIMEType(kind.type()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return Optional.of(new PictureSize(reader.getWidth(0), reader.getHeight(0)));
        } catch (IOException | RuntimeException broken) {
            // The readers throw whatever they stumble over; a picture from outside may be anything.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /** The three forms of WebP: with loss, without, and with a canvas for colours, alpha or motion. */
    private static Optional<PictureSize> webp(byte[] bytes) {
        if (bytes.length < 30) {
            return Optional.empty();
        }
        String form = new String(bytes, 12, 4, StandardCharsets.ISO_8859_1);
        return switch (form) {
            case "VP8 " ->
                number(bytes, 23, 3) == 0x2A019D
                        ? Optional.of(new PictureSize(number(bytes, 26, 2) & 0x3FFF, number(bytes, 28, 2) & 0x3FFF))
                        : Optional.empty();
            case "VP8L" ->
                bytes[20] == 0x2F
                        ? Optional.of(new PictureSize(
                                (number(bytes, 21, 4) & 0x3FFF) + 1, ((number(bytes, 21, 4) >>> 14) & 0x3FFF) + 1))
                        : Optional.empty();
            case "VP8X" -> Optional.of(new PictureSize(number(bytes, 24, 3) + 1, number(bytes, 27, 3) + 1));
            default -> Optional.empty();
        };
    }

    private static int number(byte[] bytes, int from, int length) {
        int number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[from + i] & 0xFF);
        }
        return number;
    }
}
