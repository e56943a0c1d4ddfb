package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads which shows were on air within a window, and whose scores are due. */
final class ShowSpans {
    /** More shows than any room or agency has within thirty days. */
    private static final int MOST = 5_000;

    private static final String SHOWS = """
            select s.show_id, s.merchant_id, s.host_id, s.title, s.opened_at,
                   greatest(s.opened_at, :from) as from_at, least(coalesce(s.closed_at, :now), :until) as until_at
              from show_row s
             where s.kind = 'STAGE' and s.opened_at is not null and s.opened_at < :until
               and (s.closed_at is null or s.closed_at > :from)
            """;
    private static final String OF_SHOP =
            SHOWS + " and s.merchant_id = :id order by s.opened_at, s.show_id limit :most";
    private static final String OF_HOST = SHOWS + " and s.host_id = :id order by s.opened_at, s.show_id limit :most";
    private static final String OF_AGENCY = SHOWS + """
               and exists (select from agency_member a
                            where a.agency_id = :id and a.person_id = s.host_id and a.joined_at <= s.opened_at)
             order by s.opened_at, s.show_id limit :most
            """;
    // Of a day that is over there has to be one that was counted after its end; of today one since the last show ended.
    // Who was live in an earlier window and is in this one no longer is counted once more, so that no old figure stays.
    private static final String DUE = """
            with live as (
                select s.merchant_id, s.host_id, s.closed_at from show_row s
                 where s.kind = 'STAGE' and s.opened_at is not null and s.opened_at < :until
                   and (s.closed_at is null or s.closed_at > :from)
            ), subject as (
                select 'SHOP' as kind, merchant_id as id, max(closed_at) as ended from live group by merchant_id
                union all
                select 'HOST', host_id, max(closed_at) from live group by host_id
                union all
                select 'AGENCY', a.agency_id, max(l.closed_at)
                  from live l join agency_member a on a.person_id = l.host_id group by a.agency_id
                union all
                select kind, subject_id, null from green_current
                 where kind <> 'PLATFORM' and live_seconds > 0 and day < :day
            )
            select kind, id from (select kind, id, max(ended) as ended from subject group by kind, id) b
             where not exists (select from green_score g
                                where g.kind = b.kind and g.subject_id = b.id and g.day = :day
                                  and g.made_at >= greatest(:since, coalesce(b.ended, :since)))
             order by kind desc, id
             limit :most
            """;
    private static final String AGENCIES =
            "select distinct agency_id from agency_member where person_id = any(:hosts) order by agency_id";

    private final JdbcClient jdbc;

    ShowSpans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Due(Kind kind, long id) {}

    List<Span> of(Kind kind, long id, Instant from, Instant until, Instant now) {
        String sql = switch (kind) {
            case SHOP -> OF_SHOP;
            case HOST -> OF_HOST;
            case AGENCY -> OF_AGENCY;
            case PLATFORM -> throw new IllegalArgumentException("kind: PLATFORM (expected: one that has shows)");
        };
        return jdbc.sql(sql)
                .param("id", id)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("most", MOST)
                .query(ShowSpans::span)
                .list();
    }

    /** Subjects that were live in the window, or were when last counted, and have no score of the day since a moment. */
    List<Due> due(LocalDate day, Instant from, Instant until, Instant since, int most) {
        return jdbc.sql(DUE)
                .param("day", day)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("since", since.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> new Due(Kind.valueOf(row.getString("kind")), row.getLong("id")))
                .list();
    }

    List<Long> agenciesOf(Long[] hosts) {
        return jdbc.sql(AGENCIES)
                .param("hosts", hosts)
                .query((row, _) -> row.getLong("agency_id"))
                .list();
    }

    private static Span span(ResultSet row, int number) throws SQLException {
        return new Span(
                row.getLong("show_id"),
                row.getLong("merchant_id"),
                row.getLong("host_id"),
                row.getString("title"),
                moment(row, "opened_at"),
                moment(row, "from_at"),
                moment(row, "until_at"));
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
