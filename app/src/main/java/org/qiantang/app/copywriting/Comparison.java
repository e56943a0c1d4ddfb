package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.copywriting.StretchFigures.Outcome;

/**
 * Which of two variants of a script sold more, from the turns that each had on air.
 *
 * <p>A turn is a round of the script. Turns follow each other in blocks: in a block each variant has one, in an order that
 * chance decides, so that a show's rush hours and its goods fall on both alike (a switchback experiment with randomised blocks;
 * R. Kohavi, D. Tang, Y. Xu, "Trustworthy Online Controlled Experiments", Cambridge 2020, ch. 14; I. Bojinov, D. Simchi-Levi,
 * J. Zhao, "Design and analysis of switchback experiments", Management Science 69(7), 2023). What is compared is paid orders for
 * each thousand viewer-minutes. The p-value is that of the randomisation test: how often a difference as large comes about if
 * in each block the names are given by chance (R. A. Fisher, "The Design of Experiments", 1935); the interval is the
 * percentile interval of the bootstrap over blocks (B. Efron, 1979).
 *
 * @param difference null below {@link #LEAST_BLOCKS} blocks, where chance alone could give any order
 */
record Comparison(
        List<Side> sides,
        List<Turn> turns,
        int blocks,
        @Nullable Difference difference) {
    /** With fewer, no order of the names is rarer than one in twenty: 2 of 2⁵ are more. */
    static final int LEAST_BLOCKS = 6;

    static final int LEAST_ORDERS = 20;

    private static final double SURE = 0.05;
    private static final int ALL_UP_TO = 12;
    private static final int DRAWS = 20_000;
    private static final int RESAMPLES = 2_000;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;
    private static final double PER = 1_000;
    private static final long SEED = 20_261_128;

    Comparison {
        sides = List.copyOf(sides);
        turns = List.copyOf(turns);
    }

    /** What a variant's turns brought together. */
    record Side(String variant, int turns, Outcome outcome) {
        /** Paid orders for each thousand viewer-minutes; null where nobody was there. */
        @Nullable
        Double ordersPerThousand() {
            return outcome.viewerMinutes() > 0 ? PER * outcome.orders() / outcome.viewerMinutes() : null;
        }
    }

    /**
     * How much more the second variant brought than the first, in paid orders for each thousand viewer-minutes.
     *
     * @param low where the middle 95 of 100 resamples begin, {@code high} where they end
     * @param p how often chance alone gives a difference as large, either way
     */
    record Difference(double value, double low, double high, double p) {}

    /** What may be said. */
    enum Verdict {
        TOO_LITTLE,
        NO_DIFFERENCE,
        FIRST_BETTER,
        SECOND_BETTER
    }

    Verdict verdict() {
        Difference found = difference;
        long orders = sides.stream().mapToLong(side -> side.outcome().orders()).sum();
        if (found == null || orders < LEAST_ORDERS) {
            return Verdict.TOO_LITTLE;
        }
        if (found.p() >= SURE) {
            return Verdict.NO_DIFFERENCE;
        }
        return found.value() > 0 ? Verdict.SECOND_BETTER : Verdict.FIRST_BETTER;
    }

    /** Compares the turns, in the order in which they were; of more than two variants the first two by name. */
    static Comparison of(List<Turn> turns) {
        var byName = new TreeMap<String, List<Turn>>(Comparator.naturalOrder());
        for (Turn turn : turns) {
            byName.computeIfAbsent(turn.variant(), _ -> new ArrayList<>()).add(turn);
        }
        List<Side> sides = byName.entrySet().stream()
                .map(side -> new Side(
                        side.getKey(),
                        side.getValue().size(),
                        side.getValue().stream().map(Turn::outcome).reduce(Outcome.NOTHING, Outcome::plus)))
                .toList();
        if (sides.size() < 2) {
            return new Comparison(sides, turns, 0, null);
        }
        List<Outcome[]> blocks =
                blocks(turns, sides.get(0).variant(), sides.get(1).variant());
        return new Comparison(sides, turns, blocks.size(), blocks.size() < LEAST_BLOCKS ? null : difference(blocks));
    }

    /** Each the outcomes of the first and of the second variant; a block that lacks one of them, or viewers, is left out. */
    private static List<Outcome[]> blocks(List<Turn> turns, String first, String second) {
        var blocks = new ArrayList<Outcome[]>();
        var block = new Outcome[2];
        var had = new HashSet<String>();
        for (Turn turn : turns) {
            if (!had.add(turn.variant())) {
                had.clear();
                had.add(turn.variant());
                block = new Outcome[2];
            }
            if (turn.variant().equals(first)) {
                block[0] = turn.outcome();
            } else if (turn.variant().equals(second)) {
                block[1] = turn.outcome();
            }
            if (block[0] != null && block[1] != null) {
                if (block[0].viewerMinutes() > 0 && block[1].viewerMinutes() > 0) {
                    blocks.add(block);
                }
                block = new Outcome[2];
                had.clear();
            }
        }
        return blocks;
    }

    private static Difference difference(List<Outcome[]> blocks) {
        var random = new SplittableRandom(SEED);
        int[] all = new int[blocks.size()];
        Arrays.setAll(all, i -> i);
        double observed = difference(blocks, all, new boolean[all.length]);
        double[] resampled = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            int[] drawn = random.ints(all.length, 0, all.length).toArray();
            resampled[i] = difference(blocks, drawn, new boolean[all.length]);
        }
        Arrays.sort(resampled);
        return new Difference(
                observed,
                resampled[(int) (LOW * RESAMPLES)],
                resampled[(int) (HIGH * RESAMPLES) - 1],
                chance(blocks, all, Math.abs(observed), random));
    }

    private static double chance(List<Outcome[]> blocks, int[] all, double observed, SplittableRandom random) {
        boolean whole = all.length <= ALL_UP_TO;
        int orders = whole ? 1 << all.length : DRAWS;
        int asLarge = 0;
        for (int order = 0; order < orders; order++) {
            boolean[] swapped = new boolean[all.length];
            for (int i = 0; i < all.length; i++) {
                swapped[i] = whole ? (order >> i & 1) == 1 : random.nextBoolean();
            }
            // A sum in another order differs in its last digits.
            if (Math.abs(difference(blocks, all, swapped)) >= observed * (1 - 1e-9)) {
                asLarge++;
            }
        }
        // Of draws the order that there was is one too, so that no p is 0.
        return whole ? (double) asLarge / orders : (asLarge + 1.0) / (orders + 1.0);
    }

    private static double difference(List<Outcome[]> blocks, int[] taken, boolean[] swapped) {
        Outcome first = Outcome.NOTHING;
        Outcome second = Outcome.NOTHING;
        for (int i = 0; i < taken.length; i++) {
            Outcome[] block = blocks.get(taken[i]);
            first = first.plus(block[swapped[i] ? 1 : 0]);
            second = second.plus(block[swapped[i] ? 0 : 1]);
        }
        return PER * (second.orders() / second.viewerMinutes() - first.orders() / first.viewerMinutes());
    }
}
