package org.qiantang.app.radar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a figure of the radar was counted from: a paid order, or an hour of a show, whose counts lie in its events of that hour.
 *
 * @param place of an order's payment, shard and position in the journal; of an hour, the show's stream
 * @param type of the events
 * @param at when it was paid, or when the hour began
 * @param showId of an hour, whose show it is of
 * @param minor of an order, or of all orders of an hour, what their lines of this thing gave, in fen, without freight
 * @param count of an order, its pieces of this thing; of an hour, how many came in it, or how many orders or pieces were paid for
 */
record RadarFact(
        String place,
        String type,
        Instant at,
        @Nullable Long orderId,
        @Nullable Long showId,
        @Nullable Long minor,
        @Nullable Long count) {}
