package org.qiantang.app.selection;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is owed for selling a paid order's goods.
 *
 * <p>It is counted on what the buyer has kept of the goods' price, freight apart. A refund is taken from the lines that
 * its case is about, in proportion to what they cost; one without a case from all. The whole order's commission is
 * rounded down to the fen and shared out over its lines by the largest remainder, so the lines always add up to it, and
 * none is owed more than was kept of it.
 */
final class Commission {
    static final int WHOLE = 10_000;

    private Commission() {}

    /** @param basisPoints 0 for goods that were not picked from an offer */
    record Line(int pieces, long price, int basisPoints) {
        long goods() {
            return Math.multiplyExact(price, pieces);
        }
    }

    /** @param pieces by line, what the refund is about; empty for the whole order */
    record Refund(long minor, Map<Integer, Integer> pieces) {
        Refund {
            pieces = Map.copyOf(pieces);
        }
    }

    record Owed(long kept, long commission) {}

    /** What one piece earns at a price, before anything is given back. */
    static long ofPiece(long price, int basisPoints) {
        return BigInteger.valueOf(price)
                .multiply(BigInteger.valueOf(basisPoints))
                .divide(BigInteger.valueOf(WHOLE))
                .longValueExact();
    }

    /**
     * What is owed for each line, in order.
     *
     * @param refunds in an order that never changes, such as that of their ids
     * @param closed whether all of the order's money was ordered back
     */
    static List<Owed> of(List<Line> lines, List<Refund> refunds, boolean closed) {
        long[] kept = lines.stream().mapToLong(Line::goods).toArray();
        if (closed) {
            Arrays.fill(kept, 0);
        }
        for (Refund refund : refunds) {
            long[] weights = new long[kept.length];
            for (int i = 0; i < kept.length; i++) {
                int pieces = refund.pieces().isEmpty()
                        ? lines.get(i).pieces()
                        : refund.pieces().getOrDefault(i, 0);
                weights[i] = Math.min(kept[i], Math.multiplyExact(lines.get(i).price(), pieces));
            }
            // What is above the price of the goods was for sending them.
            long[] back = shares(Math.min(refund.minor(), Arrays.stream(weights).sum()), weights);
            for (int i = 0; i < kept.length; i++) {
                kept[i] -= back[i];
            }
        }
        BigInteger[] exact = new BigInteger[kept.length];
        for (int i = 0; i < kept.length; i++) {
            exact[i] = BigInteger.valueOf(kept[i])
                    .multiply(BigInteger.valueOf(lines.get(i).basisPoints()));
        }
        long[] owed = rounded(exact);
        return IntStream.range(0, kept.length)
                .mapToObj(i -> new Owed(kept[i], owed[i]))
                .toList();
    }

    /** Amounts in ten-thousandths of a fen, their sum rounded down and shared out by the largest remainder. */
    private static long[] rounded(BigInteger[] exact) {
        BigInteger whole = BigInteger.valueOf(WHOLE);
        BigInteger sum = Arrays.stream(exact).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[exact.length];
        long[] remainders = new long[exact.length];
        for (int i = 0; i < exact.length; i++) {
            BigInteger[] split = exact[i].divideAndRemainder(whole);
            parts[i] = split[0].longValueExact();
            remainders[i] = split[1].longValueExact();
        }
        return topUp(parts, remainders, sum.divide(whole).longValueExact());
    }

    /** An amount in proportion to the weights; no part is above its weight where the amount is not above their sum. */
    static long[] shares(long amount, long[] weights) {
        BigInteger sum = BigInteger.valueOf(Arrays.stream(weights).sum());
        long[] parts = new long[weights.length];
        if (amount == 0) {
            return parts;
        }
        var remainders = new ArrayList<BigInteger>();
        for (int i = 0; i < weights.length; i++) {
            BigInteger[] split = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weights[i]))
                    .divideAndRemainder(sum);
            parts[i] = split[0].longValueExact();
            remainders.add(split[1]);
        }
        return topUp(
                parts, remainders.stream().mapToLong(BigInteger::longValueExact).toArray(), amount);
    }

    private static long[] topUp(long[] parts, long[] remainders, long whole) {
        long given = Arrays.stream(parts).sum();
        int[] order = IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; given < whole; i++, given++) {
            parts[order[i]]++;
        }
        return parts;
    }
}
