package org.qiantang.app.payment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How a sum is shared out among parts of given weights: to the last minor unit, and in proportion as near as that allows. */
final class Shares {
    private Shares() {}

    /** The shares of {@code sum}, in the order of the weights; they add up to it exactly. */
    static List<Long> of(long sum, List<Long> weights) {
        BigInteger all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum < 0 || all.signum() <= 0) {
            throw new IllegalArgumentException("sum: " + sum + " of " + weights + " (expected: 0 or more, of some)");
        }
        var shares = new ArrayList<Long>();
        BigInteger upToHere = BigInteger.ZERO;
        long given = 0;
        for (long weight : weights) {
            upToHere = upToHere.add(BigInteger.valueOf(weight));
            long due = BigInteger.valueOf(sum).multiply(upToHere).divide(all).longValueExact();
            shares.add(due - given);
            given = due;
        }
        return shares;
    }
}
