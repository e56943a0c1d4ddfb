package org.qiantang.app.growth;

import java.util.List;

/**
 * All that the model needs to know of one buyer, in weeks since the first purchase. What is bought on one day is one purchase.
 *
 * @param again purchases after the first
 * @param lastWeeks when the last of them was; 0 where there was none
 * @param weeks until now
 */
record Rhythm(int again, double lastWeeks, double weeks) {
    private static final double DAYS = 7;

    Rhythm {
        if (again < 0) {
            throw new IllegalArgumentException("again: " + again + " (expected: 0 or more)");
        }
        if (!(lastWeeks >= 0 && lastWeeks <= weeks) || (again == 0) != (lastWeeks == 0)) {
            throw new IllegalArgumentException("lastWeeks: " + lastWeeks + " (expected: 0.." + weeks
                    + ", and 0 only where nothing was bought again)");
        }
    }

    /** Of the days on which somebody bought, each once and in their order, as seen on a later day. */
    static Rhythm of(List<Long> days, long today) {
        long first = days.getFirst();
        return new Rhythm(days.size() - 1, (days.getLast() - first) / DAYS, (today - first) / DAYS);
    }
}
