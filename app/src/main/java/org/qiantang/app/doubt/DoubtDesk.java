package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.qiantang.app.journal.Office;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only writer of what was judged of doubts; what stands already is not said again. */
final class DoubtDesk {
    private static final int MOST_JUDGED = 1_000;
    private static final String TURN = """
            insert into doubt_turn (finding_id, at) values (:finding, :now)
                on conflict (finding_id) do update set at = greatest(doubt_turn.at, excluded.at)
            returning at
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final InstantSource clock;

    DoubtDesk(Office office, JdbcClient jdbc, EventCodec codec, InstantSource clock) {
        this.office = office;
        this.jdbc = jdbc;
        this.codec = codec;
        this.clock = clock;
    }

    /** Where it stands; the place is 0 where nothing new was said. */
    Office.Written<Boolean> judge(Doubt doubt, Ruling ruling, String reason, long officerId) {
        return office.write(pen -> {
            Instant at = turn(doubt.doubtId());
            String stream = Streams.doubt(doubt.doubtId());
            List<DoubtJudged> before = office.story(stream, MOST_JUDGED).stream()
                    .map(place -> codec.read(place.type(), place.version(), place.body()))
                    .filter(DoubtJudged.class::isInstance)
                    .map(DoubtJudged.class::cast)
                    .toList();
            boolean stands = !before.isEmpty()
                    && before.getLast().ruling() == ruling
                    && before.getLast().reason().equals(reason);
            if (!stands) {
                pen.write(stream, new DoubtJudged(at, doubt.doubtId(), doubt.rule(), ruling, reason, officerId));
            }
            return !stands;
        });
    }

    private Instant turn(long doubtId) {
        return jdbc.sql(TURN)
                .param("finding", doubtId)
                .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .single();
    }
}
