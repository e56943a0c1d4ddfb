package org.qiantang.engine.performance.presenter;

import java.util.EnumMap;
import java.util.Map;
import org.qiantang.engine.performance.Mouth;

/** Turns poses, speech and time into postures; the same seed and the same calls give the same postures. */
final class Motion {
    private static final double BLEND_SECONDS = 0.3;
    private static final double WALK_SECONDS = 0.7;
    private static final double GESTURE_SECONDS = 0.36;
    private static final double LONGEST_STEP_SECONDS = 1;
    private static final double BLINK_SLOT_SECONDS = 4;
    private static final double BLINK_JITTER_SECONDS = 0.45;
    private static final double GAZE_SLOT_SECONDS = 2.3;
    private static final double MIDDLE = 360;
    private static final double BESIDE_GOODS = 246;

    private final long seed;
    private final Look.Manner manner;
    private final Map<Pose, Double> weights = new EnumMap<>(Pose.class);
    private Gesture before = Gesture.NONE;
    private Gesture now = Gesture.NONE;
    /** How far the hands have gone from the gesture before to the present one, 0 to 1. */
    private double gone = 1;

    private double beside;
    private double loudness;
    private double stress;
    private double gazeX;
    private double gazeY;
    private double faceX;
    private double last = Double.NaN;

    Motion(long seed, Look.Manner manner) {
        this.seed = seed;
        this.manner = manner;
    }

    Posture at(double seconds, Acting acting, boolean goods) {
        Mouth mouth = acting.mouth();
        Pose pose = acting.pose();
        double step = seconds - last;
        // The first picture, a jump back and a long pause start afresh instead of gliding.
        boolean afresh = !(step >= 0 && step <= LONGEST_STEP_SECONDS);
        advance(afresh ? 0 : step, afresh, seconds, mouth, pose, goods);
        gesture(afresh ? 1 : step / GESTURE_SECONDS, afresh, acting.gesture());
        last = seconds;

        double talking = weight(Pose.TALKING);
        double presenting = weight(Pose.PRESENTING);
        double listening = weight(Pose.LISTENING);
        double speaking = talking + presenting;
        double life = life();
        double thanks = shown(Gesture.THANK);
        double tilt = life * 0.022 * wave(seconds, 0.13, 1)
                + life * 0.026 * speaking * wave(seconds, 0.41, 2)
                + 0.075 * listening
                - 0.03 * presenting
                + 0.04 * shown(Gesture.WAVE);
        double nod = listening * 0.35 * Math.max(0, wave(seconds, 0.55, 3)) + 0.5 * stress * speaking + 0.9 * thanks;
        return new Posture(
                mix(MIDDLE, BESIDE_GOODS, smooth(beside)) + 5 * wave(seconds, 0.09, 4),
                0.009 * wave(seconds, 0.11, 5) + 0.012 * presenting - 0.01 * listening,
                0.5 + 0.5 * wave(seconds, 0.27, 6),
                tilt,
                faceX + 0.10 * wave(seconds, 0.17, 7),
                0.08 * wave(seconds, 0.14, 8) + nod,
                lids(seconds),
                gazeX,
                gazeY,
                Math.min(1, 0.12 + 0.9 * stress * life + 0.25 * listening + 0.4 * shown(Gesture.NOTE)),
                Math.clamp(
                        ease() + 0.1 * wave(seconds, 0.07, 9) - 0.25 * speaking * loudness + 0.2 * shown(Gesture.WAVE),
                        0,
                        1),
                0.16 * wave(seconds, 0.6, 10) * (0.4 + speaking) + 2 * tilt,
                gestured(near(seconds, presenting), seconds, true),
                gestured(far(seconds, speaking, presenting), seconds, false));
    }

    private void gesture(double step, boolean afresh, Gesture gesture) {
        if (gesture != now) {
            before = now;
            now = gesture;
            gone = 0;
        }
        gone = afresh ? 1 : Math.min(1, gone + step);
    }

    /** How far a gesture is to be seen at present, 0 to 1. */
    private double shown(Gesture gesture) {
        double share = smooth(gone);
        return (gesture == now ? share : 0) + (gesture == before ? 1 - share : 0);
    }

    private Limb gestured(Limb otherwise, double seconds, boolean near) {
        Limb from = at(before, otherwise, seconds, near);
        return from.towards(at(now, otherwise, seconds, near), smooth(gone));
    }

    private Limb at(Gesture gesture, Limb otherwise, double seconds, boolean near) {
        Limb limb = near ? Limb.near(gesture, otherwise) : Limb.far(gesture, otherwise);
        if (limb.equals(otherwise)) {
            return limb;
        }
        double sway =
                gesture == Gesture.WAVE ? 0.3 * Math.sin(Math.TAU * 1.7 * seconds) : 0.04 * wave(seconds, 0.5, 21);
        return limb.moved(
                4 * wave(seconds, 0.37, 22) + 26 * (gesture == Gesture.WAVE ? sway : 0),
                4 * wave(seconds, 0.53, 23),
                sway);
    }

    /** How much she moves. */
    private double life() {
        return switch (manner) {
            case WARM -> 1;
            case LIVELY -> 1.35;
            case CALM -> 0.65;
            case EXPERT -> 0.8;
        };
    }

