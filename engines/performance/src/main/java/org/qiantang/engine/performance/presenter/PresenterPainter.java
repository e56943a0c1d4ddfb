package org.qiantang.engine.performance.presenter;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Mouth;

/**
 * Paints a presenter on her stage, frame after frame, always under the label that says she is made by AI.
 *
 * <p>The same seed and the same calls give the same pictures. One painter serves one show and one thread.
 *
 * <p>Only what moves is painted: the set, the card and the board once for each stage; the body {@value #BODY_RATE} times a
 * second ("on twos", as animators draw); lips, eyes and brows in every frame.
 */
public final class PresenterPainter {
    static final double DESIGN_WIDTH = 720;
    static final double DESIGN_HEIGHT = 1280;
    static final double BODY_RATE = 12.5;
    private static final double TITLE_GAP = 14;
    private static final int LEAST_SIDE = 64;
    private static final int LONGEST_SIDE = 8192;

    private final int width;
    private final int height;
    private final AffineTransform design;
    private final Look look;
    private final Motion motion;
    private final Figure figure;
    private final AiLabel label;
    /** From the back to the front, each with all that lies behind it: the room, the stage, the body, the head and the words. */
    private final BufferedImage set;

    private final BufferedImage plate;
    private final BufferedImage body;
    private final BufferedImage frame;
    private final Planes planes;
    private final Damage moved;
    private final Damage changed;
    private @Nullable Stage onPlate;
    private @Nullable Subtitle subtitle;
    private @Nullable Subtitle countdown;
    private @Nullable Subtitle card;
    private @Nullable Posture held;
    private @Nullable Likeness shown;
    private @Nullable Subtitle things;
    private boolean framed;
    private long heldTick;
    private boolean everything;

    public PresenterPainter(int width, int height, long seed) {
        this(width, height, seed, Look.DEFAULT);
    }

