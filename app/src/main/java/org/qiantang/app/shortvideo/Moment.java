package org.qiantang.app.shortvideo;

import java.util.List;

/**
 * A stretch of a show that is worth being seen again, and why.
 *
 * @param fromMs since the show's opening
 * @param average of the whole show in as much time
 */
record Moment(
        long fromMs,
        long toMs,
        ShowTale.Item item,
        ShowTale.Step figures,
        ShowTale.Step average,
        List<Reason> reasons,
        double score) {
    Moment {
        reasons = List.copyOf(reasons);
    }

    /** What stands out. */
    enum Sort {
        SALES,
        TALK,
        LIKES
    }

    /**
     * One thing that stands out.
     *
     * @param times how many times the show's average it is
     */
    record Reason(Sort sort, double times) {}

    /** The same with other ends. */
    Moment within(long from, long to) {
        return new Moment(from, to, item, figures, average, reasons, score);
    }
}
