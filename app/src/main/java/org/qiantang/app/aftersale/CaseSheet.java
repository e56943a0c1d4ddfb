package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.LinePieces;

/** An after-sale case as its buyer, its seller and the officer read it; steps are in the order in which they came. */
record CaseSheet(
        String id,
        String orderId,
        String showId,
        String kind,
        String reason,
        String state,
        List<LinePieces> lines,
        Money amount,
        Instant askedAt,
        @Nullable Instant dueAt,
        @Nullable Instant disputedAt,
        @Nullable String verdict,
        @Nullable Instant endedAt,
        String buyerNickname,
        @Nullable ReturnPlace returnTo,
        String shopName,
        List<Step> steps) {
    CaseSheet {
        lines = List.copyOf(lines);
        steps = List.copyOf(steps);
    }

    /** The kind of a step is its event's name. */
    record Step(
            String what,
            String by,
            Instant at,
            @Nullable Money amount,
            @Nullable String words,
            List<String> pictures) {
        Step {
            pictures = List.copyOf(pictures);
        }
    }
}
