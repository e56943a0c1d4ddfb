package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;
import org.qiantang.engine.testkit.ForEachSeed;

/** Another engine's picture of the host in our scene. */
final class LikenessTest {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int UNSEEN = 16;
    private static final Acting STILL = new Acting(Mouth.AT_REST, Pose.IDLE, Gesture.NONE);

    @Test
    void a_likeness_stands_in_her_place_and_all_that_is_ours_lies_over_it() {
        PresenterPainter painter = new PresenterPainter(WIDTH, HEIGHT, 1);
        byte[] white = painter.planes(0, STILL, Studio.FULL, plain(0xFFFFFF)).clone();
        byte[] black = painter.planes(0.04, STILL, Studio.FULL, plain(0x000000)).clone();

        AiLabel label = new AiLabel(WIDTH, HEIGHT);
        assertThat(differing(white, black, label.left(), label.top(), 80, 20)).isZero();
        // The card of the goods, the board's place on the counter's front, and the words being said.
        assertThat(differing(white, black, 230, 140, 80, 140)).isZero();
        assertThat(differing(white, black, 0, 460, WIDTH, 180)).isZero();
        assertThat(differing(white, black, 110, 340, 60, 4)).isEqualTo(240);
        assertThat(white[341 * WIDTH + 130] & 0xFF)
                .as("under the plate of the words")
                .isLessThan(110);
        // Her own place is the likeness and nothing else.
        assertThat(white[200 * WIDTH + 150] & 0xFF).isEqualTo(235);
        assertThat(black[200 * WIDTH + 150] & 0xFF).isEqualTo(16);
    }

    @ForEachSeed(count = 10)
    void whoever_stood_there_before_leaves_nothing_behind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Look look = Studio.pick(random, Cast.values()).look().in(Studio.pick(random, Look.Scene.values()));
        PresenterPainter parts = new PresenterPainter(WIDTH, HEIGHT, seed, look);
        PresenterPainter whole = new PresenterPainter(WIDTH, HEIGHT, seed, look);
        whole.paintAll();
        Stage stage = Studio.EMPTY;
        Likeness likeness = null;

        for (int frame = 0; frame < 80; frame++) {
            if (random.nextInt(8) == 0) {
                stage = new Stage(
                        "茶",
                        random.nextBoolean() ? Studio.FULL.goods() : null,
                        random.nextBoolean() ? "说话".repeat(random.nextInt(1, 20)) : null,
                        List.of(),
                        random.nextBoolean() ? new Stage.Countdown("还剩", random.nextInt(90)) : null);
            }
            if (random.nextInt(4) == 0) {
                likeness = random.nextInt(3) == 0 ? null : plain(random.nextInt(1 << 24));
            }
            Acting acting = new Acting(new Mouth(random.nextDouble(), 0, 0, 0, Viseme.AA), Pose.TALKING, Gesture.NONE);
            byte[] one = parts.planes(frame * 0.04, acting, stage, likeness);
            byte[] other = whole.planes(frame * 0.04, acting, stage, likeness);

            assertThat(worst(one, other)).as("frame %s", frame).isLessThan(UNSEEN);
        }
    }

    @Test
    void a_likeness_that_is_not_what_it_says_is_refused() {
        assertThatThrownBy(() -> new Likeness(4, 4, new int[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points: 15 (expected: 4 x 4)");
    }

    private static Likeness plain(int colour) {
        Dimension size = PresenterPainter.likenessSize(WIDTH, HEIGHT);
        int[] points = new int[size.width * size.height];
        Arrays.fill(points, colour);
        return new Likeness(size.width, size.height, points);
    }

    private static int differing(byte[] one, byte[] other, int left, int top, int width, int height) {
        int count = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                count += one[y * WIDTH + x] == other[y * WIDTH + x] ? 0 : 1;
            }
        }
        return count;
    }

    private static int worst(byte[] one, byte[] other) {
        int worst = 0;
        for (int i = 0; i < one.length; i++) {
            worst = Math.max(worst, Math.abs((one[i] & 0xFF) - (other[i] & 0xFF)));
        }
        return worst;
    }
}
