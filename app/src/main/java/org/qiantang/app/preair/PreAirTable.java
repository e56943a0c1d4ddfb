package org.qiantang.app.preair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.util.Locale;
import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewedItem;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds the office into reviews before air: each record whole, and a row for each item in it. */
final class PreAirTable extends EventTable {
    static final String NAME = "pre-air";

    private static final String RECORD = """
            insert into preair_record (show_id, sealed_offset, body) values (:show, :offset, :body)
                on conflict (show_id, sealed_offset) do nothing
            """;
    private static final String ITEM = """
            insert into preair_review (show_id, item_id, reviewed_at, verdict, sealed_offset)
            values (:show, :item, :at, :verdict, :offset)
                on conflict (show_id, item_id, sealed_offset) do nothing
            """;

    PreAirTable(EventCodec codec) {
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
        if (!(event instanceof PreAirReviewed review)) {
            return;
        }
        rows.sql(RECORD)
                .param("show", review.showId())
                .param("offset", place.position())
                .param("body", new String(place.body(), UTF_8))
                .update();
        for (ReviewedItem item : review.items()) {
            rows.sql(ITEM)
                    .param("show", review.showId())
                    .param("item", item.itemId())
                    .param("at", review.at().atOffset(UTC))
                    .param("verdict", item.fitness().name().toLowerCase(Locale.ROOT))
                    .param("offset", place.position())
                    .update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from preair_record").update();
        rows.sql("delete from preair_review").update();
    }
}
