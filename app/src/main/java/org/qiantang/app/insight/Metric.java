package org.qiantang.app.insight;

import java.util.List;

/**
 * One figure as the dictionary defines it.
 *
 * @param id for ever; a figure that counts something else gets another one
 * @param events the types in the journal that it is counted from, to which it drills down
 * @param reference whose formula it is, or where usage differs
 */
record Metric(
        String id,
        String zh,
        String en,
        Unit unit,
        Group group,
        Said formula,
        Said numerator,
        Said denominator,
        Said window,
        Said attribution,
        Said refunds,
        List<String> events,
        Said reference) {
    /** Money is in fen; a rate of 1 is all of them. */
    enum Unit {
        MONEY,
        COUNT,
        RATE,
        SECONDS
    }

    enum Group {
        MONEY,
        EFFICIENCY,
        TRAFFIC,
        FUNNEL,
        INTERACTION,
        /** Of the control room's header alone, which counts from the planning on. */
        DESK,
        SOURCE,
        AUDIENCE,
        ITEM,
        /** Of a shop's own orders, in whosever rooms and from the shelf, day by day. */
        WEEK,
        /** Of goods picked from offers, over all shows that sold them. */
        COMMISSION,
        /** Of a stretch of a show that may become a clip. */
        CLIP,
        /** Of many shows, in a span of days. */
        RADAR,
        /** Of what others reported; no event of the journal is behind it. */
        OUTSIDE
    }

    /** Words in both languages. */
    record Said(String zh, String en) {}

    Metric {
        events = List.copyOf(events);
        if (!id.matches("[a-z][a-z_]{1,30}")) {
            throw new IllegalArgumentException("id: " + id + " (expected: small letters and _)");
        }
        if (events.isEmpty() != (group == Group.OUTSIDE)) {
            throw new IllegalArgumentException("events: " + events + " (expected: what " + id
                    + " is counted from, or none of what came from outside)");
        }
    }
}
