package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;
import org.qiantang.engine.testkit.ForEachSeed;

/** Painting only what moves shows the same as painting all of it. */
class DirtyPartsTest {
    private static final int WIDTH = 180;
    private static final int HEIGHT = 320;
    private static final int UNSEEN = 16;

    @ForEachSeed(count = 12)
    void nothing_is_left_behind_by_what_moved_away(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Look look = Studio.pick(random, Cast.values()).look().in(Studio.pick(random, Look.Scene.values()));
        PresenterPainter parts = new PresenterPainter(WIDTH, HEIGHT, seed, look);
        PresenterPainter whole = new PresenterPainter(WIDTH, HEIGHT, seed, look);
        whole.paintAll();
        BufferedImage one = PresenterPainter.bgr(WIDTH, HEIGHT);
        BufferedImage other = PresenterPainter.bgr(WIDTH, HEIGHT);
        Stage stage = Studio.EMPTY;
        Pose pose = Pose.IDLE;
        Gesture gesture = Gesture.NONE;

        for (int frame = 0; frame < 120; frame++) {
            if (random.nextInt(12) == 0) {
                pose = Studio.pick(random, Pose.values());
                gesture = Studio.pick(random, Gesture.values());
                stage = new Stage(
                        "茶",
                        random.nextBoolean() ? Studio.FULL.goods() : null,
                        random.nextBoolean() ? "说话".repeat(random.nextInt(1, 20)) : null,
                        List.of(),
                        random.nextBoolean() ? new Stage.Countdown("还剩", random.nextInt(90)) : null);
            }
            Mouth mouth = new Mouth(random.nextDouble(), 0, random.nextDouble(), 0, Viseme.AA);
            Acting acting = new Acting(mouth, pose, gesture);
            parts.paint(one, frame * 0.04, acting, stage);
            whole.paint(other, frame * 0.04, acting, stage);

            assertThat(Studio.worst(one, other)).as("frame %s", frame).isLessThan(UNSEEN);
        }
    }

    @ForEachSeed(count = 6)
    void the_planes_for_the_encoder_are_the_picture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PresenterPainter coded = new PresenterPainter(WIDTH, HEIGHT, seed, Cast.MANNI.look());
        PresenterPainter seen = new PresenterPainter(WIDTH, HEIGHT, seed, Cast.MANNI.look());
        BufferedImage picture = PresenterPainter.bgr(WIDTH, HEIGHT);
        byte[] planes = {};

        for (int frame = 0; frame < 30; frame++) {
            Acting acting =
                    new Acting(new Mouth(random.nextDouble(), 0, 0, 0, Viseme.AA), Pose.PRESENTING, Gesture.NONE);
            planes = coded.planes(frame * 0.04, acting, Studio.FULL);
            seen.paint(picture, frame * 0.04, acting, Studio.FULL);
        }
        // Both painters were asked for the same, so what one shows the other codes.

        int worst = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int rgb = picture.getRGB(x, y);
                double meant = 16
                        + 219
                                * (0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF))
                                / 255;
                worst = Math.max(worst, (int) Math.abs(meant - (planes[y * WIDTH + x] & 0xFF)));
            }
        }
        assertThat(worst).as("worst difference of brightness").isLessThanOrEqualTo(1);
        assertThat(planes).hasSize(WIDTH * HEIGHT * 3 / 2);
    }

    @Test
    void white_black_and_red_have_the_colours_that_the_standard_gives_them() {
        Planes planes = new Planes(2, 2);
        BufferedImage picture = Damage.layer(2, 2);

        assertThat(of(planes, picture, 0xFFFFFF)).containsExactly(235, 128, 128);
        assertThat(of(planes, picture, 0x000000)).containsExactly(16, 128, 128);
        // ITU-R BT.709: full red is 63, 102, 240.
        assertThat(of(planes, picture, 0xFF0000)).containsExactly(63, 102, 240);
    }

    private static int[] of(Planes planes, BufferedImage picture, int rgb) {
        for (int i = 0; i < 4; i++) {
            picture.setRGB(i % 2, i / 2, rgb);
        }
        planes.take(picture, new java.awt.Rectangle(2, 2));
        byte[] bytes = planes.bytes();
        return new int[] {bytes[0] & 0xFF, bytes[4] & 0xFF, bytes[5] & 0xFF};
    }
}
