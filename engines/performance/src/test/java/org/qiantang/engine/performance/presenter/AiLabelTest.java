package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.testkit.ForEachSeed;

class AiLabelTest {
    @ParameterizedTest
    @CsvSource({"720,1280", "360,640", "540,960", "1080,1920", "1280,720", "400,400", "96,1200", "64,64"})
    void the_words_stand_in_every_frame_of_every_pose_and_size(int width, int height) {
        PresenterPainter painter = new PresenterPainter(width, height, 1);
        AiLabel label = new AiLabel(width, height);
        BufferedImage frame = PresenterPainter.bgr(width, height);

        for (Pose pose : Pose.values()) {
            for (double seconds = 0; seconds < 1.2; seconds += 0.4) {
                painter.paint(frame, seconds, Studio.OPEN, pose, Studio.FULL);

                assertThat(Studio.differing(cut(frame, label), label.plate(), whole(label.plate())))
                        .as("pixels of the label that %s paints over", pose)
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"720,1280", "360,640", "1080,1920", "1280,720", "64,64"})
    void the_words_are_a_twentieth_of_the_short_side_and_stand_out(int width, int height) {
        BufferedImage plate = new AiLabel(width, height).plate();

        int top = plate.getHeight();
        int bottom = 0;
        int bright = 0;
        for (int y = 2; y < plate.getHeight() - 2; y++) {
            for (int x = 2; x < plate.getWidth() - 2; x++) {
                if (contrast(new Color(plate.getRGB(x, y)), AiLabel.PLATE) > 4.5) {
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                    bright++;
                }
            }
        }

        assertThat(PresenterPainter.labelHeight(width, height))
                .isGreaterThanOrEqualTo((int) Math.ceil(Math.min(width, height) / 20.0));
        assertThat(bottom - top + 1).as("height of the words as painted").isGreaterThanOrEqualTo((int)
                (Math.min(width, height) / 20.0));
        assertThat((double) bright / plate.getWidth() / plate.getHeight())
                .as("share of the plate that the strokes cover")
                .isBetween(0.1, 0.5);
        assertThat(contrast(AiLabel.WORDS, AiLabel.PLATE)).isGreaterThan(10);
    }

    @ForEachSeed(count = 20)
    void no_title_card_or_subtitle_reaches_the_label(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, seed);
        AiLabel label = new AiLabel(Studio.WIDTH, Studio.HEIGHT);
        String flood = "满屏文字".repeat(random.nextInt(1, 60));
        Stage stage = new Stage(flood, new GoodsCard(flood, "¥99999.99", flood, null), flood);

        BufferedImage frame = Studio.frame(painter, random.nextDouble() * 100, Mouth.AT_REST, Pose.PRESENTING, stage);

        assertThat(Studio.differing(cut(frame, label), label.plate(), whole(label.plate())))
                .isZero();
    }

    @Test
    void painting_it_away_afterwards_does_not_last() {
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 1);
        AiLabel label = new AiLabel(Studio.WIDTH, Studio.HEIGHT);
        BufferedImage frame = Studio.frame(painter, 0, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);
        frame.createGraphics().fillRect(0, 0, Studio.WIDTH, Studio.HEIGHT);

        painter.paint(frame, 0.04, Mouth.AT_REST, Pose.IDLE, Studio.EMPTY);

        assertThat(Studio.differing(cut(frame, label), label.plate(), whole(label.plate())))
                .isZero();
    }

    private static BufferedImage cut(BufferedImage frame, AiLabel label) {
        return frame.getSubimage(
                label.left(),
                label.top(),
                label.plate().getWidth(),
                label.plate().getHeight());
    }

    private static Rectangle whole(BufferedImage image) {
        return new Rectangle(image.getWidth(), image.getHeight());
    }

    /** The contrast of two colours as WCAG 2 reckons it. */
    private static double contrast(Color one, Color other) {
        double light = Math.max(luminance(one), luminance(other));
        double dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
