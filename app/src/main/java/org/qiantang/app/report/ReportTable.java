package org.qiantang.app.report;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of reports; written by their desk, together with its events. */
final class ReportTable {
    private static final String ALL = """
            select id, number, at, by_person, kind, show_id, film_id, merchant_id, target_id, reason, show_ms, seen_at, words,
                   quoted, due_at, handler_id, accepted_at, asked_at, reply_by, answered_at, outcome, answer,
                   closed_at, contested_at, first_by, last_at
              from report
            """;
    private static final String INSERT = """
            insert into report (id, number, at, by_person, kind, show_id, film_id, merchant_id, target_id, reason, show_ms, seen_at,
                                words, quoted, due_at, last_at, about_people)
            values (:id, 'TS' || :day || '-' || to_char(nextval('report_number'), 'FM9999999999999000000'), :at, :by,
                    :kind, :show, :film, :merchant, :target, :reason, :showMs, :seen, :words, :quoted, :due, :at, :about::bigint[])
            on conflict (by_person, kind, target_id) where closed_at is null do nothing
            """;
    private static final String STANDS = """
             (:state = ''
               or (:state = 'open' and closed_at is null)
               or (:state = 'closed' and closed_at is not null)
               or (:state = 'new' and closed_at is null and accepted_at is null)
               or (:state = 'asked' and closed_at is null and asked_at is not null and answered_at is null)
               or (:state = 'answered' and closed_at is null and answered_at is not null)
               or (:state = 'overdue' and closed_at is null and due_at <= :now)
               or (:state = 'contested' and closed_at is null and contested_at is not null))
            """;
    private static final String LISTED = ALL + " where id < :before and" + STANDS + """
               and (:reason = '' or reason = :reason)
               and (:q = '' or number = upper(:q) or show_id = :show or film_id = :show)
             order by id desc
             limit :limit
            """;
    private static final String BY_PERSON = ALL + """
             where by_person = :by and id < :before
             order by id desc
             limit :limit
            """;
    private static final String OF_SHOP = ALL + """
             where merchant_id = :merchant and put_to_shop and id < :before
               and (:state = ''
                    or (:state = 'open') = (closed_at is null and asked_at is not null and answered_at is null))
             order by id desc
             limit :limit
            """;
    private static final String COUNTS = """
            select count(*) filter (where closed_at is null) as open,
                   count(*) filter (where closed_at is null and accepted_at is null) as fresh,
                   count(*) filter (where closed_at is null and asked_at is not null and answered_at is null) as asked,
                   count(*) filter (where closed_at is null and answered_at is not null) as answered,
                   count(*) filter (where closed_at is null and due_at <= :now) as overdue,
                   count(*) filter (where closed_at is null and contested_at is not null) as contested,
                   count(*) filter (where closed_at > :lately) as closed_lately,
                   count(*) filter (where closed_at > :lately and closed_at <= due_at) as in_time
              from report
             where closed_at is null or closed_at > :lately
            """;
    private static final String ACCEPT = """
            update report
               set accepted_at = coalesce(accepted_at, :at), handler_id = coalesce(handler_id, :officer), last_at = :at
             where id = :id
            """;
    private static final String ASK = """
            update report
               set asked_at = :at, reply_by = :until, answered_at = null, put_to_shop = true, last_at = :at
             where id = :id
            """;
    private static final String DECIDE = """
            update report
               set outcome = :outcome, answer = :answer, closed_by = :officer, closed_at = :at,
                   first_by = coalesce(first_by, :officer), last_at = :at
             where id = :id
            """;
    // The first decision and what the shop was asked stay among the steps; the row says how it stands now.
    private static final String CONTEST = """
            update report r
               set outcome = null, answer = '', closed_by = null, closed_at = null, asked_at = null, reply_by = null,
                   answered_at = null, contested_at = :at, due_at = :due, last_at = :at
             where id = :id
               and not exists (select 1 from report o
                                where o.by_person = r.by_person and o.kind = r.kind and o.target_id = r.target_id
                                  and o.closed_at is null)
            """;

    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many wait, and how the last thirty days went. */
    record Counts(int open, int fresh, int asked, int answered, int overdue, int contested, int closed, int inTime) {}

    /**
     * Keeps a report; false where the same person has reported the same thing, and still waits.
     *
     * @param about whose matter it is beside the reporter's
     */
    boolean insert(Report report, Set<Long> about, String day) {
        return jdbc.sql(INSERT)
                        .param("id", report.id())
                        .param("day", day)
                        .param("at", report.at().atOffset(UTC))
                        .param("by", report.byPerson())
                        .param("kind", report.kind().name())
                        .param("show", report.showId())
                        .param("film", report.filmId())
                        .param("merchant", report.merchantId())
                        .param("target", report.targetId())
                        .param("reason", report.reason().name())
                        .param("showMs", report.showMs())
                        .param("seen", report.seenAt().atOffset(UTC))
                        .param("words", report.words())
                        .param("quoted", report.quoted())
                        .param("due", report.dueAt().atOffset(UTC))
                        .param("about", about.toArray(Long[]::new))
                        .update()
                == 1;
    }

