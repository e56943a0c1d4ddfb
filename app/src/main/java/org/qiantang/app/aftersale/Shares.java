package org.qiantang.app.aftersale;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Money shared out to the cent by the largest remainder (Hare–Niemeyer): the parts always add up to the whole. */
final class Shares {
    private Shares() {}

    /**
     * The parts of an amount, in proportion to the weights; equal remainders go to the earlier one.
     *
     * <p>No part is above its weight where the amount is not above the sum of weights.
     */
    static long[] of(long amount, long[] weights) {
        long sum = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        if (amount == 0 || weights.length == 0) {
            return parts;
        }
        if (sum == 0) {
            throw new IllegalArgumentException("weights: all 0 (expected: one above 0 to carry " + amount + ")");
        }
        long[] remainders = new long[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            // Amounts are below 10^14 fen and weights too; their product needs more than 64 bits.
            long high = Math.multiplyHigh(amount, weights[i]);
            if (high == 0 && amount * weights[i] >= 0) {
                parts[i] = amount * weights[i] / sum;
                remainders[i] = amount * weights[i] % sum;
            } else {
                var product = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weights[i]));
                var split = product.divideAndRemainder(BigInteger.valueOf(sum));
                parts[i] = split[0].longValueExact();
                remainders[i] = split[1].longValueExact();
            }
            given += parts[i];
        }
        int[] order = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; given < amount; i++, given++) {
            parts[order[i]]++;
        }
        return parts;
    }
}
