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
            long refundOrders) {}

    record Talk(long lines, long speakers, long likes) {}
}