    /** @param look at a settled time of day; see {@link Look#litAt} */
    public PresenterPainter(int width, int height, long seed, Look look) {
        requireSide("width", width);
        requireSide("height", height);
        this.width = width;
        this.height = height;
        this.look = look;
        design = design(width, height);
        double scale = design.getScaleX();
        motion = new Motion(seed, look.manner());
        figure = new Figure(look);
        label = new AiLabel(width, height);
        set = Damage.layer(width, height);
        plate = Damage.layer(width, height);
        body = Damage.layer(width, height);
        frame = Damage.layer(width, height);
        planes = new Planes(width - width % 2, height - height % 2);
        moved = new Damage(width, height);
        changed = new Damage(width, height);
        Graphics2D g = designSpace(set);
        Rectangle2D view = new Rectangle2D.Double(
                -design.getTranslateX() / scale, -design.getTranslateY() / scale, width / scale, height / scale);
        Backdrop.paint(g, view, look);
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

    /** How large a likeness is in pictures of this size. */
    public static Dimension likenessSize(int width, int height) {
        return Screen.size(design(width, height));
    }

    private static AffineTransform design(int width, int height) {
        double scale = Math.min(width / DESIGN_WIDTH, height / DESIGN_HEIGHT);
        AffineTransform design = AffineTransform.getTranslateInstance(
                (width - DESIGN_WIDTH * scale) / 2, (height - DESIGN_HEIGHT * scale) / 2);
        design.scale(scale, scale);
        return design;
    }

    /** Whether this machine has a font for Chinese; without one, titles and subtitles lose their characters. */
    public static boolean writesChinese() {
        return Lettering.font(true, 36).canDisplayUpTo("钱塘抢购库存件元，。！？") < 0;
    }

    /** As {@link #paint(BufferedImage, double, Acting, Stage)}, with hands that keep time. */
    public void paint(BufferedImage target, double seconds, Mouth mouth, Pose pose, Stage stage) {
        paint(target, seconds, new Acting(mouth, pose, Gesture.NONE), stage);
    }

    /**
     * Paints the picture of one moment over all of {@code target}.
     *
     * @param seconds since the show began; poses glide if it goes on in small steps
     */
    public void paint(BufferedImage target, double seconds, Acting acting, Stage stage) {
        if (target.getType() != BufferedImage.TYPE_3BYTE_BGR
                || target.getWidth() != width
                || target.getHeight() != height) {
            throw new IllegalArgumentException("target: " + target.getWidth() + " x " + target.getHeight() + " of type "
                    + target.getType() + " (expected: " + width + " x " + height + " of type TYPE_3BYTE_BGR)");
        }
        draw(seconds, acting, stage);
        int[] points = Damage.points(frame);
        byte[] bytes = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
        for (int i = 0, at = 0; i < points.length; i++, at += 3) {
            bytes[at] = (byte) points[i];
            bytes[at + 1] = (byte) (points[i] >> 8);
            bytes[at + 2] = (byte) (points[i] >> 16);
        }
    }

    /**
     * Paints the picture of one moment for an encoder.
     *
     * @return the picture as I420 by BT.709 in limited range: width x height x 3/2 bytes, good until the next call
     */
    public byte[] planes(double seconds, Acting acting, Stage stage) {
        return planes(seconds, acting, stage, null);
    }

    /**
     * As {@link #planes(double, Acting, Stage)}, with a likeness in the presenter's place. All else in the picture is ours
     * as ever, and lies over it.
     *
     * @param likeness null for the presenter herself
     */
    public byte[] planes(double seconds, Acting acting, Stage stage, @Nullable Likeness likeness) {
        if (width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("picture: " + width + " x " + height + " (expected: even sides)");
        }
        if (likeness == null) {
            draw(seconds, acting, stage);
        } else {
            draw(likeness, stage);
        }
        for (Rectangle part : changed.parts()) {
            planes.take(frame, part);
        }
        return planes.bytes();
    }

    /** From now on paints the whole picture each time, as if everything had moved; to compare with. */
    void paintAll() {
        everything = true;
    }

    private void draw(double seconds, Acting acting, Stage stage) {
        if (!(seconds >= 0 && seconds < 1e9)) {
            throw new IllegalArgumentException("seconds: " + seconds + " (expected: 0 to 1000000000)");
        }
        changed.clear();
        setStage(stage);
        if (shown != null) {
            shown = null;
            held = null;
            framed = false;
            changed.all();
        }
        long tick = (long) Math.floor(seconds * BODY_RATE + 1e-6);
        Posture now = motion.at(seconds, acting, stage.goods() != null);
        Posture before = held;
        Posture posture = now;
        if (before == null || tick != heldTick || !changed.parts().isEmpty()) {
            paintBody(now, before, seconds);
            held = now;
            heldTick = tick;
            changed.add(Figure.headBox(posture), design);
        } else {
            posture = now.onBodyOf(before);
            changed.add(Figure.faceBox(posture), design);
        }
        if (everything) {
            changed.all();
        }
        changed.copy(body, frame);
        Graphics2D g = frame.createGraphics();
        sharpen(g);
        for (Rectangle part : changed.parts()) {
            g.setClip(part);
            g.transform(design);
            figure.paintHead(g, posture, acting.mouth());
            g.setTransform(new AffineTransform());
            paintWords(g);
        }
        g.dispose();
    }

    private void draw(Likeness likeness, Stage stage) {
        changed.clear();
        setStage(stage);
        boolean besideGoods = stage.goods() != null;
        if (shown == null || !framed) {
            held = null;
            changed.all();
            frameScreen(stage.goods());
        }
        if (!likeness.equals(shown)) {
            changed.add(Screen.glass(design, besideGoods));
        }
        if (everything) {
            changed.all();
        }
        shown = likeness;
        changed.copy(body, frame);
        Graphics2D g = frame.createGraphics();
        sharpen(g);
        for (Rectangle part : changed.parts()) {
            g.setClip(part);
            Screen.paintGlass(g, design, besideGoods, likeness);
            if (things != null) {
                things.paint(g);
            }
            if (card != null) {
                card.paint(g);
            }
            paintWords(g);
        }
        g.dispose();
    }

    /** The body's layer holds the screen's frame while there is no body. */
    private void frameScreen(@Nullable GoodsCard goods) {
        card = goods == null ? null : Subtitle.of(CardPainter.BOX, design, on -> CardPainter.paint(on, goods));
        if (things == null) {
            things = Subtitle.of(Screen.THINGS, design, on -> Backdrop.paintOnCounter(on, look));
        }
        changed.copy(plate, body);
        Graphics2D g = designSpace(body);
        Screen.paintFrame(g, goods != null);
        g.dispose();
        framed = true;
    }

    private void paintWords(Graphics2D g) {
        if (subtitle != null) {
            subtitle.paint(g);
        }
        if (countdown != null) {
            countdown.paint(g);
        }
        label.paint(g);
    }

    /** Her body and all else that moves slowly; what it covered before is painted again too. */
    private void paintBody(Posture now, @Nullable Posture before, double seconds) {
        moved.clear();
        for (Rectangle part : changed.parts()) {
            moved.add(part);
        }
        if (before != null) {
            moved.add(Figure.box(before), design);
        }
        moved.add(Figure.box(now), design);
        if (look.scene() == Look.Scene.TEA_ROOM) {
            moved.add(Steam.BOX, design);
        }
        if (everything) {
            moved.all();
        }
        moved.copy(plate, body);
        Graphics2D g = designSpace(body);
        AffineTransform space = g.getTransform();
        for (Rectangle part : moved.parts()) {
            g.setTransform(new AffineTransform());
            g.setClip(part);
            g.setTransform(space);
            if (look.scene() == Look.Scene.TEA_ROOM) {
                Steam.paint(g, seconds);
            }
            figure.paintBody(g, now);
        }
        g.dispose();
        for (Rectangle part : moved.parts()) {
            changed.add(part);
        }
    }

    private void setStage(Stage stage) {
        Stage before = onPlate;
        if (before == null || !stage.isSetAs(before)) {
            setPlate(stage);
            changed.all();
        }
        if (before == null || !Objects.equals(stage.subtitle(), before.subtitle())) {
            String said = stage.subtitle();
            Captions.Setting setting = said == null ? null : Captions.set(said);
            subtitle = replaced(
                    subtitle, setting == null || setting.lines().isEmpty() ? null : Subtitle.of(setting, design));
        }
        if (before == null || !Objects.equals(stage.countdown(), before.countdown()) || !stage.isSetAs(before)) {
            Stage.Countdown left = stage.countdown();
            GoodsCard goods = stage.goods();
            countdown = replaced(
                    countdown, left == null || goods == null ? null : CountdownPainter.of(left, goods, design));
        }
        onPlate = stage;
    }

    private @Nullable Subtitle replaced(@Nullable Subtitle before, @Nullable Subtitle now) {
        if (before != null) {
            changed.add(before.box());
        }
        if (now != null) {
            changed.add(now.box());
        }
        return now;
    }

    /** Everything that stays as it is until the stage changes: the set, the card, the board and the title. */
    private void setPlate(Stage stage) {
        framed = false;
        Damage whole = new Damage(width, height);
        whole.all();
        whole.copy(set, plate);
        Graphics2D g = designSpace(plate);
        GoodsCard goods = stage.goods();
        if (goods != null) {
            CardPainter.paint(g, goods);
        }
        BoardPainter.paint(g, stage.board());
        g.dispose();
        Graphics2D corner = plate.createGraphics();
        sharpen(corner);
        double unit = Math.min(width, height) / DESIGN_WIDTH;
        corner.translate(InView.LEFT * unit, label.top());
        corner.scale(unit, unit);
        Captions.paintTitle(corner, stage.showTitle(), label.left() / unit - InView.LEFT - TITLE_GAP);
        corner.dispose();
    }

    private Graphics2D designSpace(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        sharpen(g);
        g.transform(design);
        return g;
    }

    static void sharpen(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    private static void requireSide(String name, int side) {
        if (side < LEAST_SIDE || side > LONGEST_SIDE) {
            throw new IllegalArgumentException(
                    name + ": " + side + " (expected: " + LEAST_SIDE + ".." + LONGEST_SIDE + ")");
        }
    }
}
