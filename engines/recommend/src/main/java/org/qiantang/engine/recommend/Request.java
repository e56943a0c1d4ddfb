package org.qiantang.engine.recommend;

import java.time.Instant;
import java.util.Set;

/**
 * Who asks for what.
 *
 * @param user 0 for a stranger
 * @param size places asked for
 * @param among only these items are ranked, such as the products of one show; empty: all
 * @param leaveOut items that stand on the screen already
 * @param beside an item on the screen to which the list should fit; 0 for none
 * @param seed of the chance with which new things are tried
 */
public record Request(
        long user, Kind kind, int size, Set<Long> among, Set<Long> leaveOut, long beside, Instant at, long seed) {
    public static final int MOST = 100;

    public Request {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size: " + size + " (expected: 1.." + MOST + ")");
        }
        among = Set.copyOf(among);
        leaveOut = Set.copyOf(leaveOut);
    }

    /** The plain list of a kind for somebody. */
    public static Request of(long user, Kind kind, int size, Instant at, long seed) {
        return new Request(user, kind, size, Set.of(), Set.of(), 0, at, seed);
    }
}
