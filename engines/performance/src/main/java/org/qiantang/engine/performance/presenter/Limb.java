package org.qiantang.engine.performance.presenter;

/**
 * Where an arm is, in the outward space of its own side: x grows away from the body, y downward, from the neck's pit.
 *
 * @param angle where the fingers point, 0 outward, minus half pi up, minus pi across the body
 * @param turn 1 with the thumb above fingers that point outward, -1 with the hand turned over
 * @param spread how far the fingers are apart, 0 to 1
 * @param curl how far the fingers are bent, 0 to 1
 */
record Limb(
        double elbowX,
        double elbowY,
        double wristX,
        double wristY,
        double angle,
        double turn,
        double spread,
        double curl) {

    static final Limb RESTING = new Limb(148, 258, 64, 370, -3.38, -1, 0.12, 0.22);
    static final Limb KEEPING_TIME = new Limb(154, 250, 62, 138, -1.95, -0.9, 0.7, 0.3);
    static final Limb OFFERING = new Limb(156, 226, 208, 92, -0.3, 1, 0.5, 0.06);

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
                Motion.mix(curl, other.curl, share));
    }

    Limb moved(double dx, double dy, double turned) {
        return new Limb(
                elbowX + dx * 0.3, elbowY + dy * 0.3, wristX + dx, wristY + dy, angle + turned, turn, spread, curl);
    }
}
