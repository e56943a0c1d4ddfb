package org.qiantang.app.closure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.closure.ShopClosing.State;
import org.qiantang.event.ShopEvent.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the shops whose day has come, and closes them once nothing of them is open. Each step looks at what is and may be done
 * twice, so that whatever stops the program, the next round goes on.
 */
final class ShopClosingWork {
    /** Why such a shop is suspended, as its people, officers and the journal read it. */
    static final String REASON = "店主停止经营（关闭店铺）";

    private static final Logger LOG = LoggerFactory.getLogger(ShopClosingWork.class);
    private static final int MOST = 100;
    /** What was on its way as the shop ended is in the tables by then. */
    private static final Duration SETTLING = Duration.ofDays(1);
    /** A shop that is held up stays so for days, and each look takes a turn of its desk. */
    private static final Duration LOOKED_EVERY = Duration.ofMinutes(10);

    private final ShopClosingTable table;
    private final ShopTies ties;
    private final ShopDesk shops;
    private final InstantSource clock;

    ShopClosingWork(ShopClosingTable table, ShopTies ties, ShopDesk shops, InstantSource clock) {
        this.table = table;
        this.ties = ties;
        this.shops = shops;
        this.clock = clock;
    }

    /** Looks which shops are due; one that cannot be closed now keeps no other from it. */
    void round() {
        Instant now = clock.instant();
        LocalDate today = ShopClosing.dayOf(now);
        for (long merchantId : table.due(today, now.minus(LOOKED_EVERY), MOST)) {
            try {
                end(merchantId, today).ifPresent(this::settle);
            } catch (RuntimeException trouble) {
                LOG.warn("a shop is not closed yet: merchant={} cause={}", merchantId, trouble.toString());
                table.heldUp(merchantId, clock.instant());
            }
        }
    }

    /** From here on nothing of it is sold, and it is not taken back; empty where it was taken back before. */
    private Optional<ShopClosing> end(long merchantId, LocalDate today) {
        table.ended(merchantId, today, clock.instant());
        Optional<ShopClosing> ended = table.find(merchantId).filter(closing -> closing.state() == State.ENDED);
        ended.ifPresent(closing -> shops.setStanding(merchantId, Standing.SUSPENDED, REASON, closing.askedBy()));
        return ended;
    }

    private void settle(ShopClosing closing) {
        Instant now = clock.instant();
        Instant endedAt = closing.endedAt();
        boolean settled = endedAt != null && !now.isBefore(endedAt.plus(SETTLING));
        if (!settled || !ties.of(closing.merchantId(), now).isEmpty()) {
            table.heldUp(closing.merchantId(), now);
        } else if (table.closed(closing.merchantId(), now)) {
            LOG.info("a shop was closed: merchant={}", closing.merchantId());
        }
    }
}
