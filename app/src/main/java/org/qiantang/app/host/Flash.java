package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;

/** A flash sale (秒杀) of one item, planned or under way; the show's desk begins and ends it. */
public record Flash(long flashId, long itemId, Instant from, Instant until) {
    boolean runsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }

    boolean beginsWithin(Duration time, Instant now) {
        return now.isBefore(from) && !now.plus(time).isBefore(from);
    }

    boolean endsWithin(Duration time, Instant now) {
        return runsAt(now) && !now.plus(time).isBefore(until);
    }
}
