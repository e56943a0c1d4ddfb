package org.qiantang.app.evidence;

import static java.time.ZoneOffset.UTC;

import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes where in the office each version of a product's page, and each price of a SKU, is told. */
final class ListingTable extends EventTable {
    static final String NAME = "listings-told";

    private static final String TOLD = """
            insert into listing_told (what, about, position, at) values (:what, :about, :position, :at)
                on conflict (what, about, position) do nothing
            """;

    ListingTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        if (event instanceof ShopEvent.ProductListed listed) {
            told(Listings.PAGE, listed.productId(), place, rows);
        } else if (event instanceof ShopEvent.PriceSet price) {
            told(Listings.PRICE, price.skuId(), place, rows);
        }
    }

    private static void told(String what, long about, Recorded place, JdbcClient rows) {
        rows.sql(TOLD)
                .param("what", what)
                .param("about", about)
                .param("position", place.position())
                .param("at", place.at().atOffset(UTC))
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from listing_told").update();
    }
}
