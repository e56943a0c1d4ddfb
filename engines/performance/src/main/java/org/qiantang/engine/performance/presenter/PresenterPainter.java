package org.qiantang.engine.performance.presenter;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Mouth;

/**
 * Paints a presenter on her stage, frame after frame, always under the label that says she is made by AI.
 *
 * <p>The same seed and the same calls give the same pictures. One painter serves one show and one thread.
 */
public final class PresenterPainter {
    static final double DESIGN_WIDTH = 720;
    static final double DESIGN_HEIGHT = 1280;
    private static final double TITLE_GAP = 14;
    private static final int LEAST_SIDE = 64;
    private static final int LONGEST_SIDE = 8192;

    private final int width;
    private final int height;
    private final double scale;
    private final Motion motion;
    private final AiLabel label;
    private final BufferedImage set;
    private final BufferedImage plate;
    private @Nullable Stage onPlate;
    private @Nullable Subtitle subtitle;

    public PresenterPainter(int width, int height, long seed) {
        requireSide("width", width);
        requireSide("height", height);
        this.width = width;
        this.height = height;
        scale = Math.min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT);
        motion = new Motion(seed);
        label = new AiLabel(width, height);
        set = bgr(width, height);
        plate = bgr(width, height);
        Graphics2D g = designSpace(set);
        Backdrop.paint(
                g,
                new Rectangle2D.Double(
                        (DESIGN_WIDTH - width / scale) / 2,
                        (DESIGN_HEIGHT - height / scale) / 2,
                        width / scale,
                        height / scale));
        g.dispose();
    }

    /** An empty picture of the kind that {@link #paint} wants. */
    public static BufferedImage bgr(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    }

    /** How high the words of the AI label are, in pixels, in pictures of this size. */
    public static int labelHeight(int width, int height) {
        return AiLabel.wordsHeight(width, height);
    }

    /** Whether this machine has a font for Chinese; without one, titles and subtitles lose their characters. */
    public static boolean writesChinese() {
        return Lettering.font(true, 36).canDisplayUpTo("钱塘抢购库存件元，。！？") < 0;
    }

    /**
     * Paints the picture of one moment over all of {@code target}.
     *
     * @param seconds since the show began; poses glide if it goes on in small steps
     */
    public void paint(BufferedImage target, double seconds, Mouth mouth, Pose pose, Stage stage) {
        if (target.getType() != BufferedImage.TYPE_3BYTE_BGR
                || target.getWidth() != width
                || target.getHeight() != height) {
            throw new IllegalArgumentException("target: " + target.getWidth() + " x " + target.getHeight() + " of type "
                    + target.getType() + " (expected: " + width + " x " + height + " of type TYPE_3BYTE_BGR)");
        }
        if (!(seconds >= 0 && seconds < 1e9)) {
            throw new IllegalArgumentException("seconds: " + seconds + " (expected: 0 to 1000000000)");
        }
        if (!stage.equals(onPlate)) {
            setPlate(stage);
        }
        copy(plate, target);
        Graphics2D g = designSpace(target);
        Steam.paint(g, seconds);
        Figure.paint(g, motion.at(seconds, mouth, pose, stage.goods() != null), mouth);
        g.dispose();
        Graphics2D over = target.createGraphics();
        if (subtitle != null) {
            subtitle.paint(over);
        }
        label.paint(over);
        over.dispose();
    }

    /** Everything that stays as it is until the stage changes: behind her the set and the card, before her the words. */
    private void setPlate(Stage stage) {
        copy(set, plate);
        Graphics2D g = designSpace(plate);
        GoodsCard goods = stage.goods();
        if (goods != null) {
            CardPainter.paint(g, goods);
        }
        String said = stage.subtitle();
        Captions.Setting setting = said == null ? null : Captions.set(said);
        subtitle = setting == null || setting.lines().isEmpty() ? null : Subtitle.of(setting, g.getTransform());
        g.dispose();
        Graphics2D corner = plate.createGraphics();
        sharpen(corner);
        double unit = Math.min(width, height) / DESIGN_WIDTH;
        corner.translate(InView.LEFT * unit, label.top());
        corner.scale(unit, unit);
        Captions.paintTitle(corner, stage.showTitle(), label.left() / unit - InView.LEFT - TITLE_GAP);
        corner.dispose();
        onPlate = stage;
    }

    private Graphics2D designSpace(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        sharpen(g);
        g.translate((width - DESIGN_WIDTH * scale) / 2, (height - DESIGN_HEIGHT * scale) / 2);
        g.scale(scale, scale);
        return g;
    }

    static void sharpen(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    private static void copy(BufferedImage from, BufferedImage to) {
        byte[] source = ((DataBufferByte) from.getRaster().getDataBuffer()).getData();
        byte[] goal = ((DataBufferByte) to.getRaster().getDataBuffer()).getData();
        System.arraycopy(source, 0, goal, 0, source.length);
    }

    private static void requireSide(String name, int side) {
        if (side < LEAST_SIDE || side > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    name + ": " + side + " (expected: " + LEAST_SIDE + ".." + LONGEST_SIDE + ")");
        }
    }
}
