package org.qiantang.app.register;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.RegisterEvent;
import org.qiantang.event.RegisterEvent.Party;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds the register's events into checks, courses, the newest answers, and each subject's history. */
final class SubjectTable extends EventTable {
    static final String NAME = "register";
    static final String IDENTITY = "IDENTITY";

    private static final String END_OLDER = """
            update register_check
               set ended_at = :at
             where party = :party and subject_id = :subject and what = :what and ended_at is null
            """;
    private static final String CHECKED = """
            insert into register_check (check_id, party, subject_id, what, document, age, consent, at, by_id, valid_until)
            values (:check, :party, :subject, :what, :document, :age, :consent, :at, :by, :until)
            """;
    private static final String WITHDRAWN = """
            update register_check
               set withdrawn = true, ended_at = coalesce(ended_at, :at)
             where check_id = :check and party = :party and subject_id = :subject
            """;
    private static final String COURSE = """
            insert into register_course
                   (attempt_id, person_id, course, version, right_count, asked, passed, valid_until, at)
            values (:attempt, :person, :course, :version, :right, :asked, :passed, :until, :at)
            """;
    private static final String ANSWER = """
            insert into register_answer
                   (merchant_id, list, point, version, answer, note, due_on, doer_id, at, by_id)
            values (:merchant, :list, :point, :version, :answer, :note, :due, :doer, :at, :by)
            on conflict (merchant_id, list, point) do update
               set version = excluded.version, answer = excluded.answer, note = excluded.note, due_on = excluded.due_on,
                   doer_id = excluded.doer_id, at = excluded.at, by_id = excluded.by_id
            """;
    private static final String STEP = """
            insert into register_step (shard, position, party, subject_id, what, body, at, by_id)
            values (:shard, :position, :party, :subject, :what, :body::jsonb, :at, :by)
            """;

    private final EventCodec codec;

    SubjectTable(EventCodec codec) {
        super(codec);
        this.codec = codec;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    /** A check as a row has it; an identity has its document, age and consent beside. */
    private record Check(
            long checkId,
            Party party,
            long subjectId,
            String what,
            @Nullable String document,
            @Nullable String age,
            @Nullable Boolean consent,
            Instant at,
            @Nullable String validUntil,
            long byId) {}

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        switch (event) {
            case RegisterEvent register -> fold(place, register, rows);
            case ShopEvent _, ShowEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private void fold(Recorded place, RegisterEvent event, JdbcClient rows) {
        switch (event) {
            case RegisterEvent.IdentityChecked one -> {
                check(identity(one), rows);
                step(place, Party.PERSON, one.personId(), event, one.byId(), rows);
            }
            case RegisterEvent.PaperChecked one -> {
                check(paper(one), rows);
                step(place, one.party(), one.subjectId(), event, one.byId(), rows);
            }
            case RegisterEvent.CheckWithdrawn one -> {
                withdraw(one, rows);
                step(place, one.party(), one.subjectId(), event, one.byId(), rows);
            }
            case RegisterEvent.CourseTaken one -> {
                course(one, rows);
                step(place, Party.PERSON, one.personId(), event, one.personId(), rows);
            }
            case RegisterEvent.ListAnswered one -> {
                one.answers().forEach(answer -> answer(one, answer, rows));
                step(place, Party.SHOP, one.merchantId(), event, one.byId(), rows);
            }
            case RegisterEvent.Blacklisted one -> step(place, one.party(), one.subjectId(), event, one.byId(), rows);
            case RegisterEvent.BlacklistLifted one ->
                step(place, one.party(), one.subjectId(), event, one.byId(), rows);
        }
    }

    private static Check identity(RegisterEvent.IdentityChecked one) {
        return new Check(
                one.checkId(),
                Party.PERSON,
                one.personId(),
                IDENTITY,
                one.document().name(),
                one.age().name(),
                one.guardianConsents(),
                one.at(),
                one.validUntil(),
                one.byId());
    }

    private static Check paper(RegisterEvent.PaperChecked one) {
        return new Check(
                one.checkId(),
                one.party(),
                one.subjectId(),
                one.paper().name(),
                null,
                null,
                null,
                one.at(),
                one.validUntil(),
                one.byId());
    }

    private static void check(Check check, JdbcClient rows) {
        rows.sql(END_OLDER)
                .param("party", check.party().name())
                .param("subject", check.subjectId())
                .param("what", check.what())
                .param("at", check.at().atOffset(UTC))
                .update();
        rows.sql(CHECKED)
                .param("check", check.checkId())
                .param("party", check.party().name())
                .param("subject", check.subjectId())
                .param("what", check.what())
                .param("document", check.document())
                .param("age", check.age())
                .param("consent", check.consent())
                .param("at", check.at().atOffset(UTC))
                .param("by", check.byId())
                .param("until", day(check.validUntil()))
                .update();
    }

    private static void withdraw(RegisterEvent.CheckWithdrawn one, JdbcClient rows) {
        rows.sql(WITHDRAWN)
                .param("check", one.checkId())
                .param("party", one.party().name())
                .param("subject", one.subjectId())
                .param("at", one.at().atOffset(UTC))
                .update();
    }

    private static void course(RegisterEvent.CourseTaken one, JdbcClient rows) {
        rows.sql(COURSE)
                .param("attempt", one.attemptId())
                .param("person", one.personId())
                .param("course", one.course())
                .param("version", one.version())
                .param("right", one.right())
                .param("asked", one.asked())
                .param("passed", one.passed())
                .param("until", day(one.validUntil()))
                .param("at", one.at().atOffset(UTC))
                .update();
    }

    private static void answer(RegisterEvent.ListAnswered list, RegisterEvent.PointAnswered answer, JdbcClient rows) {
        rows.sql(ANSWER)
                .param("merchant", list.merchantId())
                .param("list", list.list())
                .param("point", answer.point())
                .param("version", list.version())
                .param("answer", answer.answer().name())
                .param("note", answer.note())
                .param("due", day(answer.dueOn()))
                .param("doer", answer.doerId())
                .param("at", list.at().atOffset(UTC))
                .param("by", list.byId())
                .update();
    }

    private void step(Recorded place, Party party, long subjectId, RegisterEvent event, long byId, JdbcClient rows) {
        rows.sql(STEP)
                .param("shard", place.shard())
                .param("position", place.position())
                .param("party", party.name())
                .param("subject", subjectId)
                .param("what", place.type())
                .param("body", new String(codec.bytes(event), java.nio.charset.StandardCharsets.UTF_8))
                .param("at", event.at().atOffset(UTC))
                .param("by", byId)
                .update();
    }

    private static @Nullable LocalDate day(@Nullable String iso) {
        return iso == null ? null : LocalDate.parse(iso);
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of("register_check", "register_course", "register_answer", "register_step")) {
            rows.sql("delete from " + table).update();
        }
    }
}
