package org.qiantang.app.keep;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is there, from the tables of others. */
final class KeepRows {
    // What was deleted in its time makes no late beginning. The host may stop once the closing has begun: until it is
    // closed a show only waits for the last holds.
    private static final String HOLES = """
            with piece as (
                select show_id, number, from_ms, to_ms,
                       from_ms - lag(to_ms) over w as hole, number - lag(number) over w - 1 as skipped
                  from recording_segment
                window w as (partition by show_id order by number)),
            told as (
                select w.show_id, w.opened_at, w.closed_at, w.trimmed, count(p.number) as pieces,
                       coalesce(sum(p.to_ms - p.from_ms), 0)::bigint as covered_ms,
                       coalesce(sum(p.hole) filter (where p.hole > :tolerated), 0)::bigint as between_ms,
                       coalesce(sum(p.skipped) filter (where p.skipped > 0), 0)::bigint as skipped,
                       case when w.trimmed = 0 then min(p.from_ms) end as late_ms,
                       (extract(epoch from coalesce(w.closing_at, w.closed_at) - w.opened_at) * 1000)::bigint
                           - max(p.to_ms) as early_ms
                  from recording_show w
                  left join piece p on p.show_id = w.show_id
                 where w.opened_at is not null and w.closed_at is not null
                 group by w.show_id, w.opened_at, w.closing_at, w.closed_at, w.trimmed)
            select s.show_id, s.title, w.opened_at, w.closed_at, w.trimmed, coalesce(t.recording, true) as recording,
                   w.pieces, w.covered_ms, w.skipped,
                   w.between_ms + case when w.late_ms > :edge then w.late_ms else 0 end
                                + case when w.early_ms > :edge then w.early_ms else 0 end as hole_ms
              from told w
              join show_row s on s.show_id = w.show_id
              left join recording_setting t on t.show_id = w.show_id
             where w.pieces = 0 or w.trimmed > 0 or w.between_ms > 0 or w.skipped > 0 or w.late_ms > :edge
                or w.early_ms > :edge
             order by w.opened_at desc
             limit :most
            """;
    private static final String RECORDED = """
            select count(*) as pieces, count(distinct show_id) as shows, coalesce(sum(bytes), 0)::bigint as bytes,
                   coalesce(sum(to_ms - from_ms), 0)::bigint as millis
              from recording_segment
             where begun_at >= :since
            """;
    private static final String PLANNED = """
            select count(*) as shows
              from show_row
             where kind <> 'SHELF' and opened_at is null and starts_at >= :now and starts_at < :until
            """;
    private static final String USUAL_LENGTH = """
            select coalesce(avg(extract(epoch from closed_at - opened_at) * 1000), 0)::bigint
              from show_row
             where kind <> 'SHELF' and opened_at >= :since and closed_at is not null
            """;

    private final JdbcClient jdbc;

    KeepRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many there are, and since when. */
    record Kept(long count, @Nullable Instant oldest) {}

    /**
     * A show that is over and whose recording is not whole.
     *
     * @param trimmed up to which piece was deleted in its time
     * @param recording whether it was to be recorded
     * @param holeMs between pieces, before the first and after the last
     * @param skipped numbers of pieces that are not there
     */
    record Hole(
            long showId,
            String title,
            Instant openedAt,
            Instant closedAt,
            int trimmed,
            boolean recording,
            int pieces,
            long coveredMs,
            long holeMs,
            long skipped) {}

    record Recorded(long pieces, long shows, long bytes, long millis) {}

    Kept kept(RecordKind kind) {
        return jdbc.sql(counting(kind))
                .query((row, _) -> new Kept(row.getLong("n"), time(row, "oldest")))
                .single();
    }

