package org.qiantang.app.insight;

import org.qiantang.event.Sitting.Reach;

/**
 * What a show is counted to, of everybody or of people alone without a demo's crowd; money in fen.
 *
 * @param present the seconds of people present since the opening, and {@code onAirSeconds} how long that was
 */
record Counts(Reach reach, Trade trade, Talk talk, long online, long peak, double present, double onAirSeconds) {
    /** Orders and their money. */
    record Trade(
            long placed,
            long placedMinor,
            long orderers,
            long paid,
            long paidMinor,
            long buyers,
            long pieces,
            long goodsMinor,
            long refundedMinor,
            long refundOrders) {
        static final Trade NONE = new Trade(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        /** With others added ({@code sign} 1) or taken off (−1). */
        Trade and(Trade other, int sign) {
            return new Trade(
                    placed + sign * other.placed,
                    placedMinor + sign * other.placedMinor,
                    orderers + sign * other.orderers,
                    paid + sign * other.paid,
                    paidMinor + sign * other.paidMinor,
                    buyers + sign * other.buyers,
                    pieces + sign * other.pieces,
                    goodsMinor + sign * other.goodsMinor,
                    refundedMinor + sign * other.refundedMinor,
                    refundOrders + sign * other.refundOrders);
        }
    }

    record Talk(long lines, long speakers, long likes) {}
}
