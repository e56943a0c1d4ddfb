package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;
import org.qiantang.engine.testkit.ForEachSeed;

class PresenterPainterTest {
    private static final Rectangle MOUTH = new Rectangle(140, 215, 80, 40);
    private static final Rectangle CARD = new Rectangle(213, 130, 107, 160);
    private static final Rectangle SUBTITLE = new Rectangle(80, 340, 200, 44);

    @ForEachSeed(count = 10)
    void the_same_seed_and_the_same_calls_give_the_same_pixels(long seed) {
        PresenterPainter one = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, seed);
        PresenterPainter other = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, seed);

        for (int i = 0; i < 5; i++) {
            double seconds = i * 0.04;
            Pose pose = i < 2 ? Pose.IDLE : Pose.PRESENTING;
            BufferedImage first = Studio.frame(one, seconds, Studio.OPEN, pose, Studio.FULL);
            BufferedImage second = Studio.frame(other, seconds, Studio.OPEN, pose, Studio.FULL);

            assertThat(Studio.same(first, second)).isTrue();
        }
    }

    @Test
    void another_seed_gives_another_presence() {
        BufferedImage one = Studio.frame(
                new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1), 1, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);
        BufferedImage other = Studio.frame(
                new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 2), 1, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);

        assertThat(Studio.same(one, other)).isFalse();
    }

    @Test
    void an_open_mouth_looks_different_from_a_shut_one_and_from_a_round_one() {
        BufferedImage shut = alone(new Mouth(0.3, 0, 0, 1, Viseme.PP));
        BufferedImage open = alone(Studio.OPEN);
        BufferedImage round = alone(new Mouth(0.3, -0.6, 1, 0, Viseme.U));

        assertThat(Studio.differing(shut, open, MOUTH)).isGreaterThan(150);
        assertThat(Studio.differing(shut, round, MOUTH)).isGreaterThan(100);
        assertThat(Studio.differing(open, round, MOUTH)).isGreaterThan(150);
    }

    @Test
    void sealed_lips_show_no_teeth_and_an_open_mouth_does() {
        int sealed = bright(alone(new Mouth(0.8, 0, 0, 1, Viseme.PP)));
        int open = bright(alone(Studio.OPEN));

        assertThat(open).isGreaterThan(sealed + 20);
    }

    @Test
    void she_moves_though_nothing_is_said() {
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1);
        BufferedImage now = Studio.frame(painter, 1, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);
        BufferedImage later = Studio.frame(painter, 1.5, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);

        assertThat(Studio.same(now, later)).isFalse();
    }

    @Test
    void card_and_subtitle_are_shown_while_they_are_on_stage_and_gone_afterwards() {
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1);
        Stage silent = new Stage(Studio.FULL.showTitle(), Studio.FULL.goods(), null);
        BufferedImage without = Studio.frame(painter, 0, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);
        BufferedImage mute = Studio.frame(painter, 10, Mouth.AT_REST, Pose.IDLE, silent);
        BufferedImage with = Studio.frame(painter, 10, Mouth.AT_REST, Pose.IDLE, Studio.FULL);
        BufferedImage again = Studio.frame(painter, 0, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);

        assertThat(Studio.differing(without, with, CARD)).isGreaterThan(CARD.width * CARD.height / 2);
        assertThat(Studio.differing(mute, with, SUBTITLE)).isGreaterThan(SUBTITLE.width * SUBTITLE.height * 9 / 10);
        assertThat(Studio.same(without, again)).isTrue();
    }

    @Test
    void another_price_is_another_picture() {
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1);
        Stage dear = new Stage("茶", new GoodsCard("龙井", "¥88.00", null, null), null);
        Stage cheap = new Stage("茶", new GoodsCard("龙井", "¥68.00", null, null), null);

        BufferedImage first = Studio.frame(painter, 0, Mouth.AT_REST, Pose.IDLE, dear);
        BufferedImage second = Studio.frame(painter, 0, Mouth.AT_REST, Pose.IDLE, cheap);

        assertThat(Studio.differing(first, second, CARD)).isGreaterThan(20);
    }

    @ForEachSeed(count = 30)
    void nothing_that_can_be_said_about_a_frame_makes_the_painter_throw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int width = random.nextInt(64, 700);
        int height = random.nextInt(64, 700);
        PresenterPainter painter = new PresenterPainter(width, height, random.nextLong());
        BufferedImage frame = PresenterPainter.bgr(width, height);
        double seconds = random.nextDouble() * 1e6;

        for (int i = 0; i < 6; i++) {
            Viseme viseme = pick(random, Viseme.values());
            Mouth mouth = new Mouth(
                    random.nextDouble(), random.nextDouble() * 2 - 1, random.nextDouble(), random.nextDouble(), viseme);
            painter.paint(frame, seconds, mouth, pick(random, Pose.values()), stage(random));
            seconds = Math.max(0, seconds + random.nextDouble() * 3 - 1);
        }
    }

    @Test
    void a_picture_of_another_kind_or_size_is_refused() {
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1);
        BufferedImage small = PresenterPainter.bgr(100, 100);

        assertThatThrownBy(() -> painter.paint(small, 0, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY))
                .hasMessageContaining("expected: 360 x 640");
        assertThatThrownBy(() -> new GoodsCard("茶", "88", null, null)).hasMessageContaining("expected: like ¥88.00");
        assertThat(GoodsCard.priceOf(8805)).isEqualTo("¥88.05");
    }

    private static BufferedImage alone(Mouth mouth) {
        return Studio.frame(new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1), 1, mouth, Pose.TALKING, Studio.EMPTY);
    }

    private static int bright(BufferedImage image) {
        int count = 0;
        for (int y = MOUTH.y; y < MOUTH.y + MOUTH.height; y++) {
            for (int x = MOUTH.x; x < MOUTH.x + MOUTH.width; x++) {
                int rgb = image.getRGB(x, y);
                // Teeth are the only thing there whose blue is as bright as this; skin is warmer.
                count += (rgb & 0xFF) > 0xE8 ? 1 : 0;
            }
        }
        return count;
    }

    private static Stage stage(SplittableRandom random) {
        GoodsCard card = null;
        if (random.nextBoolean()) {
            BufferedImage picture = random.nextBoolean()
                    ? null
                    : new BufferedImage(random.nextInt(1, 300), random.nextInt(1, 300), BufferedImage.TYPE_INT_ARGB);
            card = new GoodsCard(
                    "x" + text(random),
                    GoodsCard.priceOf(random.nextLong(0, 99_999_999_999L)),
                    maybe(random),
                    picture,
                    maybe(random),
                    random.nextBoolean() ? null : new GoodsCard.Stock(random.nextInt(0, 5), 4));
        }
        return new Stage(text(random), card, maybe(random));
    }

    private static @Nullable String maybe(SplittableRandom random) {
        return random.nextBoolean() ? null : text(random);
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(0, 60); left > 0; left--) {
            text.append((char) random.nextInt(0, 0x10000));
        }
        return text.toString();
    }

    private static <T> T pick(SplittableRandom random, T[] of) {
        return of[random.nextInt(of.length)];
    }
}
