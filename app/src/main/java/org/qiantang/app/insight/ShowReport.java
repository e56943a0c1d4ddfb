package org.qiantang.app.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A show looked back upon.
 *
 * @param past the room's shows before it
 * @param market shows of other shops
 * @param advice what its figures give reason to look at
 * @param buyers people alone, whether the rest counts a demo's crowd or not
 * @param best the minutes in which most was paid, {@code worst} those in which most people more left than came
 */
record ShowReport(
        Screen screen,
        Past past,
        Market market,
        List<Moment> best,
        List<Moment> worst,
        Advice.Told advice,
        Profile buyers) {
    ShowReport {
        best = List.copyOf(best);
        worst = List.copyOf(worst);
    }

    /**
     * What this show is compared with.
     *
     * @param shows how many they are, ten at most; none where the room had none before
     * @param medians by metric, over those shows in which the figure exists
     * @param counted in how many of the shows each figure exists
     */
    record Past(int shows, Map<String, Double> medians, Map<String, Integer> counted) {
        Past {
            medians = Map.copyOf(medians);
            counted = Map.copyOf(counted);
        }
    }

    /**
     * What other shops' shows of the 90 days up to a midnight in China came to in the middle, of people alone and without doubtful
     * orders.
     *
     * @param medians by metric, in two digits; absent where too few shows or shops are there for none to be known by it
     */
    record Market(Instant asOf, Map<String, Double> medians) {
        Market {
            medians = Map.copyOf(medians);
        }
    }

    /** One minute, with the item that was on screen longest in it, and what was said and done then. */
    record Moment(
            Screen.Minute minute,
            @Nullable Long itemId,
            String itemTitle,
            List<InsightRows.Said> said,
            List<InsightRows.Mark> marks) {
        Moment {
            said = List.copyOf(said);
            marks = List.copyOf(marks);
        }

        Instant at() {
            return minute.at();
        }
    }
}
