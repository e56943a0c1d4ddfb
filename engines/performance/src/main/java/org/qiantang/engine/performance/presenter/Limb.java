package org.qiantang.engine.performance.presenter;

/**
 * Where an arm is, in the outward space of its own side: x grows away from the body, y downward, from the neck's pit.
 *
 * @param angle where the fingers point, 0 outward, minus half pi up, minus pi across the body
 * @param turn 1 with the thumb above fingers that point outward, -1 with the hand turned over
 * @param spread how far the fingers are apart, 0 to 1
 * @param curl how far the fingers are bent, 0 to 1
 * @param point how far the forefinger stays straight while the others bend into the palm, 0 to 1
 */
record Limb(
        double elbowX,
        double elbowY,
        double wristX,
        double wristY,
        double angle,
        double turn,
        double spread,
        double curl,
        double point) {

    static final Limb RESTING = new Limb(148, 258, 64, 370, -3.38, -1, 0.12, 0.22, 0);
    static final Limb KEEPING_TIME = new Limb(154, 250, 62, 138, -1.95, -0.9, 0.7, 0.3, 0);
    static final Limb OFFERING = new Limb(156, 226, 208, 92, -0.3, 1, 0.5, 0.06, 0);
    private static final Limb WAVING = new Limb(184, 204, 160, 34, -1.5, -1, 0.75, 0.02, 0);
    private static final Limb POINTING = new Limb(158, 220, 204, 96, -0.66, 1, 0.2, 0.9, 1);
    private static final Limb NOTING = new Limb(172, 232, 134, 92, -1.66, -0.9, 0.2, 0.9, 1);
    private static final Limb OPENING = new Limb(176, 226, 232, 176, -0.55, 1, 0.8, 0.05, 0);
    private static final Limb THANKING = new Limb(168, 226, 30, 156, -2.05, -0.45, 0.05, 0.02, 0);
    private static final Limb BELOW = new Limb(176, 196, 150, 286, 1.75, 1, 0.2, 0.9, 1);

    /** Where the arm on the goods' side goes for a gesture; as it was where it has no part. */
    static Limb near(Gesture gesture, Limb otherwise) {
        return switch (gesture) {
            case NONE, NOTE, WAVE -> otherwise;
            case POINT -> POINTING;
            case OPEN -> OPENING;
            case THANK -> THANKING;
            case BELOW -> BELOW;
        };
    }

    /** Where the other arm goes for a gesture. */
    static Limb far(Gesture gesture, Limb otherwise) {
        return switch (gesture) {
            case NONE, POINT, BELOW -> otherwise;
            case NOTE -> NOTING;
            case WAVE -> WAVING;
            case OPEN -> OPENING;
            case THANK -> THANKING;
        };
    }

    /** A limb partway to another, {@code share} 0 to 1. */
    Limb towards(Limb other, double share) {
        return new Limb(
                Motion.mix(elbowX, other.elbowX, share),
                Motion.mix(elbowY, other.elbowY, share),
                Motion.mix(wristX, other.wristX, share),
                Motion.mix(wristY, other.wristY, share),
                Motion.mix(angle, other.angle, share),
                Motion.mix(turn, other.turn, share),
                Motion.mix(spread, other.spread, share),
                Motion.mix(curl, other.curl, share),
                Motion.mix(point, other.point, share));
    }

    Limb moved(double dx, double dy, double turned) {
        return new Limb(
                elbowX + dx * 0.3,
                elbowY + dy * 0.3,
                wristX + dx,
                wristY + dy,
                angle + turned,
                turn,
                spread,
                curl,
                point);
    }
}
