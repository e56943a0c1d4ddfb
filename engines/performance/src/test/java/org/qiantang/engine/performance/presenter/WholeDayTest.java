package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.Viseme;

/** A day on air, frame by frame: what she does in the last minute is like what she did in the first. */
class WholeDayTest {
    private static final int RATE = 25;
    private static final int SECONDS = 24 * 60 * 60;

    @Test
    void over_a_day_of_frames_nothing_drifts_jumps_or_leaves_the_picture() {
        Motion motion = new Motion(6, Look.Manner.LIVELY);
        SplittableRandom random = new SplittableRandom(6);
        Acting acting = Acting.IDLE;
        Posture before = motion.at(0, acting, true);
        int blinks = 0;
        double largest = 0;
        double first = 0;
        double last = 0;

        for (long frame = 1; frame < (long) SECONDS * RATE; frame++) {
            if (frame % 97 == 0) {
                acting = new Acting(
                        Mouth.AT_REST, Studio.pick(random, Pose.values()), Studio.pick(random, Gesture.values()));
            }
            Posture now = motion.at(frame / (double) RATE, acting, true);
            blinks += now.lids() < 0.5 && before.lids() >= 0.5 ? 1 : 0;
            largest = Math.max(largest, Math.abs(now.standsAt() - before.standsAt()));
            first += frame < 60 * RATE ? now.standsAt() / (60 * RATE) : 0;
            last += frame >= (long) (SECONDS - 60) * RATE ? now.standsAt() / (60 * RATE) : 0;
            before = now;
        }

        assertThat(blinks).as("one in every four seconds").isBetween(SECONDS / 4 - 30, SECONDS / 4 + 30);
        assertThat(largest)
                .as("the longest step of a frame, in points of the design")
                .isLessThan(1);
        assertThat(last).as("where she stands, first and last minute").isBetween(first - 4, first + 4);
    }

    @Test
    void the_picture_at_the_end_of_a_day_is_as_exact_as_at_its_beginning() {
        PresenterPainter worn = new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 8);
        BufferedImage old = PresenterPainter.bgr(Studio.WIDTH, Studio.HEIGHT);
        BufferedImage fresh = PresenterPainter.bgr(Studio.WIDTH, Studio.HEIGHT);
        Mouth mouth = new Mouth(0.4, 0, 0, 0, Viseme.AA);
        for (int minute = 0; minute < 24 * 60; minute++) {
            worn.paint(old, minute * 60, new Acting(mouth, Pose.TALKING, Gesture.OPEN), Studio.FULL);
        }
        double end = SECONDS - 1;

        worn.paint(old, end, Acting.IDLE, Studio.EMPTY);
        new PresenterPainter(Studio.WIDTH, Studio.HEIGHT, 8).paint(fresh, end, Acting.IDLE, Studio.EMPTY);

        assertThat(Studio.worst(old, fresh)).isLessThan(16);
    }
}