    /** How much she smiles when nothing else is asked. */
    private double ease() {
        return switch (manner) {
            case WARM -> 0.76;
            case LIVELY -> 0.84;
            case CALM -> 0.66;
            case EXPERT -> 0.58;
        };
    }

    private void advance(double step, boolean afresh, double seconds, Mouth mouth, Pose pose, boolean goods) {
        for (Pose each : Pose.values()) {
            double goal = each == pose ? 1 : 0;
            weights.merge(each, goal, (weight, _) -> afresh ? goal : toward(weight, goal, step / BLEND_SECONDS));
        }
        beside = afresh ? (goods ? 1 : 0) : toward(beside, goods ? 1 : 0, step / WALK_SECONDS);
        double opening = mouth.jaw() * (1 - mouth.closed());
        loudness = mix(opening, loudness, afresh ? 0 : Math.exp(-step / 0.15));
        // A syllable opened wider than its neighbours is a stressed one.
        double stressNow = Math.clamp((opening - loudness - 0.12) * 2.6, 0, 1);
        stress = Math.max(stressNow, afresh ? 0 : stress * Math.exp(-step / 0.35));
        double[] goal = gazeGoal(seconds, pose, goods);
        double eyes = afresh ? 1 : 1 - Math.exp(-step / 0.05);
        gazeX = mix(gazeX, goal[0], eyes);
        gazeY = mix(gazeY, goal[1], eyes);
        faceX = mix(faceX, goal[0] * 0.8, afresh ? 1 : 1 - Math.exp(-step / 0.22));
    }

    /** Mostly the camera; now and then the goods, or the chat while she listens. */
    private double[] gazeGoal(double seconds, Pose pose, boolean goods) {
        long slot = (long) Math.floor(seconds / GAZE_SLOT_SECONDS);
        double chance = chance(slot, 11);
        double x = 0.12 * (chance(slot, 12) - 0.5);
        double y = 0.10 * (chance(slot, 13) - 0.5);
        return switch (pose) {
            case PRESENTING ->
                goods && (chance < 0.45 || now == Gesture.POINT) ? new double[] {0.85, 0.1} : new double[] {x, y};
            case TALKING -> goods && chance < 0.2 ? new double[] {0.8, 0.4} : new double[] {x, y};
            case LISTENING -> chance < 0.55 ? new double[] {-0.45, 0.5} : new double[] {x, y};
            case IDLE -> chance < 0.25 ? new double[] {chance < 0.12 ? -0.6 : 0.6, 0.1} : new double[] {x, y};
        };
    }

    /** One blink in each slot of four seconds, never far from its middle: so every three to five seconds. */
    private double lids(double seconds) {
        long slot = (long) Math.floor(seconds / BLINK_SLOT_SECONDS);
        double blinkAt = (slot + 0.5) * BLINK_SLOT_SECONDS + (chance(slot, 14) * 2 - 1) * BLINK_JITTER_SECONDS;
        double since = seconds - blinkAt;
        if (since < -0.09 || since > 0.17) {
            return 1;
        }
        return since < 0 ? smooth(-since / 0.09) : since < 0.04 ? 0 : smooth((since - 0.04) / 0.13);
    }

    private Limb near(double seconds, double presenting) {
        Limb resting = Limb.RESTING.moved(0, 1.5 * wave(seconds, 0.27, 6), 0);
        Limb offering = Limb.OFFERING.moved(
                5 * wave(seconds, 0.31, 15), 4 * wave(seconds, 0.47, 16), 0.05 * wave(seconds, 0.4, 17));
        return resting.towards(offering, smooth(presenting));
    }

    private Limb far(double seconds, double speaking, double presenting) {
        Limb resting = Limb.RESTING.moved(0, 1.5 * wave(seconds, 0.27, 6), 0);
        Limb beating = Limb.KEEPING_TIME.moved(
                life() * 12 * wave(seconds, 0.52, 18),
                life() * (9 * wave(seconds, 0.71, 19) - 16 * loudness * speaking),
                0.16 * wave(seconds, 0.6, 20));
        // While the other hand offers the goods, this one stays lower.
        return resting.towards(beating, smooth(Math.clamp(speaking - presenting, 0, 1)));
    }

    private double weight(Pose pose) {
        return smooth(weights.getOrDefault(pose, 0.0));
    }

    /** A slow wave between -1 and 1 that does not repeat soon; {@code voice} keeps waves apart. */
    private double wave(double seconds, double hertz, int voice) {
        double phase = Math.TAU * chance(0, voice);
        double turn = Math.TAU * hertz * seconds;
        return 0.68 * Math.sin(turn + phase) + 0.32 * Math.sin(turn * 1.618 + 2.4 * phase);
    }

    /** A number from 0 to 1 that depends on the seed, the slot and the voice alone. */
    private double chance(long slot, int voice) {
        long mixed = seed + slot * 0x9E3779B97F4A7C15L + voice * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }

    static double mix(double from, double to, double share) {
        return from + (to - from) * share;
    }

    private static double toward(double from, double goal, double step) {
        return goal > from ? Math.min(goal, from + step) : Math.max(goal, from - step);
    }

    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }
}