    Optional<Report> openOne(long personId, Report.Kind kind, long targetId) {
        return jdbc.sql(ALL + " where by_person = :by and kind = :kind and target_id = :target and closed_at is null")
                .param("by", personId)
                .param("kind", kind.name())
                .param("target", targetId)
                .query(ReportTable::report)
                .optional();
    }

    /** Of all people, the newest first; an empty {@code state}, {@code reason} or {@code q} asks for all. */
    List<Report> listed(String state, String reason, String q, Instant now, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("state", state)
                .param("reason", reason)
                .param("q", q)
                .param("show", showId(q))
                .param("now", now.atOffset(UTC))
                .param("before", before)
                .param("limit", limit)
                .query(ReportTable::report)
                .list();
    }

    private static long showId(String q) {
        try {
            return Long.parseLong(q);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    List<Report> of(long personId, long before, int limit) {
        return jdbc.sql(BY_PERSON)
                .param("by", personId)
                .param("before", before)
                .param("limit", limit)
                .query(ReportTable::report)
                .list();
    }

    /** What a shop was asked about; {@code state} is open where it owes an answer. */
    List<Report> ofShop(long merchantId, String state, long before, int limit) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("state", state)
                .param("before", before)
                .param("limit", limit)
                .query(ReportTable::report)
                .list();
    }

    int owedBy(long merchantId) {
        return jdbc.sql("""
                        select count(*) from report
                         where merchant_id = :merchant and put_to_shop and asked_at is not null
                           and answered_at is null and closed_at is null
                        """).param("merchant", merchantId).query(Integer.class).single();
    }

    int filedSince(long personId, Instant since) {
        return jdbc.sql("select count(*) from report where by_person = :by and at > :since")
                .param("by", personId)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    Counts counts(Instant now, Instant lately) {
        return jdbc.sql(COUNTS)
                .param("now", now.atOffset(UTC))
                .param("lately", lately.atOffset(UTC))
                .query((row, _) -> new Counts(
                        row.getInt("open"),
                        row.getInt("fresh"),
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getInt("overdue"),
                        row.getInt("contested"),
                        row.getInt("closed_lately"),
                        row.getInt("in_time")))
                .single();
    }

    Optional<Report> one(long id) {
        return jdbc.sql(ALL + " where id = :id")
                .param("id", id)
                .query(ReportTable::report)
                .optional();
    }

    /** Whose matter it is beside the reporter's, as it was when it was reported. */
    Set<Long> about(long id) {
        return Set.copyOf(jdbc.sql("select unnest(about_people) from report where id = :id")
                .param("id", id)
                .query(Long.class)
                .list());
    }

    /** The same, and nobody else changes it until this transaction is over. */
    Optional<Report> locked(long id) {
        return jdbc.sql(ALL + " where id = :id for update")
                .param("id", id)
                .query(ReportTable::report)
                .optional();
    }

    void accept(long id, long officerId, Instant at) {
        jdbc.sql(ACCEPT)
                .param("id", id)
                .param("officer", officerId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void ask(long id, Instant until, Instant at) {
        jdbc.sql(ASK)
                .param("id", id)
                .param("until", until.atOffset(UTC))
                .param("at", at.atOffset(UTC))
                .update();
    }

    void answered(long id, Instant at) {
        jdbc.sql("update report set answered_at = :at, last_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void moved(long id, Instant at) {
        jdbc.sql("update report set last_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void decide(long id, Outcome outcome, String answer, long officerId, Instant at) {
        jdbc.sql(DECIDE)
                .param("id", id)
                .param("outcome", outcome.name())
                .param("answer", answer)
                .param("officer", officerId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** False where the same person waits for an answer about the same thing under another report. */
    boolean contest(long id, Instant due, Instant at) {
        return jdbc.sql(CONTEST)
                        .param("id", id)
                        .param("due", due.atOffset(UTC))
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    private static Report report(ResultSet row, int number) throws SQLException {
        @Nullable String outcome = row.getString("outcome");
        return new Report(
                row.getLong("id"),
                row.getString("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("by_person"),
                Report.Kind.valueOf(row.getString("kind")),
                row.getLong("show_id"),
                row.getObject("film_id", Long.class),
                row.getObject("merchant_id", Long.class),
                row.getLong("target_id"),
                Reason.valueOf(row.getString("reason")),
                row.getObject("show_ms", Long.class),
                row.getObject("seen_at", OffsetDateTime.class).toInstant(),
                row.getString("words"),
                row.getString("quoted"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("handler_id", Long.class),
                time(row, "accepted_at"),
                time(row, "asked_at"),
                time(row, "reply_by"),
                time(row, "answered_at"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("answer"),
                time(row, "closed_at"),
                time(row, "contested_at"),
                row.getObject("first_by", Long.class),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
