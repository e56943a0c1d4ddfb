package org.qiantang.app.manual;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.qiantang.engine.ocr.Box;
import org.qiantang.engine.ocr.Picture;
import org.qiantang.engine.ocr.Text;
import org.qiantang.engine.ocr.TextReader;

/**
 * The lines of words in a picture, top to bottom, with tabs between what stands apart in one line.
 *
 * <p>A detail page is many screens long: it is read in tiles that overlap, each as sharp as the engine can use.
 */
final class PictureLines implements AutoCloseable {
    private static final int WIDEST = 1_280;
    private static final int TILE = 640;
    private static final int OVERLAP = 64;

    private final Supplier<Optional<TextReader>> maker;
    private Optional<TextReader> reader = Optional.empty();
    private boolean isMade;

    /** Reads with what the maker makes, once it is needed. */
    PictureLines(Supplier<Optional<TextReader>> maker) {
        this.maker = maker;
    }

    boolean canSee() {
        return reader().isPresent();
    }

    List<String> read(BufferedImage image) {
        TextReader eye = reader().orElseThrow(() -> new IllegalStateException("reader: absent (expected: canSee)"));
        BufferedImage fitting = fitting(image);
        var texts = new ArrayList<Text>();
        for (int top = 0; top < fitting.getHeight(); top += TILE - OVERLAP) {
            int height = Math.min(TILE, fitting.getHeight() - top);
            int from = top;
            eye.read(picture(fitting, top, height)).stream()
                    .map(text -> moved(text, from))
                    .filter(text -> texts.stream().noneMatch(known -> same(known, text)))
                    .forEach(texts::add);
            if (top + height == fitting.getHeight()) {
                break;
            }
        }
        return PageLines.of(texts.stream().map(PictureLines::piece).toList(), List.of());
    }

    @Override
    public void close() {
        reader.ifPresent(TextReader::close);
    }

    private Optional<TextReader> reader() {
        if (!isMade) {
            isMade = true;
            reader = maker.get();
        }
        return reader;
    }

    private static Text moved(Text text, int down) {
        Box box = text.box();
        return new Text(text.text(), new Box(box.x(), box.y() + down, box.width(), box.height()), text.confidence());
    }

    /** Read twice, in two tiles: at the same place, wholly or as far as the tile went. */
    private static boolean same(Text one, Text other) {
        return level(one.box(), other.box())
                && one.box().x() < other.box().x() + other.box().width()
                && other.box().x() < one.box().x() + one.box().width();
    }

    private static boolean level(Box one, Box other) {
        int common = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
        return 2 * common > Math.min(one.height(), other.height());
    }

    private static Piece piece(Text text) {
        Box box = text.box();
        return new Piece(text.text(), box.x(), box.x() + box.width(), box.y(), box.y() + box.height());
    }

    private static BufferedImage fitting(BufferedImage image) {
        double scale = Math.min(1, (double) WIDEST / image.getWidth());
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var fitting = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = fitting.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.drawImage(image, 0, 0, width, height, null);
        g.dispose();
        return fitting;
    }

    private static Picture picture(BufferedImage image, int top, int height) {
        int width = image.getWidth();
        int[] points = image.getRGB(0, top, width, height, null, 0, width);
        var rgb = new byte[points.length * 3];
        for (int i = 0; i < points.length; i++) {
            rgb[3 * i] = (byte) (points[i] >> 16);
            rgb[3 * i + 1] = (byte) (points[i] >> 8);
            rgb[3 * i + 2] = (byte) points[i];
        }
        return new Picture(width, height, rgb);
    }
}
