package org.qiantang.app.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The kinds of picture that merchants may bring; drawings in SVG are not among them, since those can hold programs. */
enum PictureKind {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    WEBP("webp", "image/webp");

    private final String extension;
    private final String type;

    PictureKind(String extension, String type) {
        this.extension = extension;
        this.type = type;
    }

    String extension() {
        return extension;
    }

    String type() {
        return type;
    }

    /** Empty where it is no picture that can be read, or one that unpacks to more points than so many. */
    static Optional<PictureKind> of(byte[] bytes, long mostPoints) {
        return marked(bytes)
                .filter(kind -> PictureSize.of(kind, bytes)
                        .filter(size -> size.isWithin(mostPoints))
                        .isPresent());
    }

    private static Optional<PictureKind> marked(byte[] bytes) {
        if (has(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (has(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        return has(bytes, 0, "RIFF") && has(bytes, 8, "WEBP") ? Optional.of(WEBP) : Optional.empty();
    }

    private static boolean has(byte[] bytes, int from, String marks) {
        byte[] expected = marks.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < from + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (bytes[from + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
