package org.qiantang.app.rulebook;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.rulebook.RuleChange.Draft;
import org.qiantang.app.rulebook.RuleChange.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of changes, of their writings, and of the editions they made. */
final class RuleChangeTable {
    private static final String COLUMNS = """
            select change_id, state, revision, title, reason, from_day, until_day, page, rules, begun_by, begun_at,
                   edition, published_by, published_at, alone, tests_run,
                   withdrawn_edition, withdrawn_by, withdrawn_at, withdrawn_why
              from rule_change
            """;
    private static final String PUT = """
            insert into rule_change
                   (change_id, state, revision, title, reason, from_day, until_day, page, rules, begun_by, begun_at)
            values (:change, 'DRAFT', :revision, :title, :reason, :from, :until, :page,
                    string_to_array(:rules, ','), :by, :at)
            on conflict (change_id) do update
               set revision = excluded.revision, title = excluded.title, reason = excluded.reason,
                   from_day = excluded.from_day, until_day = excluded.until_day, page = excluded.page,
                   rules = excluded.rules
            """;
    private static final String REVISION = """
            insert into rule_revision (change_id, revision, person_id, at, title, reason, from_day, until_day, page)
            values (:change, :revision, :by, :at, :title, :reason, :from, :until, :page)
            """;
    private static final String LISTED = COLUMNS + """
             where change_id < :before
               and (:state = '' or state = :state)
               and (:rule = '' or :rule = any (rules))
             order by change_id desc
             limit :most
            """;
    private static final String LIVE = COLUMNS + """
             where edition <= :edition and (withdrawn_edition is null or withdrawn_edition > :edition)
             order by edition
            """;
    private static final String EDITION = """
            insert into rule_edition (edition, change_id, live, person_id, at)
            select coalesce(max(edition), 0) + 1, :change, :live, :by, :at from rule_edition
            returning edition
            """;
    private static final String PUBLISHED = """
            update rule_change
               set state = 'LIVE', edition = :edition, published_by = :by, published_at = :at, alone = :alone,
                   tests_run = :tests
             where change_id = :change
            """;
    private static final String WITHDRAWN = """
            update rule_change
               set state = :state, withdrawn_edition = :edition, withdrawn_by = :by, withdrawn_at = :at,
                   withdrawn_why = :why
             where change_id = :change
            """;
    private static final String REVISIONS = """
            select revision, person_id, at, title, reason, from_day, until_day, page
              from rule_revision
             where change_id = :change
             order by revision desc
             limit 200
            """;

    private final JdbcClient jdbc;

    RuleChangeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One of the books made of the shipped one. */
    record EditionRow(int edition, long changeId, boolean live, long by, Instant at) {}

    void put(long changeId, int revision, Draft draft, List<String> rules, long by, Instant at) {
        jdbc.sql(PUT)
                .param("change", changeId)
                .param("revision", revision)
                .param("title", draft.title())
                .param("reason", draft.reason())
                .param("from", draft.from())
                .param("until", draft.until())
                .param("page", draft.page())
                .param("rules", String.join(",", rules))
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .update();
        jdbc.sql(REVISION)
                .param("change", changeId)
                .param("revision", revision)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("title", draft.title())
                .param("reason", draft.reason())
                .param("from", draft.from())
                .param("until", draft.until())
                .param("page", draft.page())
                .update();
    }

    Optional<RuleChange> one(long changeId) {
        return jdbc.sql(COLUMNS + " where change_id = :change")
                .param("change", changeId)
                .query(RuleChangeTable::change)
                .optional();
    }

    /** The same, kept from others until the transaction ends. */
    Optional<RuleChange> locked(long changeId) {
        return jdbc.sql(COLUMNS + " where change_id = :change for update")
                .param("change", changeId)
                .query(RuleChangeTable::change)
                .optional();
    }

    /** The newest first; an empty state or rule stands for all of them. */
    List<RuleChange> listed(String state, String rule, long before, int most) {
        return jdbc.sql(LISTED)
                .param("state", state)
                .param("rule", rule)
                .param("before", before)
                .param("most", most)
                .query(RuleChangeTable::change)
                .list();
    }

    /** Those of which an edition was made, in the order in which they went live. */
    List<RuleChange> liveAt(int edition) {
        return jdbc.sql(LIVE)
                .param("edition", edition)
                .query(RuleChangeTable::change)
                .list();
    }

    /** The newest edition; 0 while there is only the shipped book. */
    int edition() {
        return jdbc.sql("select coalesce(max(edition), 0) from rule_edition")
                .query(Integer.class)
                .single();
    }

    List<EditionRow> editions(int before, int most) {
        return jdbc.sql("""
                        select edition, change_id, live, person_id, at
                          from rule_edition
                         where edition < :before
                         order by edition desc
                         limit :most
                        """)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new EditionRow(
                        row.getInt("edition"),
                        row.getLong("change_id"),
                        row.getBoolean("live"),
                        row.getLong("person_id"),
                        time(row, "at")))
                .list();
    }

    /** The newest edition, and no other is made until the transaction ends. */
    int lockedEdition() {
        jdbc.sql("lock table rule_edition in exclusive mode").update();
        return edition();
    }

    /** Numbers the next edition; who comes at the same time waits, so that no number is given twice. */
    int nextEdition(long changeId, boolean live, long by, Instant at) {
        lockedEdition();
        return jdbc.sql(EDITION)
                .param("change", changeId)
                .param("live", live)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    void publish(long changeId, int edition, long by, Instant at, boolean alone, int testsRun) {
        jdbc.sql(PUBLISHED)
                .param("change", changeId)
                .param("edition", edition)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("alone", alone)
                .param("tests", testsRun)
                .update();
    }

    void withdraw(long changeId, State state, @Nullable Integer edition, long by, Instant at, String why) {
        jdbc.sql(WITHDRAWN)
                .param("change", changeId)
                .param("state", state.name())
                .param("edition", edition)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .param("why", why)
                .update();
    }

    /** The newest writing first. */
    List<RuleChange.Revision> revisions(long changeId) {
        return jdbc.sql(REVISIONS)
                .param("change", changeId)
                .query((row, _) -> new RuleChange.Revision(
                        row.getInt("revision"), row.getLong("person_id"), time(row, "at"), draft(row)))
                .list();
    }

    /** Those who had a hand in writing it. */
    Set<Long> writers(long changeId) {
        return Set.copyOf(jdbc.sql("select distinct person_id from rule_revision where change_id = :change")
                .param("change", changeId)
                .query(Long.class)
                .list());
    }

    private static RuleChange change(ResultSet row, int number) throws SQLException {
        boolean published = row.getObject("edition") != null;
        boolean withdrawn = row.getObject("withdrawn_by") != null;
        return new RuleChange(
                row.getLong("change_id"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                draft(row),
                List.of((String[]) row.getArray("rules").getArray()),
                row.getLong("begun_by"),
                time(row, "begun_at"),
                published
                        ? new RuleChange.Publication(
                                row.getInt("edition"),
                                row.getLong("published_by"),
                                time(row, "published_at"),
                                row.getBoolean("alone"),
                                row.getInt("tests_run"))
                        : null,
                withdrawn
                        ? new RuleChange.Withdrawal(
                                row.getObject("withdrawn_edition", Integer.class),
                                row.getLong("withdrawn_by"),
                                time(row, "withdrawn_at"),
                                row.getString("withdrawn_why"))
                        : null);
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getString("title"),
                row.getString("reason"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("page"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
