package org.qiantang.app.radar;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the {@link Response} of one channel by least squares, and how sure its slope is.
 *
 * <p>For a given half the best scale is a quotient of two sums, so that one parameter alone is searched: first on a grid of its
 * logarithm within bounds, then by golden section. The interval of the slope is the percentile interval of the bootstrap over
 * days (B. Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7(1), 1979).
 */
final class ResponseFit {
    /** Fewer days with spending say nothing. */
    static final int LEAST_DAYS = 14;
    /** So many different amounts at least, the highest so much above the lowest, or no slope can be seen. */
    static final int LEAST_AMOUNTS = 5;

    static final double LEAST_RANGE = 1.2;
    static final int RESAMPLES = 200;

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    /** Half lies between these parts of the highest spending. */
    private static final double LEAST_HALF = 0.01;

    private static final double MOST_HALF = 100;
    private static final int GRID = 33;
    private static final int SECTIONS = 18;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] spent;
    private final double[] brought;

    private ResponseFit(double[] spent, double[] brought) {
        this.spent = spent;
        this.brought = brought;
    }

    /** What is known of the slope at an amount: nine tenths of the resamples lie from {@code low} to {@code high}. */
    record Slope(Response response, double marginal, double low, double high) {
        /** Whether it is known well enough to move money by it. */
        boolean isSure() {
            return low > 0 && high <= 5 * low;
        }
    }

    /** Why nothing can be said. */
    enum Lacking {
        TOO_FEW_DAYS,
        TOO_ALIKE
    }

    /** What keeps a fit from being tried; empty where nothing does. Amounts are of days on which something was spent. */
    static Optional<Lacking> lacking(double[] spent) {
        if (spent.length < LEAST_DAYS) {
            return Optional.of(Lacking.TOO_FEW_DAYS);
        }
        double[] amounts = Arrays.stream(spent).distinct().sorted().toArray();
        boolean alike = amounts.length < LEAST_AMOUNTS || amounts[amounts.length - 1] < LEAST_RANGE * amounts[0];
        return alike ? Optional.of(Lacking.TOO_ALIKE) : Optional.empty();
    }

    /** The curve nearest to days, all of them with spending above 0. */
    static Response of(double[] spent, double[] brought) {
        return new ResponseFit(spent, brought).fitted();
    }

    /** The slope at an amount, with its interval. */
    static Slope slope(double[] spent, double[] brought, double at, RandomGenerator random) {
        Response whole = of(spent, brought);
        double[] slopes = new double[RESAMPLES];
        double[] x = new double[spent.length];
        double[] y = new double[spent.length];
        for (int round = 0; round < RESAMPLES; round++) {
            for (int day = 0; day < spent.length; day++) {
                int drawn = random.nextInt(spent.length);
                x[day] = spent[drawn];
                y[day] = brought[drawn];
            }
            slopes[round] = of(x, y).marginal(at);
        }
        Arrays.sort(slopes);
        return new Slope(
                whole,
                whole.marginal(at),
                slopes[(int) (LOW * (RESAMPLES - 1))],
                slopes[(int) Math.ceil(HIGH * (RESAMPLES - 1))]);
    }

    private Response fitted() {
        double most = Arrays.stream(spent).max().orElse(1);
        double from = Math.log(most * LEAST_HALF);
        double until = Math.log(most * MOST_HALF);
        double step = (until - from) / (GRID - 1);
        double best = from;
        double least = Double.POSITIVE_INFINITY;
        for (int at = 0; at < GRID; at++) {
            double error = error(from + at * step);
            if (error < least) {
                least = error;
                best = from + at * step;
            }
        }
        double low = Math.max(from, best - step);
        double high = Math.min(until, best + step);
        for (int section = 0; section < SECTIONS; section++) {
            double one = high - GOLDEN * (high - low);
            double other = low + GOLDEN * (high - low);
            if (error(one) <= error(other)) {
                high = other;
            } else {
                low = one;
            }
        }
        double half = Math.exp((low + high) / 2);
        return new Response(scale(half), half);
    }

    /** The best scale of a half; never below 0, for spending takes nothing away. */
    private double scale(double half) {
        double both = 0;
        double own = 0;
        for (int day = 0; day < spent.length; day++) {
            double rise = Math.log1p(spent[day] / half);
            both += rise * brought[day];
            own += rise * rise;
        }
        return own == 0 ? 0 : Math.max(0, both / own);
    }

    /** The sum of squares at the best scale: {@code Σb² − 2·scale·Σrb + scale²·Σr²}, with one logarithm a day. */
    private double error(double logHalf) {
        double half = Math.exp(logHalf);
        double both = 0;
        double own = 0;
        double all = 0;
        for (int day = 0; day < spent.length; day++) {
            double rise = Math.log1p(spent[day] / half);
            both += rise * brought[day];
            own += rise * rise;
            all += brought[day] * brought[day];
        }
        double scale = own == 0 ? 0 : Math.max(0, both / own);
        return all - 2 * scale * both + scale * scale * own;
    }
}
