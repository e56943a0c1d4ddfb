package org.qiantang.app.selfcheck;

import static java.time.ZoneOffset.UTC;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.CheckEvent.PointShown;
import org.qiantang.event.CheckEvent.SelfChecked;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds self-checks into each point's newest answer and into the submissions, all of which stay. */
final class CheckTable extends EventTable {
    static final String NAME = "self-checks";

    private static final String ANSWER = """
            insert into self_check_answer
                   (party, subject_id, point, version, answer, note, proof, proven_on, due_on, at, by_id)
            values (:party, :subject, :point, :version, :answer, :note, :proof, :proven, :due, :at, :by)
            on conflict (party, subject_id, point) do update
               set version = excluded.version, answer = excluded.answer, note = excluded.note, proof = excluded.proof,
                   proven_on = excluded.proven_on, due_on = excluded.due_on, at = excluded.at, by_id = excluded.by_id
            """;
    private static final String SUBMISSION = """
            insert into self_check_submission (answers_id, party, subject_id, of_row, version, at, by_id, answers)
            values (:id, :party, :subject, :row, :version, :at, :by, :answers::jsonb)
            """;

    CheckTable(EventCodec codec) {
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
        if (event instanceof SelfChecked checked) {
            rows.sql(SUBMISSION)
                    .param("id", checked.answersId())
                    .param("party", checked.party().name())
                    .param("subject", checked.subjectId())
                    .param("row", checked.row())
                    .param("version", checked.version())
                    .param("at", checked.at().atOffset(UTC))
                    .param("by", checked.byId())
                    .param("answers", JsonMapper.shared().writeValueAsString(checked.answers()))
                    .update();
            checked.answers().forEach(answer -> answer(checked, answer, rows));
        }
    }

    private static void answer(SelfChecked checked, PointShown answer, JdbcClient rows) {
        rows.sql(ANSWER)
                .param("party", checked.party().name())
                .param("subject", checked.subjectId())
                .param("point", answer.point())
                .param("version", checked.version())
                .param("answer", answer.answer().name())
                .param("note", answer.note())
                .param("proof", answer.proof())
                .param("proven", day(answer.provenOn()))
                .param("due", day(answer.dueOn()))
                .param("at", checked.at().atOffset(UTC))
                .param("by", checked.byId())
                .update();
    }

    private static @Nullable LocalDate day(@Nullable String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from self_check_answer").update();
        rows.sql("delete from self_check_submission").update();
    }
}
