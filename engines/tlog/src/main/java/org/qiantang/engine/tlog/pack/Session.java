package org.qiantang.engine.tlog.pack;

import java.time.Instant;
import java.util.List;

/**
 * What a pack holds of one session.
 *
 * @param first the number of its first leaf in the pack; before any but 1 there was more
 * @param last the number of its last leaf in the pack
 * @param leaves how many there are between them, with both
 * @param from the earliest time that they claim
 * @param until the latest one
 * @param ended whether the last one is the last of the session
 */
public record Session(
        String room, String name, long first, long last, long leaves, Instant from, Instant until, boolean ended) {
    /** @param leaves of one session, by their numbers; one at least */
    static Session of(List<PackedLeaf> leaves) {
        PackedLeaf first = leaves.get(0);
        PackedLeaf last = leaves.get(leaves.size() - 1);
        Instant from = first.leaf().span().wallStart();
        Instant until = first.leaf().span().wallEnd();
        for (PackedLeaf leaf : leaves) {
            Instant start = leaf.leaf().span().wallStart();
            Instant end = leaf.leaf().span().wallEnd();
            from = start.isBefore(from) ? start : from;
            until = end.isAfter(until) ? end : until;
        }
        return new Session(
                first.leaf().place().room(),
                first.leaf().place().session(),
                first.leaf().place().seq(),
                last.leaf().place().seq(),
                leaves.size(),
                from,
                until,
                last.leaf().sessionLeaves() != null);
    }

    public boolean beginsOpen() {
        return first != 1;
    }

    public boolean endsOpen() {
        return !ended;
    }

    /** Whether all leaves of the session are there. */
    public boolean isComplete() {
        return !beginsOpen() && !endsOpen() && leaves == last;
    }
}
