package org.qiantang.event;

import java.time.Instant;
import java.util.List;

/** What becomes of accounts as such: stream {@code account/ID} in the office shard. It holds ids and never who stands behind them. */
public sealed interface AccountEvent extends GovernEvent {
    long personId();

    /**
     * An account was closed (注销), as its person had asked, and the person forgotten.
     *
     * @param askedAt when the person asked for it
     * @param steps what was removed, step by step in that order, as {@code ADDRESSES}
     */
    record AccountClosed(Instant at, long personId, Instant askedAt, List<String> steps) implements AccountEvent {
        public AccountClosed {
            steps = List.copyOf(steps);
        }
    }
}
