package org.qiantang.app.show;

import java.time.InstantSource;
import java.util.Optional;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ShowKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shelves (货架): the standing shows through which shops sell without a stage, one for each merchant. */
public final class Shelves {
    private static final int HOLD_SECONDS = 900;
    private static final long NO_HOST = 0;
    private static final String TITLE = "商城货架";
    private static final String SETTLE = """
            insert into shelf (merchant_id, show_id) values (:merchant, :show) on conflict (merchant_id) do nothing
            """;
    private static final String OF = "select show_id from shelf where merchant_id = :merchant";

    private final ShowDirector director;
    private final RoomTable places;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    Shelves(ShowDirector director, RoomTable places, JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.director = director;
        this.places = places;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** The show that is the merchant's shelf, planned and opened where it was not yet; may be asked any number of times. */
    public long open(long merchantId) {
        long showId = of(merchantId).orElseGet(() -> settle(merchantId));
        RoomTable.Room room = places.openFor(merchantId, ids.next(), TITLE, clock.instant());
        director.run(
                showId,
                new RoomRequest.Plan(
                        showId,
                        room.id(),
                        merchantId,
                        NO_HOST,
                        TITLE,
                        HostKind.HUMAN,
                        HOLD_SECONDS,
                        ShowKind.SHELF,
                        null));
        director.run(showId, new RoomRequest.Open());
        return showId;
    }

    /** The show that is, or is about to be, the merchant's shelf. */
    public Optional<Long> of(long merchantId) {
        return jdbc.sql(OF)
                .param("merchant", merchantId)
                .query((row, _) -> row.getLong("show_id"))
                .optional();
    }

    private long settle(long merchantId) {
        jdbc.sql(SETTLE).param("merchant", merchantId).param("show", ids.next()).update();
        return of(merchantId).orElseThrow();
    }
}
