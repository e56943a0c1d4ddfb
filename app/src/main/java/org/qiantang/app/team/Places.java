package org.qiantang.app.team;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What shops and shows are called and how they went, for those who work there. */
public interface Places {
    Optional<String> shopName(long merchantId);

    /** Where a shop stands: waiting, open or suspended. */
    String standing(long merchantId);

    Optional<ShowReport> show(long showId);

    /** A show as those see it who have a part in it; what is simulated is a demo's crowd's part of each figure. */
    record ShowReport(
            long showId,
            long merchantId,
            String title,
            String state,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            int peak,
            long visits,
            int orders,
            long paidMinor,
            int simulatedPeak,
            long simulatedVisits,
            int simulatedOrders,
            long simulatedPaidMinor) {}
}
