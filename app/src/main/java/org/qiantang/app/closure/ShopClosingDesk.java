package org.qiantang.app.closure;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Where owners ask for their shop to be ended, and take it back. */
final class ShopClosingDesk {
    /** How many whole days it is announced: E-Commerce Law, article 16. */
    static final int NOTICE_DAYS = 30;

    private final ShopClosingTable table;
    private final ShopTies ties;
    private final InstantSource clock;

    ShopClosingDesk(ShopClosingTable table, ShopTies ties, InstantSource clock) {
        this.table = table;
        this.ties = ties;
        this.clock = clock;
    }

    Optional<ShopClosing> of(long merchantId) {
        return table.find(merchantId);
    }

    List<Tie> ties(long merchantId) {
        return ties.of(merchantId, clock.instant());
    }

    /** The first day without sales for who asks now: today is not counted. */
    LocalDate soonest() {
        return ShopClosing.dayOf(clock.instant()).plusDays(NOTICE_DAYS + 1L);
    }

    /**
     * Begins the notice; who asked before keeps theirs. What is open bars nothing here, since a shop that trades always has orders
     * under way: it holds up the closing.
     */
    void ask(long merchantId, long personId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        table.ask(merchantId, personId, now, soonest());
    }

    /** False where nothing waits: it was never asked for, or the day has come. */
    boolean takeBack(long merchantId) {
        return table.takeBack(merchantId, ShopClosing.dayOf(clock.instant()));
    }
}
