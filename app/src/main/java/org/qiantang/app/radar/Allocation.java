package org.qiantang.app.radar;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a day's budget brings most: each yuan goes where one more brings most, until the next would bring the same everywhere.
 *
 * <p>For concave responses the greedy choice by marginal return is the best of all (O. Gross, "A class of discrete-type
 * minimization problems", RAND RM-1644, 1956; A. Federgruen and H. Groenevelt, Operations Research 34(6), 1986). In the limit of
 * small steps all channels that get something, and no more than they may, share one marginal return, which is found by halving.
 */
final class Allocation {
    private static final int HALVINGS = 200;

    private Allocation() {}

    /** A channel and the most that it may get, in yuan a day. */
    record Channel(Response response, double most) {}

    /**
     * Shares a budget out.
     *
     * @param budget yuan a day, 0 or more; never exceeded, and not used up where channels may not get more
     * @param worth the least that one more yuan has to bring; 0 for anything
     * @return yuan a day for each channel, in their order
     */
    static double[] of(List<Channel> channels, double budget, double worth) {
        // At the lowest of these returns all that can bring anything get as much as they may.
        OptionalDouble last = channels.stream()
                .filter(one -> one.response().scale() > 0)
                .mapToDouble(one -> one.response().marginal(one.most()))
                .min();
        if (last.isEmpty() || budget <= 0) {
            return new double[channels.size()];
        }
        double low = Math.max(worth, last.getAsDouble());
        double[] lowest = at(channels, low);
        if (sum(lowest) <= budget) {
            return lowest;
        }
        double high = channels.stream()
                .mapToDouble(one -> one.response().marginal(0))
                .max()
                .orElse(low);
        for (int halving = 0; halving < HALVINGS && high > low; halving++) {
            double middle = low + (high - low) / 2;
            if (sum(at(channels, middle)) > budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(channels, high);
    }

    private static double[] at(List<Channel> channels, double marginal) {
        return channels.stream()
                .mapToDouble(one -> Math.min(one.most(), one.response().where(marginal)))
                .toArray();
    }

    private static double sum(double[] amounts) {
        double sum = 0;
        for (double one : amounts) {
            sum += one;
        }
        return sum;
    }
}
