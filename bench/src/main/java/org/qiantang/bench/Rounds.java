package org.qiantang.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One figure's values, a value for each round. */
final class Rounds {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    List<Double> values() {
        return Collections.unmodifiableList(values);
    }

    /** The middle value; of an even number the mean of the two in the middle. */
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return Collections.min(values);
    }

    double most() {
        return Collections.max(values);
    }

    int count() {
        return values.size();
    }

    /** Median, and the range where the rounds differ in what is written. */
    String written(Figure figure) {
        String middle = figure.written(median());
        String from = figure.written(least());
        String to = figure.written(most());
        return from.equals(to) ? middle : middle + " (" + from + "–" + to + ")";
    }
}
