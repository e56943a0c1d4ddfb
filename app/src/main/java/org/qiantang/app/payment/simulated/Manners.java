package org.qiantang.app.payment.simulated;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the simulated provider behaves; real ones are no better.
 *
 * @param soonest the least time from paying to the callback
 * @param latest the most, unless it is late
 * @param late the share of callbacks that come {@code lateBy} later than that
 * @param twice the share that is sent twice
 * @param lost the share that is never sent
 * @param wrongSum the share of buyers who pay another sum than was asked for, a little more or less
 * @param firstRetry the pause after the first callback that was not answered with 200; doubled each time
 * @param attempts how often one callback is tried
 * @param acceptLate whether the cashier takes money after its own deadline, which it should not
 */
@ConfigurationProperties("qiantang.simpay")
record Manners(
        @DefaultValue("200ms") Duration soonest,
        @DefaultValue("2s") Duration latest,
        @DefaultValue("0.05") double late,
        @DefaultValue("6s") Duration lateBy,
        @DefaultValue("0.2") double twice,
        @DefaultValue("0") double lost,
        @DefaultValue("0") double wrongSum,
        @DefaultValue("1s") Duration firstRetry,
        @DefaultValue("12") int attempts,
        @DefaultValue("false") boolean acceptLate) {
    Manners {
        if (soonest.isNegative() || latest.compareTo(soonest) < 0) {
            throw new IllegalArgumentException("latest: " + latest + " (expected: " + soonest + " or more)");
        }
        share("late", late);
        share("twice", twice);
        share("lost", lost);
        share("wrongSum", wrongSum);
        if (attempts < 1 || attempts > 30) {
            throw new IllegalArgumentException("attempts: " + attempts + " (expected: 1..30)");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0..1)");
        }
    }
}