    private static String counting(RecordKind kind) {
        return switch (kind) {
            case RECORDINGS -> "select count(*) as n, min(begun_at) as oldest from recording_segment";
            case HOST_LINES -> "select count(*) as n, min(at) as oldest from host_line";
            case VIEWER_LINES ->
                "select coalesce(sum(lines), 0)::bigint as n, min(opened_at) as oldest from show_row where lines > 0";
            case HELP_QUESTIONS -> """
                select count(*) as n, min(at) as oldest
                  from (select at from help_question
                        union all
                        select opened_at as at from help_handover where show_id is not null) q
                """;
            case GOODS -> "select count(*) as n, min(listed_at) as oldest from product";
            case ORDERS -> "select count(*) as n, min(created_at) as oldest from placed_order";
            case PAYMENTS -> "select count(*) as n, min(last_at) as oldest from payment";
            case PRICES -> """
                select count(*) as n, min(at) as oldest
                  from (select at from price_version
                        union all
                        select d.at from show_price d
                         where not exists (select 1 from price_version v where v.id = d.price_version)) p
                """;
            case FINDINGS -> "select count(*) as n, min(at) as oldest from host_line where verdict <> 'clear'";
            case HELD_LINES -> "select count(*) as n, min(at) as oldest from held_line";
            case BEAUTY_TICKS -> "select count(*) as n, min(at) as oldest from beauty_tick";
            case PICTURE_WORDS -> "select count(*) as n, min(said_at) as oldest from film_album";
            case FILM_BATCHES -> "select count(*) as n, min(made_at) as oldest from film_batch";
            case FILM_SENSES -> "select count(*) as n, min(queued_at) as oldest from film_review";
            case DOSSIERS -> "select count(*) as n, min(opened_at) as oldest from dossier";
            case EVIDENCE_LOG -> "select count(*) as n, min(begun_at) as oldest from proof_leaf";
            case CHECKS -> "select count(*) as n, min(at) as oldest from register_check";
            case COMPLAINTS -> "select count(*) as n, min(at) as oldest from report";
            case LOOKED_AT -> "select count(*) as n, min(at) as oldest from feed_act";
            case IMPRESSIONS -> "select count(*) as n, min(at) as oldest from feed_impression";
            case AFTER_SALES -> "select count(*) as n, min(asked_at) as oldest from after_sale";
            case JOURNAL -> """
                select coalesce(sum(head), 0)::bigint as n,
                       (select min(e.at) from shard s
                          cross join lateral (select at from event where shard = s.id order by position limit 1) e) as oldest
                  from shard
                """;
        };
    }

    /** Whether the journal still begins with its first event, in each shard. */
    boolean isJournalWhole() {
        return jdbc.sql("""
                        select coalesce(bool_and(coalesce(e.position, 1) = 1), true)
                          from shard s
                          left join lateral (select position from event where shard = s.id
                                              order by position limit 1) e on true
                         where s.head > 0
                        """).query(Boolean.class).single();
    }

    /**
     * Of shows that are over, the newest first.
     *
     * @param toleratedMs a pause between pieces that is none
     * @param edgeMs so much may be missing at the beginning, and at the end
     */
    List<Hole> holes(long toleratedMs, long edgeMs, int most) {
        return jdbc.sql(HOLES)
                .param("tolerated", toleratedMs)
                .param("edge", edgeMs)
                .param("most", most)
                .query((row, _) -> new Hole(
                        row.getLong("show_id"),
                        row.getString("title"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("trimmed"),
                        row.getBoolean("recording"),
                        row.getInt("pieces"),
                        row.getLong("covered_ms"),
                        row.getLong("hole_ms"),
                        row.getLong("skipped")))
                .list();
    }

    Recorded recorded(Instant since) {
        return jdbc.sql(RECORDED)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> new Recorded(
                        row.getLong("pieces"), row.getLong("shows"), row.getLong("bytes"), row.getLong("millis")))
                .single();
    }

    int planned(Instant now, Instant until) {
        return jdbc.sql(PLANNED)
                .param("now", now.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** How long shows usually are, in milliseconds; 0 where none was closed since. */
    long usualLength(Instant since) {
        return jdbc.sql(USUAL_LENGTH)
                .param("since", since.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** Shows for which somebody has switched the recording off. */
    int notToBeRecorded() {
        return jdbc.sql("select count(*) from recording_setting where not recording")
                .query(Integer.class)
                .single();
    }

    long databaseBytes() {
        return jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
