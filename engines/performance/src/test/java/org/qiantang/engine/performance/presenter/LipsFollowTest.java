package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.Utterance;

/** The mouth that is drawn is the mouth that was meant, in the frame in which it was meant, whoever speaks. */
class LipsFollowTest {
    private static final int RATE = 16_000;
    private static final int FRAMES = 150;
    private static final double FRAME = 0.04;
    /** Lips within 80 ms of the sound: two frames. */
    private static final int MOST_SHIFT = 2;

    @ParameterizedTest
    @EnumSource
    void lips_are_within_eighty_milliseconds_of_the_sound(Cast cast) {
        MouthTimeline mouth = MouthTimeline.of(babble());
        PresenterPainter painter = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 2, cast.look());
        BufferedImage frame = PresenterPainter.bgr(Studio.WIDTH, Studio.HEIGHT);
        double[] meant = new double[FRAMES];
        double[] seen = new double[FRAMES];

        for (int i = 0; i < FRAMES; i++) {
            double second = i * FRAME;
            Acting acting = new Acting(mouth.at(second), Pose.TALKING, Gesture.NONE);
            painter.paint(frame, second, acting, Studio.EMPTY);
            meant[i] = acting.mouth().jaw() * (1 - acting.mouth().closed());
            seen[i] = dark(frame);
        }

        int best = 0;
        for (int shift = -6; shift <= 6; shift++) {
            best = likeness(meant, seen, shift) > likeness(meant, seen, best) ? shift : best;
        }
        assertThat(Math.abs(best)).as("frames between mouth and sound").isLessThanOrEqualTo(MOST_SHIFT);
        assertThat(likeness(meant, seen, 0)).as("likeness in the very frame").isGreaterThan(0.8);
    }

    /** How many points of the mouth's surroundings are as dark as the inside of a mouth. */
    private static int dark(BufferedImage frame) {
        int count = 0;
        for (int y = 220; y < 260; y++) {
            for (int x = 163; x < 199; x++) {
                int rgb = frame.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                count += red < 120 && green < 52 && red - green > 30 ? 1 : 0;
            }
        }
        return count;
    }

    private static double likeness(double[] one, double[] other, int shift) {
        int from = Math.max(0, -shift);
        int to = Math.min(one.length, one.length - shift);
        double meanOne = 0;
        double meanOther = 0;
        for (int i = from; i < to; i++) {
            meanOne += one[i] / (to - from);
            meanOther += other[i + shift] / (to - from);
        }
        double both = 0;
        double squareOne = 1e-9;
        double squareOther = 1e-9;
        for (int i = from; i < to; i++) {
            both += (one[i] - meanOne) * (other[i + shift] - meanOther);
            squareOne += (one[i] - meanOne) * (one[i] - meanOne);
            squareOther += (other[i + shift] - meanOther) * (other[i + shift] - meanOther);
        }
        return both / Math.sqrt(squareOne * squareOther);
    }

    /** Six seconds of wide and closed sounds in uneven turn. */
    private static Utterance babble() {
        SplittableRandom random = new SplittableRandom(7);
        short[] samples = new short[6 * RATE];
        List<Utterance.PhonemeAt> phonemes = new ArrayList<>();
        int at = 0;
        boolean open = true;
        while (at < 6_000) {
            phonemes.add(new Utterance.PhonemeAt(at, open ? "ɑ" : "p"));
            at += open ? random.nextInt(140, 420) : random.nextInt(90, 200);
            open = !open;
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (9_000 * Math.sin(Math.TAU * 190 * i / RATE));
        }
        return new Utterance("啊吧", samples, RATE, phonemes, List.of());
    }
}
