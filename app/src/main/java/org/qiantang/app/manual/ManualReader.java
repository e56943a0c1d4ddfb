package org.qiantang.app.manual;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.qiantang.app.catalog.Pictures;
import org.qiantang.engine.ocr.TextReader;

/** Reads a file's lines, known by its first bytes and not by its name. */
final class ManualReader {
    static final int MAX_BYTES = 10 << 20;
    static final int MOST_PAGES = 60;

    private static final int MOST_LINES = 5_000;
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Supplier<Optional<TextReader>> eyes;

    ManualReader(Supplier<Optional<TextReader>> eyes) {
        this.eyes = eyes;
    }

    ManualReading read(byte[] bytes) {
        if (begins(bytes, ZIP)) {
            return WordLines.read(bytes, MOST_PAGES);
        }
        try (var pictures = new PictureLines(eyes)) {
            if (begins(bytes, PDF)) {
                return new PdfPages(pictures).read(bytes, MOST_PAGES);
            }
            Optional<BufferedImage> picture = Pictures.unpacked(bytes);
            if (picture.isPresent()) {
                return pictures.canSee()
                        ? new ManualReading.Read("picture", 1, 1, Lines.of(1, pictures.read(picture.get())))
                        : new ManualReading.Unseen();
            }
        }
        return text(bytes);
    }

    private static ManualReading text(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                if (text.isBlank() || text.chars().anyMatch(sign -> sign < ' ' && "\t\n\r\f".indexOf(sign) < 0)) {
                    return new ManualReading.Unknown();
                }
                List<String> lines = text.lines().limit(MOST_LINES + 1L).toList();
                return lines.size() > MOST_LINES
                        ? new ManualReading.TooLong(MOST_PAGES)
                        : new ManualReading.Read("text", 1, 0, Lines.of(1, lines));
            } catch (CharacterCodingException notThis) {
                // The next one.
            }
        }
        return new ManualReading.Unknown();
    }

    private static boolean begins(byte[] bytes, byte[] sign) {
        return bytes.length >= sign.length && java.util.Arrays.equals(bytes, 0, sign.length, sign, 0, sign.length);
    }
}
