package org.qiantang.app.copywriting;

import java.time.Instant;
import java.util.List;

/** What the figures of a show say of stretches of it. */
@FunctionalInterface
public interface StretchFigures {
    /**
     * What came of each of these stretches, as far as the digital host was heard in it.
     *
     * @param crowd whether a demo's crowd is counted with people
     */
    List<Outcome> of(long showId, List<Stretch> stretches, boolean crowd);

    /** From a moment to before another; empty if that is not later. */
    record Stretch(Instant from, Instant until) {}

    /**
     * What came of a stretch.
     *
     * @param viewerMinutes the minutes that viewers were there, added up over all of them
     * @param orders placed in the stretch and paid, then or later; doubtful ones are left out
     * @param paidMinor what was paid for them, in the smallest unit, less what was refunded
     */
    record Outcome(double viewerMinutes, long orders, long paidMinor) {
        public static final Outcome NOTHING = new Outcome(0, 0, 0);

        Outcome plus(Outcome other) {
            return new Outcome(viewerMinutes + other.viewerMinutes, orders + other.orders, paidMinor + other.paidMinor);
        }
    }
}
