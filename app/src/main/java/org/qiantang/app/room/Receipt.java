package org.qiantang.app.room;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;

/** The one answer to a request. It leaves the desk only when what it speaks of is durable. */
public sealed interface Receipt {
    /**
     * Done, or done before.
     *
     * @param position where it stands in the shard; pages wait for it to read their own write
     * @param id what came into being, if anything
     */
    record Done(int shard, long position, @Nullable Long id) implements Receipt {}

    /** The pieces are the buyer's until the deadline. */
    record Held(int shard, long position, long orderId, Money total, Instant payUntil) implements Receipt {}

    record Refused(Refusal refusal) implements Receipt {}
}
