package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.testkit.ForEachSeed;

/** What must be read stays clear of what a phone crops and of what its page lays over the picture. */
class InViewTest {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 1280;

    @ParameterizedTest
    @CsvSource({"720,1280,390,844", "540,960,390,844", "1080,1920,393,852", "720,1280,360,800", "720,1280,414,896"})
    void a_phone_filled_with_the_picture_shows_the_whole_label_below_its_top_bar(
            int width, int height, int phoneWidth, int phoneHeight) {
        AiLabel label = new AiLabel(width, height);

        double scale = Math.max((double) phoneWidth / width, (double) phoneHeight / height);
        double cropped = (width - phoneWidth / scale) / 2;

        assertThat((double) label.left()).isGreaterThan(cropped);
        assertThat((double) label.left() + label.plate().getWidth()).isLessThan(width - cropped);
        assertThat(label.top() * scale).isGreaterThan(60);
    }

    @ParameterizedTest
    @CsvSource({"1280,720", "400,400", "96,1200", "960,1280", "120,120"})
    void in_pictures_of_other_shapes_the_label_is_whole_and_keeps_off_the_edges(int width, int height) {
        AiLabel label = new AiLabel(width, height);

        double unit = Math.min(width, height) / 720.0;

        assertThat(label.top()).isGreaterThanOrEqualTo((int) (InView.TOP * unit));
        assertThat(label.top() + label.plate().getHeight()).isLessThan(height / 2);
        assertThat(label.left()).isPositive();
        assertThat((double) width - label.left() - label.plate().getWidth()).isGreaterThanOrEqualTo(InView.SIDE * unit);
    }

    @ForEachSeed(count = 20)
    void the_card_ends_beside_what_is_cropped_and_above_the_words_that_are_said(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GoodsCard goods = new GoodsCard(
                text(random, 40),
                GoodsCard.priceOf(random.nextLong(0, 99_999_999_999L)),
                random.nextBoolean() ? null : text(random, 40),
                null,
                random.nextBoolean() ? null : text(random, 20),
                random.nextBoolean() ? null : new GoodsCard.Stock(random.nextInt(0, 5), 4));

        Rectangle card = painted(g -> CardPainter.paint(g, goods));
        Rectangle words = painted(g -> Captions.paintSubtitle(g, Captions.set(text(random, 120))));

        AiLabel label = new AiLabel(WIDTH, HEIGHT);
        assertThat(card.getMaxX()).isLessThanOrEqualTo(InView.RIGHT);
        assertThat(card.getMinY()).isGreaterThan(label.top() + label.plate().getHeight());
        assertThat(card.getMaxY()).isLessThan(740);
        assertThat(words.getMinX()).isGreaterThanOrEqualTo(InView.LEFT);
        assertThat(words.getMaxX()).isLessThanOrEqualTo(InView.RIGHT);
        assertThat(words.getMaxY()).isLessThanOrEqualTo(InView.BOTTOM);
        assertThat(words.intersects(card)).as("words over the card").isFalse();
    }

    @Test
    void the_words_being_said_lie_over_her_not_behind_her() {
        Stage silent = new Stage("茶", Studio.FULL.goods(), null);
        Stage said = new Stage("茶", Studio.FULL.goods(), "一二三四五六七八九十一二三四五六七八九十");
        Rectangle words = painted(g -> Captions.paintSubtitle(g, Captions.set("一二三四五六七八九十一二三四五六七八九十")));

        BufferedImage without = frame(silent);
        BufferedImage with = frame(said);

        assertThat(Studio.differing(without, with, words))
                .as("pixels of the words' plate that show her dress as it is")
                .isGreaterThan((int) (0.98 * words.width * words.height));
        assertThat(Studio.differing(without, with, new Rectangle(0, 0, WIDTH, words.y)))
                .isZero();
        assertThat(Studio.differing(
                        without,
                        with,
                        new Rectangle(0, words.y + words.height, WIDTH, HEIGHT - words.y - words.height)))
                .isZero();
    }

    @Test
    void the_title_stands_beside_the_label_and_within_what_is_in_view() {
        AiLabel label = new AiLabel(WIDTH, HEIGHT);
        Rectangle changed =
                changed(frame(new Stage("", null, null)), frame(new Stage("杭州湾非遗手作与春季新茶源头好物专场", null, null)));

        assertThat(changed.getMinX()).isGreaterThanOrEqualTo(InView.LEFT);
        assertThat(changed.getMaxX()).isLessThan(label.left());
        assertThat(changed.getMinY()).isGreaterThanOrEqualTo(InView.TOP);
        assertThat(changed.getMaxY())
                .isLessThanOrEqualTo(label.top() + label.plate().getHeight());
    }

    private static BufferedImage frame(Stage stage) {
        BufferedImage frame = PresenterPainter.bgr(WIDTH, HEIGHT);
        new PresenterPainter(WIDTH, HEIGHT, 1).paint(frame, 1, Mouth.AT_REST, Pose.PRESENTING, stage);
        return frame;
    }

    /** The smallest box around everything that is painted. */
    private static Rectangle painted(Consumer<Graphics2D> painter) {
        BufferedImage canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = canvas.createGraphics();
        PresenterPainter.sharpen(g);
        painter.accept(g);
        g.dispose();
        return changed(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB), canvas);
    }

    private static Rectangle changed(BufferedImage before, BufferedImage after) {
        Rectangle box = new Rectangle(-1, -1);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    box.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        assertThat(box.isEmpty()).as("nothing was painted").isFalse();
        return box;
    }

    private static String text(SplittableRandom random, int most) {
        String letters = "钱塘江潮水龙井茶叶今天直播间八十元一盒，。！（）abc 123.45 ABC";
        StringBuilder text = new StringBuilder("茶");
        for (int left = random.nextInt(0, most); left > 0; left--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
