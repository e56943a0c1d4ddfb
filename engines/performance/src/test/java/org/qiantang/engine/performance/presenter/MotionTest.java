package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.testkit.ForEachSeed;

class MotionTest {
    private static final double FRAME = 0.04;

    @ForEachSeed(count = 20)
    void she_blinks_every_three_to_five_seconds(long seed) {
        Motion motion = new Motion(seed, Look.Manner.WARM);
        List<Double> blinks = new ArrayList<>();
        boolean shut = false;

        for (double seconds = 0; seconds < 60; seconds += FRAME) {
            boolean now =
                    motion.at(seconds, acting(Mouth.AT_REST, Pose.IDLE), false).lids() < 0.5;
            if (now && !shut) {
                blinks.add(seconds);
            }
            shut = now;
        }

        assertThat(blinks).hasSize(15);
        for (int i = 1; i < blinks.size(); i++) {
            assertThat(blinks.get(i) - blinks.get(i - 1)).isBetween(3 - FRAME, 5 + FRAME);
        }
    }

    @ForEachSeed(count = 20)
    void she_glides_from_pose_to_pose_and_is_there_after_three_tenths_of_a_second(long seed) {
        Motion motion = new Motion(seed, Look.Manner.WARM);
        motion.at(10, acting(Mouth.AT_REST, Pose.IDLE), true);
        Limb before = motion.at(10.04, acting(Mouth.AT_REST, Pose.IDLE), true).near();

        double largest = 0;
        Limb last = before;
        for (int frame = 1; frame <= 8; frame++) {
            Limb now = motion.at(10.04 + frame * FRAME, acting(Mouth.AT_REST, Pose.PRESENTING), true)
                    .near();
            largest = Math.max(largest, Math.hypot(now.wristX() - last.wristX(), now.wristY() - last.wristY()));
            last = now;
        }

        double whole = Math.hypot(last.wristX() - before.wristX(), last.wristY() - before.wristY());
        assertThat(largest).as("longest way in one frame").isLessThan(whole * 0.3);
        assertThat(last.angle()).isCloseTo(Limb.OFFERING.angle(), org.assertj.core.data.Offset.offset(0.06));
    }

    @Test
    void a_stressed_syllable_raises_her_brows() {
        Motion motion = new Motion(1, Look.Manner.WARM);
        double calm = motion.at(0, acting(Mouth.AT_REST, Pose.TALKING), false).brow();
        motion.at(0.04, acting(Mouth.AT_REST, Pose.TALKING), false);

        double stressed =
                motion.at(0.08, acting(Studio.OPEN, Pose.TALKING), false).brow();

        assertThat(stressed).isGreaterThan(calm + 0.3);
    }

    @Test
    void she_looks_at_the_goods_now_and_then_while_presenting_and_mostly_not() {
        Motion motion = new Motion(5, Look.Manner.WARM);
        int atGoods = 0;
        int frames = 0;

        for (double seconds = 0; seconds < 120; seconds += FRAME) {
            frames++;
            atGoods += motion.at(seconds, acting(Mouth.AT_REST, Pose.PRESENTING), true)
                                    .gazeX()
                            > 0.5
                    ? 1
                    : 0;
        }

        assertThat((double) atGoods / frames).isBetween(0.2, 0.7);
    }

    @Test
    void a_gesture_brings_the_hand_to_its_place_and_lets_it_go_again() {
        Motion motion = new Motion(3, Look.Manner.WARM);
        double resting =
                motion.at(0, acting(Mouth.AT_REST, Pose.TALKING), true).far().wristY();

        double waving = 0;
        for (double seconds = FRAME; seconds < 0.6; seconds += FRAME) {
            waving = motion.at(seconds, new Acting(Mouth.AT_REST, Pose.TALKING, Gesture.WAVE), true)
                    .far()
                    .wristY();
        }
        double after = 0;
        for (double seconds = 0.6; seconds < 1.2; seconds += FRAME) {
            after = motion.at(seconds, acting(Mouth.AT_REST, Pose.TALKING), true)
                    .far()
                    .wristY();
        }

        assertThat(waving).as("the waving hand is beside the head").isLessThan(resting - 70);
        assertThat(after).isCloseTo(resting, org.assertj.core.data.Offset.offset(40.0));
    }

    @Test
    void a_lively_manner_moves_more_than_a_calm_one() {
        assertThat(sway(Look.Manner.LIVELY)).isGreaterThan(1.5 * sway(Look.Manner.CALM));
    }

    private static double sway(Look.Manner manner) {
        Motion motion = new Motion(9, manner);
        double least = 1;
        double most = -1;
        for (double seconds = 0; seconds < 30; seconds += FRAME) {
            double tilt =
                    motion.at(seconds, acting(Mouth.AT_REST, Pose.IDLE), false).tilt();
            least = Math.min(least, tilt);
            most = Math.max(most, tilt);
        }
        return most - least;
    }

    private static Acting acting(Mouth mouth, Pose pose) {
        return new Acting(mouth, pose, Gesture.NONE);
    }
}
