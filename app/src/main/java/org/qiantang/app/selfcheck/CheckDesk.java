package org.qiantang.app.selfcheck;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.qiantang.app.journal.Office;
import org.qiantang.event.CheckEvent.PointShown;
import org.qiantang.event.CheckEvent.SelfChecked;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The only writer of self-checks: one turn a subject, so that time never runs back in its stream. */
final class CheckDesk {
    private static final String TURN = """
            insert into self_check_turn (party, subject_id, last_at) values (:party, :subject, :now)
            on conflict (party, subject_id) do update set last_at = greatest(self_check_turn.last_at, excluded.last_at)
            returning last_at
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final InstantSource clock;

    CheckDesk(Office office, JdbcClient jdbc, Ids ids, InstantSource clock) {
        this.office = office;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Office.Written<Long> answer(CheckRow row, long subjectId, String version, List<PointShown> answers, long byId) {
        return office.write(pen -> {
            long answersId = ids.next();
            Instant at = jdbc.sql(TURN)
                    .param("party", row.party().name())
                    .param("subject", subjectId)
                    .param("now", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(UTC))
                    .query((found, _) ->
                            found.getObject("last_at", OffsetDateTime.class).toInstant())
                    .single();
            pen.write(
                    Streams.selfCheck(subjectId),
                    new SelfChecked(at, answersId, row.party(), subjectId, row.word(), version, answers, byId));
            return answersId;
        });
    }
}
