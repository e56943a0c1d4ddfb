package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table "green-traffic": what officers judged of doubts (刷单、刷量), each with its time. It is a table of its own, so that it
 * begins with the first judgement ever, also where {@link GreenTable} had read on before it was there.
 */
final class TrafficTable extends EventTable {
    static final String NAME = "green-traffic";

    private static final String JUDGED = """
            insert into green_traffic_ruling (position, doubt_id, ruling, at) values (:position, :doubt, :ruling, :at)
            """;

    TrafficTable(EventCodec codec) {
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
        if (event instanceof DoubtJudged judged) {
            rows.sql(JUDGED)
                    .param("position", place.position())
                    .param("doubt", judged.doubtId())
                    .param("ruling", judged.ruling().name())
                    .param("at", judged.at().atOffset(UTC))
                    .update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from green_traffic_ruling").update();
    }
}
