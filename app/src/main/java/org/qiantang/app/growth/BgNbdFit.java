package org.qiantang.app.growth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the model under which what buyers did is likeliest, by the simplex of J. A. Nelder and R. Mead ("A simplex method for
 * function minimization", The Computer Journal 7(4), 1965) over the logarithms of its four numbers. They stay within bounds, at
 * which the fit of a small shop may end.
 */
final class BgNbdFit {
    /** Of fewer buyers nothing is said, nor where fewer of them came back. */
    static final int LEAST_BUYERS = 50;

    static final int LEAST_RETURNING = 20;

    /** Of more buyers some are taken, evenly: more would say the same. */
    private static final int MOST_BUYERS = 5_000;

    private static final int NUMBERS = 4;
    private static final double LOWEST = Math.log(0.005);
    private static final double HIGHEST = Math.log(1_000);
    private static final double[][] STARTS = {{0, 1, 0, 1}, {-1, 2, -1, 2}};
    private static final double STEP = 0.7;
    private static final int MOST_STEPS = 600;
    private static final double CLOSE = 1e-9;

    private final List<Map.Entry<Rhythm, Integer>> counted;

    private BgNbdFit(List<Rhythm> buyers) {
        Map<Rhythm, Integer> alike = new HashMap<>();
        int taken = Math.min(MOST_BUYERS, buyers.size());
        for (int at = 0; at < taken; at++) {
            alike.merge(buyers.get((int) ((long) at * buyers.size() / taken)), 1, Integer::sum);
        }
        // In one order always, so that the sums are the same to the last digit.
        this.counted = alike.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<Rhythm, Integer> one) -> one.getKey().again())
                        .thenComparingDouble(one -> one.getKey().lastWeeks())
                        .thenComparingDouble(one -> one.getKey().weeks()))
                .map(one -> Map.entry(one.getKey(), one.getValue()))
                .toList();
    }

    /** The likeliest model; empty where there are too few to say. */
    static Optional<BgNbd> of(List<Rhythm> buyers) {
        long returning = buyers.stream().filter(one -> one.again() > 0).count();
        return buyers.size() < LEAST_BUYERS || returning < LEAST_RETURNING
                ? Optional.empty()
                : Optional.of(new BgNbdFit(buyers).fitted());
    }

    private BgNbd fitted() {
        double[] best = lowest(STARTS[0]);
        for (int start = 1; start < STARTS.length; start++) {
            double[] other = lowest(STARTS[start]);
            best = unlikelihood(other) < unlikelihood(best) ? other : best;
        }
        return model(best);
    }

    private static BgNbd model(double[] logs) {
        return new BgNbd(Math.exp(logs[0]), Math.exp(logs[1]), Math.exp(logs[2]), Math.exp(logs[3]));
    }

    private double unlikelihood(double[] logs) {
        for (double one : logs) {
            if (one < LOWEST || one > HIGHEST) {
                return Double.POSITIVE_INFINITY;
            }
        }
        BgNbd model = model(logs);
        double sum = 0;
        for (Map.Entry<Rhythm, Integer> one : counted) {
            sum -= one.getValue() * model.lnLikelihood(one.getKey());
        }
        return sum;
    }

    private record Corner(double[] at, double height) {}

    private Corner corner(double[] at) {
        return new Corner(at, unlikelihood(at));
    }

    private double[] lowest(double[] start) {
        List<Corner> corners = new ArrayList<>();
        corners.add(corner(start.clone()));
        for (int axis = 0; axis < NUMBERS; axis++) {
            double[] moved = start.clone();
            moved[axis] += STEP;
            corners.add(corner(moved));
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            corners.sort(Comparator.comparingDouble(Corner::height));
            double lowest = corners.getFirst().height();
            if (corners.getLast().height() - lowest <= CLOSE * Math.abs(lowest)) {
                break;
            }
            move(corners);
        }
        corners.sort(Comparator.comparingDouble(Corner::height));
        return corners.getFirst().at();
    }

    /** Takes the highest corner across the middle of the others, further, half way, or draws all to the lowest. */
    private void move(List<Corner> corners) {
        Corner highest = corners.getLast();
        double[] middle = new double[NUMBERS];
        for (Corner corner : corners.subList(0, NUMBERS)) {
            for (int axis = 0; axis < NUMBERS; axis++) {
                middle[axis] += corner.at()[axis] / NUMBERS;
            }
        }
        Corner across = along(middle, highest, -1);
        if (across.height() < corners.getFirst().height()) {
            Corner further = along(middle, highest, -2);
            corners.set(NUMBERS, further.height() < across.height() ? further : across);
        } else if (across.height() < corners.get(NUMBERS - 1).height()) {
            corners.set(NUMBERS, across);
        } else {
            Corner nearer = along(middle, highest, across.height() < highest.height() ? -0.5 : 0.5);
            if (nearer.height() < Math.min(across.height(), highest.height())) {
                corners.set(NUMBERS, nearer);
            } else {
                Corner lowest = corners.getFirst();
                corners.replaceAll(one -> one.equals(lowest) ? one : along(lowest.at(), one, 0.5));
            }
        }
    }

    /** From the middle towards a corner, as many times as far as the corner is. */
    private Corner along(double[] middle, Corner corner, double times) {
        double[] at = new double[NUMBERS];
        for (int axis = 0; axis < NUMBERS; axis++) {
            at[axis] = middle[axis] + times * (corner.at()[axis] - middle[axis]);
        }
        return corner(at);
    }
}
