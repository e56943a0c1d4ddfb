package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The turns in which a shop's work is done: one at a time, each whole or not at all, rows and events together. */
public final class ShopTurns {
    private final Office office;
    private final InstantSource clock;
    private final MerchantTable merchants;

    public ShopTurns(Office office, JdbcClient jdbc, InstantSource clock) {
        this.office = office;
        this.clock = clock;
        this.merchants = new MerchantTable(jdbc);
    }

    /** One turn of a shop: whose, when, and with which pen. */
    public record Turn(long merchantId, Instant at, Office.Pen pen) {
        public void write(ShopEvent event) {
            pen.write(Streams.shop(merchantId), event);
        }
    }

    /** Waits for the shop's turn and does the work in it. */
    public <T extends @Nullable Object> T take(long merchantId, Function<Turn, T> work) {
        return office.<T>write(pen -> {
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                    return work.apply(new Turn(merchantId, merchants.takeTurn(merchantId, now), pen));
                })
                .value();
    }
}
