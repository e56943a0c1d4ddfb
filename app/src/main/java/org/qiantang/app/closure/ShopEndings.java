package org.qiantang.app.closure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.closure.ShopClosing.State;
import org.qiantang.app.web.Problem;

/** What a shop is kept from whose owner ends it, for whoever is about to do it. Paid orders are none of it. */
public final class ShopEndings {
    private final ShopClosingTable table;
    private final InstantSource clock;

    ShopEndings(ShopClosingTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * Lets pass a show that begins while the shop still sells; else says from which day on it does not.
     *
     * @param startsAt null where no time is set; then today counts
     */
    public void requireMayBegin(long merchantId, @Nullable Instant startsAt) {
        LocalDate day = ShopClosing.dayOf(startsAt == null ? clock.instant() : startsAt);
        table.find(merchantId)
                .filter(closing -> !day.isBefore(closing.endsOn()))
                .ifPresent(closing -> {
                    throw new Problem(
                            409,
                            "shop-ending",
                            "店铺从 " + closing.endsOn() + " 起停止经营，这一天及以后不能开播",
                            "the shop ends its business on " + closing.endsOn() + "; from that day on no show begins",
                            Map.of("endsOn", closing.endsOn().toString(), "field", "startsAt"));
                });
    }

    /** An ended shop is let go on by nobody: its owner has told everybody that it ends. */
    public void requireMayResume(long merchantId) {
        table.find(merchantId)
                .filter(closing -> closing.state() != State.WAITING)
                .ifPresent(_ -> {
                    throw ended();
                });
    }

    static Problem ended() {
        return new Problem(409, "shop-ended", "店铺已由店主停止经营，不能恢复", "the owner has ended the shop; it does not go on");
    }
}
