package org.qiantang.app.rulebook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.rulebook.TryOut.Difference;
import org.qiantang.app.rulebook.TryOut.Kind;
import org.qiantang.app.rulebook.TryOut.Mark;
import org.qiantang.app.rulebook.TryOut.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of try-outs, and of the lines in which a draft differed. */
final class TryTable {
    private static final String COLUMNS = """
            select try_id, change_id, revision, person_id, judged_by, state, total, done, found, gone, changed,
                   begun_at, ended_at,
                   (select count(*) from rule_try_line l where l.try_id = t.try_id and l.mark = 'WRONG') as wrong
              from rule_try t
            """;
    private static final String INSERT = """
            insert into rule_try (try_id, change_id, revision, person_id, judged_by, state, total, begun_at)
            values (:try, :change, :revision, :by, :judge, 'RUNNING', :total, :at)
            on conflict (change_id) where state = 'RUNNING' do nothing
            """;
    private static final String PROGRESS = """
            update rule_try
               set done = :done, found = :found, gone = :gone, changed = :changed
             where try_id = :try
            returning stop
            """;
    private static final String ADD = """
            insert into rule_try_line
                   (try_id, number, kind, show_id, show_title, line_id, at, second, speaker, line, rule, from_char,
                    to_char, before, after, then_found, corrected)
            values (:try, :number, :kind, :show, :title, :line, :at, :second, :speaker, :text, :rule, :from, :to,
                    :before, :after, :then, :corrected)
            """;
    // What was said of the same words before counts until somebody says otherwise.
    private static final String LINES = """
            select l.*,
                   (select e.mark from rule_try_line e
                     where e.line_id = l.line_id and e.rule = l.rule and e.mark is not null and e.try_id <> l.try_id
                     order by e.mark_at desc limit 1) as earlier
              from rule_try_line l
             where try_id = :try and number > :after and (:kind = '' or kind = :kind)
             order by number
             limit :most
            """;
    private static final String MARK = """
            update rule_try_line
               set mark = :mark, mark_by = :by, mark_at = :at
             where try_id = :try and number = :number
            """;

    private final JdbcClient jdbc;

    TryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What has been counted. */
    record Counts(int done, int found, int gone, int changed) {}

    /** False where one of the same is under way. */
    boolean insert(long tryId, Trial trial, int total, Instant at) {
        return jdbc.sql(INSERT)
                        .param("try", tryId)
                        .param("change", trial.subjectId())
                        .param("revision", trial.revision())
                        .param("by", trial.personId())
                        .param("judge", trial.judgedBy())
                        .param("total", total)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    /** What it is compared with, now that its turn has come. */
    void judgedBy(long tryId, String version) {
        jdbc.sql("update rule_try set judged_by = :judge where try_id = :try")
                .param("try", tryId)
                .param("judge", version)
                .update();
    }

    /** Tells how far it has come; true where somebody wants it to stop. */
    boolean progress(long tryId, Counts counts) {
        return jdbc.sql(PROGRESS)
                .param("try", tryId)
                .param("done", counts.done())
                .param("found", counts.found())
                .param("gone", counts.gone())
                .param("changed", counts.changed())
                .query(Boolean.class)
                .single();
    }

    void add(long tryId, int number, Difference one) {
        PastLines.Said said = one.said();
        jdbc.sql(ADD)
                .param("try", tryId)
                .param("number", number)
                .param("kind", one.kind().name())
                .param("show", said.showId())
                .param("title", said.showTitle())
                .param("line", said.lineId())
                .param("at", said.at().atOffset(UTC))
                .param("second", said.second())
                .param("speaker", said.speaker().name().toLowerCase(Locale.ROOT))
                .param("text", said.text())
                .param("rule", one.rule())
                .param("from", one.from())
                .param("to", one.to())
                .param("before", one.before())
                .param("after", one.after())
                .param("then", String.join(" ", said.found()))
                .param("corrected", said.corrected())
                .update();
    }

    /** False where it had ended before. */
    boolean end(long tryId, State state, Instant at) {
        return jdbc.sql("update rule_try set state = :state, ended_at = :at where try_id = :try and state = 'RUNNING'")
                        .param("try", tryId)
                        .param("state", state.name())
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    /** What was under way when the program ended. */
    int interruptAll(Instant at) {
        return jdbc.sql("update rule_try set state = 'INTERRUPTED', ended_at = :at where state = 'RUNNING'")
                .param("at", at.atOffset(UTC))
                .update();
    }

    void stop(long tryId) {
        jdbc.sql("update rule_try set stop = true where try_id = :try and state = 'RUNNING'")
                .param("try", tryId)
                .update();
    }

    /** All that is tried out of the second reader. */
    void stopThoseOfReaders() {
        jdbc.sql("""
                        update rule_try set stop = true
                         where state = 'RUNNING' and change_id in (select reader_id from reader_version)
                        """).update();
    }

    Optional<TryOut> one(long tryId) {
        return jdbc.sql(COLUMNS + " where try_id = :try")
                .param("try", tryId)
                .query(TryTable::tryOut)
                .optional();
    }

    /** The newest first. */
    List<TryOut> of(long changeId, long before, int most) {
        return jdbc.sql(COLUMNS + " where change_id = :change and try_id < :before order by try_id desc limit :most")
                .param("change", changeId)
                .param("before", before)
                .param("most", most)
                .query(TryTable::tryOut)
                .list();
    }

    /** The newest that came to its end with this writing. */
    Optional<Long> lastWhole(long changeId, int revision) {
        return jdbc.sql("""
                        select try_id
                          from rule_try
                         where change_id = :change and revision = :revision and state = 'DONE'
                         order by try_id desc
                         limit 1
                        """)
                .param("change", changeId)
                .param("revision", revision)
                .query(Long.class)
                .optional();
    }

    List<TryOut.Kept> lines(long tryId, String kind, int after, int most) {
        return jdbc.sql(LINES)
                .param("try", tryId)
                .param("kind", kind)
                .param("after", after)
                .param("most", most)
                .query(TryTable::kept)
                .list();
    }

    /** False where there is no such line. */
    boolean mark(long tryId, int number, @Nullable Mark mark, long personId, Instant at) {
        return jdbc.sql(MARK)
                        .param("try", tryId)
                        .param("number", number)
                        .param("mark", mark == null ? null : mark.name())
                        .param("by", mark == null ? null : personId)
                        .param("at", mark == null ? null : at.atOffset(UTC))
                        .update()
                == 1;
    }

    private static TryOut tryOut(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new TryOut(
                row.getLong("try_id"),
                row.getLong("change_id"),
                row.getInt("revision"),
                row.getLong("person_id"),
                row.getString("judged_by"),
                State.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("found"),
                row.getInt("gone"),
                row.getInt("changed"),
                row.getInt("wrong"),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static TryOut.Kept kept(ResultSet row, int number) throws SQLException {
        return new TryOut.Kept(
                row.getInt("number"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("show_id"),
                row.getString("show_title"),
                row.getLong("line_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("second"),
                row.getString("speaker"),
                row.getString("line"),
                row.getString("rule"),
                row.getInt("from_char"),
                row.getInt("to_char"),
                row.getString("before"),
                row.getString("after"),
                row.getString("then_found"),
                row.getBoolean("corrected"),
                mark(row.getString("mark")),
                mark(row.getString("earlier")));
    }

    private static @Nullable Mark mark(@Nullable String name) {
        return name == null ? null : Mark.valueOf(name);
    }
}
