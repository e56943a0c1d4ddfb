package org.qiantang.app.copywriting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Whoever looks again and again finds in the end what is not there. So the test is made after the numbers of blocks in
 * {@link #LOOKS} alone, the first that is sure decides, and one error in twenty is shared among them (Bonferroni).
 *
 * @param sides of the newest version of each variant
 * @param blocks how many there are, {@code looked} after how many of them the test was made last; 0 before the first look
 * @param difference at that look; null before it
 */
record Comparison(
        List<Side> sides,
        List<Turn> turns,
        int blocks,
        int looked,
        @Nullable Difference difference) {
    static final List<Integer> LOOKS = List.of(8, 16, 32, 64);
    static final int LEAST_ORDERS = 20;

    private static final double ERROR = 0.05;
    private static final int ALL_UP_TO = 12;
    private static final int DRAWS = 10_000;
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
     * @param orders on both sides
     */
    record Difference(double value, double low, double high, double p, long orders) {
        private boolean isSure() {
            return p < ERROR / LOOKS.size() && orders >= LEAST_ORDERS;
        }
    }

    /** What may be said. */
    enum Verdict {
        TOO_LITTLE,
        NO_DIFFERENCE,
        FIRST_BETTER,
        SECOND_BETTER
    }

    Verdict verdict() {
        Difference found = difference;
        if (found == null || found.orders() < LEAST_ORDERS) {
            return Verdict.TOO_LITTLE;
        }
        if (!found.isSure()) {
            return Verdict.NO_DIFFERENCE;
        }
        return found.value() > 0 ? Verdict.SECOND_BETTER : Verdict.FIRST_BETTER;
    }

    /** After how many blocks the next test is made; 0 where there is none. */
    int nextLook() {
        Difference found = difference;
        return found != null && found.isSure()
                ? 0
                : LOOKS.stream().filter(look -> look > looked).findFirst().orElse(0);
    }

    /** Compares the turns, in the order in which they were; of more than two variants the first two by name. */
    static Comparison of(List<Turn> turns) {
        Map<String, Integer> newest = new HashMap<>();
        turns.forEach(turn -> newest.put(turn.variant(), turn.version()));
        var byName = new TreeMap<String, List<Turn>>();
        turns.stream()
                .filter(turn -> isOf(newest, turn))
                .forEach(turn -> byName.computeIfAbsent(turn.variant(), _ -> new ArrayList<>())
                        .add(turn));
        List<Side> sides = byName.entrySet().stream()
                .map(side -> new Side(
                        side.getKey(),
                        side.getValue().size(),
                        side.getValue().stream().map(Turn::outcome).reduce(Outcome.NOTHING, Outcome::plus)))
                .toList();
        if (sides.size() < 2) {
            return new Comparison(sides, turns, 0, 0, null);
        }
        List<Outcome[]> blocks =
                blocks(turns, newest, sides.get(0).variant(), sides.get(1).variant());
        int looked = 0;
        Difference found = null;
        for (int look : LOOKS) {
            if (look <= blocks.size() && (found == null || !found.isSure())) {
                looked = look;
                found = new Blocks(blocks.subList(0, look)).difference();
            }
        }
        return new Comparison(sides, turns, blocks.size(), looked, found);
    }

    private static boolean isOf(Map<String, Integer> newest, Turn turn) {
        return Integer.valueOf(turn.version()).equals(newest.get(turn.variant()));
    }

    /**
     * Each the outcomes of the first and of the second variant. Chance decides about the order of two uses with the same number,
     * as long as they come one after the other; others say nothing, nor do those without viewers.
     */
    private static List<Outcome[]> blocks(List<Turn> turns, Map<String, Integer> newest, String first, String second) {
        var blocks = new ArrayList<Outcome[]>();
        for (int i = 0; i + 1 < turns.size(); i++) {
            Turn one = turns.get(i);
            Turn next = turns.get(i + 1);
            boolean inOrder = one.variant().equals(first) && next.variant().equals(second);
            boolean turned = one.variant().equals(second) && next.variant().equals(first);
            if ((inOrder || turned)
                    && one.use() == next.use()
                    && one.until().equals(next.from())
                    && isOf(newest, one)
                    && isOf(newest, next)
                    && one.outcome().viewerMinutes() > 0
                    && next.outcome().viewerMinutes() > 0) {
                blocks.add(
                        inOrder
                                ? new Outcome[] {one.outcome(), next.outcome()}
                                : new Outcome[] {next.outcome(), one.outcome()});
            }
        }
        return blocks;
    }

    /** The arithmetic of a number of blocks. */
    private static final class Blocks {
        private final double[][] orders;
        private final double[][] minutes;

        Blocks(List<Outcome[]> blocks) {
            orders = blocks.stream()
                    .map(block -> new double[] {block[0].orders(), block[1].orders()})
                    .toArray(double[][]::new);
            minutes = blocks.stream()
                    .map(block -> new double[] {block[0].viewerMinutes(), block[1].viewerMinutes()})
                    .toArray(double[][]::new);
        }

        Difference difference() {
            var random = new SplittableRandom(SEED);
            int[] all = new int[orders.length];
            Arrays.setAll(all, i -> i);
            double observed = difference(all, new boolean[all.length]);
            double[] resampled = new double[RESAMPLES];
            for (int i = 0; i < RESAMPLES; i++) {
                resampled[i] = difference(random.ints(all.length, 0, all.length).toArray(), new boolean[all.length]);
            }
            Arrays.sort(resampled);
            return new Difference(
                    observed,
                    resampled[(int) (LOW * RESAMPLES)],
                    resampled[(int) (HIGH * RESAMPLES) - 1],
                    chance(all, Math.abs(observed), random),
                    Math.round(Arrays.stream(orders)
                            .mapToDouble(block -> block[0] + block[1])
                            .sum()));
        }

        private double chance(int[] all, double observed, SplittableRandom random) {
            boolean whole = all.length <= ALL_UP_TO;
            int tried = whole ? 1 << all.length : DRAWS;
            int asLarge = 0;
            boolean[] swapped = new boolean[all.length];
            for (int order = 0; order < tried; order++) {
                for (int i = 0; i < all.length; i++) {
                    swapped[i] = whole ? (order >> i & 1) == 1 : random.nextBoolean();
                }
                // A sum in another order differs in its last digits.
                if (Math.abs(difference(all, swapped)) >= observed * (1 - 1e-9)) {
                    asLarge++;
                }
            }
            // Of draws the order that there was is one too, so that no p is 0.
            return whole ? (double) asLarge / tried : (asLarge + 1.0) / (tried + 1.0);
        }

        private double difference(int[] taken, boolean[] swapped) {
            double[] sold = new double[2];
            double[] seen = new double[2];
            for (int i = 0; i < taken.length; i++) {
                int first = swapped[i] ? 1 : 0;
                sold[0] += orders[taken[i]][first];
                seen[0] += minutes[taken[i]][first];
                sold[1] += orders[taken[i]][1 - first];
                seen[1] += minutes[taken[i]][1 - first];
            }
            return PER * (sold[1] / seen[1] - sold[0] / seen[0]);
        }
    }
}
