package org.qiantang.bench;

import java.util.Locale;

/**
 * What a column of a table holds.
 *
 * @param name such as {@code CPU per delivery}
 * @param unit such as {@code µs}; empty for plain counts
 * @param decimals digits behind the point
 */
public record Figure(String name, String unit, int decimals) {
    public static final Figure P50 = new Figure("p50", "ms", 1);
    public static final Figure P99 = new Figure("p99", "ms", 1);
    public static final Figure P999 = new Figure("p99.9", "ms", 1);
    public static final Figure LOST = new Figure("lost", "", 0);

    /** The heading of the column. */
    public String heading() {
        return unit.isEmpty() ? name : name + ", " + unit;
    }

    String written(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
