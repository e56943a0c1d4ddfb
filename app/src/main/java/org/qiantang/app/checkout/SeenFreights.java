package org.qiantang.app.checkout;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Money;

/**
 * What the buyer saw that sending each part costs. It is no part of the wish: the same wish after a move is the same wish.
 *
 * @param seen null where nobody said, and each freight is taken as it is now
 */
record SeenFreights(@Nullable List<Seen> seen) {
    static final SeenFreights UNSAID = new SeenFreights(null);

    SeenFreights {
        seen = seen == null ? null : List.copyOf(seen);
    }

    /** The freight of one shop's goods of one show. */
    record Seen(long showId, long merchantId, Money freight) {
        Seen {
            if (freight.minor() < 0) {
                throw Problem.nonsense("freightsSeen", "运费不能小于 0", "freights of 0 or more");
            }
        }
    }

    /** The refusal of a freight above what was seen; of a part that goes unnamed nothing was seen. */
    Optional<Refusal> refuses(long showId, long merchantId, Money freight) {
        if (seen == null) {
            return Optional.empty();
        }
        Money before = seen.stream()
                .filter(one -> one.showId() == showId && one.merchantId() == merchantId)
                .map(Seen::freight)
                .findFirst()
                .orElse(Money.cny(0));
        return freight.minor() > before.minor()
                ? Optional.of(new Refusal.FreightMoved(before, freight))
                : Optional.empty();
    }
}
