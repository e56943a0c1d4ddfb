package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds the office into what was judged of findings, each judgement with its officer and reason. */
final class FindingTable extends EventTable {
    static final String NAME = "findings";

    private static final String JUDGED = """
            insert into finding_judgement (show_id, line_id, ruling, reason, officer_id, dossier_id, at, position)
            values (:show, :line, :ruling, :reason, :officer, :dossier, :at, :position)
            """;

    FindingTable(EventCodec codec) {
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
        if (event instanceof FindingJudged judged) {
            rows.sql(JUDGED)
                    .param("show", judged.showId())
                    .param("line", judged.lineId())
                    .param("ruling", judged.ruling().name())
                    .param("reason", judged.reason())
                    .param("officer", judged.officerId())
                    .param("dossier", judged.dossierId())
                    .param("at", judged.at().atOffset(UTC))
                    .param("position", place.position())
                    .update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from finding_judgement").update();
    }
}
