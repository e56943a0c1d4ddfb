package org.qiantang.engine.performance.presenter;

/**
 * The presenter's whole body at one moment.
 *
 * @param standsAt where her middle is, in design pixels
 * @param lean how far she leans, in radians, to her left
 * @param breath how full her lungs are, 0 to 1
 * @param tilt how far her head is tilted, in radians
 * @param yaw how far her face is turned, -1 to 1, to the goods
 * @param pitch how far her face is lowered, -1 to 1
 * @param lids how far her eyes are open, 0 to 1
 * @param gazeX where her eyes look, -1 to 1, to the goods
 * @param gazeY where her eyes look, -1 to 1, down
 * @param brow how far her brows are raised, 0 to 1
 * @param smile how much she smiles, 0 to 1
 * @param swing how far hanging things (earrings, tassel) have swung, in radians
 * @param near her left arm, on the side of the goods
 * @param far her right arm
 */
record Posture(
        double standsAt,
        double lean,
        double breath,
        double tilt,
        double yaw,
        double pitch,
        double lids,
        double gazeX,
        double gazeY,
        double brow,
        double smile,
        double swing,
        Limb near,
        Limb far) {

    /** This face on the body of another moment. */
    Posture onBodyOf(Posture other) {
        return new Posture(
                other.standsAt,
                other.lean,
                other.breath,
                other.tilt,
                other.yaw,
                other.pitch,
                lids,
                gazeX,
                gazeY,
                brow,
                smile,
                other.swing,
                other.near,
                other.far);
    }
}
