package org.qiantang.engine.recommend;

import java.util.Map;

/**
 * How many people stand to some goods: sums alone, and nobody's own list.
 *
 * @param asked people whose lists were asked for: those who let lists be made for them and of whom something is known
 * @param first how many of these would have an item in the first place, by item; who would have none of them counts nowhere
 * @param seen how many people have wished for an item before, by item: looked, liked, put into the cart or paid
 */
public record Crowd(int asked, Map<Long, Integer> first, Map<Long, Integer> seen) {
    /** So many people's lists are made at most, those with the lowest scrambled numbers: a list for each takes its time. */
    public static final int MOST = 100;

    public static final Crowd NOBODY = new Crowd(0, Map.of(), Map.of());

    public Crowd {
        if (asked < 0 || asked > MOST) {
            throw new IllegalArgumentException("asked: " + asked + " (expected: 0.." + MOST + ")");
        }
        first = Map.copyOf(first);
        seen = Map.copyOf(seen);
    }

    /** By which some of many people are taken, always the same and of no particular age. */
    static long scrambled(long user) {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, vol. 3, §6.4).
        return user * 0x9E3779B97F4A7C15L;
    }
}
