package org.qiantang.app.recording;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read of recordings, and what people have settled about them. */
final class RecordingRows {
    private static final String WANTED = """
            select s.show_id, s.room_id, s.opened_at
              from recording_show s
              left join recording_setting t on t.show_id = s.show_id
             where s.room_id = :room and s.opened_at is not null and s.closed_at is null
               and coalesce(t.recording, true)
             order by s.opened_at desc
             limit 1
            """;
    private static final String SEGMENTS = """
            select show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256
              from recording_segment
             where show_id = :show and number > :after
             order by number
             limit :limit
            """;
    private static final String AT = """
            select show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256
              from recording_segment
             where show_id = :show and begun_at <= :at
             order by begun_at desc
             limit 1
            """;
    private static final String SUM = """
            select count(*) as pieces, coalesce(sum(bytes), 0) as bytes, coalesce(sum(to_ms - from_ms), 0) as millis,
                   coalesce(min(from_ms), 0) as from_ms, coalesce(max(to_ms), 0) as to_ms
              from recording_segment
             where show_id = :show
            """;
    private static final String SETTLE = """
            insert into recording_setting (show_id, recording, published) values (:show, :recording, :published)
                on conflict (show_id) do update set recording = excluded.recording, published = excluded.published
            """;
    private static final String OLD = """
            select g.show_id, max(g.number) as up_to
              from recording_segment g
              join recording_show s on s.show_id = g.show_id
             where s.closed_at < :before
             group by g.show_id
            """;

    private final JdbcClient jdbc;

    RecordingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is settled about one show's recording. */
    record Setting(boolean recording, boolean published) {}

    /** A whole recording in numbers. */
    record Sum(int pieces, long bytes, long millis, long fromMs, long toMs) {}

    /** A recording that has been kept long enough. */
    record Old(long showId, int upTo) {}

    Optional<RecordedShow> wanted(long roomId) {
        return jdbc.sql(WANTED)
                .param("room", roomId)
                .query((row, _) ->
                        new RecordedShow(row.getLong("show_id"), row.getLong("room_id"), time(row, "opened_at")))
                .optional();
    }

    int highest(long showId) {
        return jdbc.sql("""
                        select greatest(coalesce(max(number), 0), coalesce(max(s.trimmed), 0))
                          from recording_show s left join recording_segment g on g.show_id = s.show_id
                         where s.show_id = :show
                        """)
                .param("show", showId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Up to which number the pieces of a show were removed. */
    int trimmed(long showId) {
        return jdbc.sql("select trimmed from recording_show where show_id = :show")
                .param("show", showId)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    List<Segment> segments(long showId, int after, int limit) {
        return jdbc.sql(SEGMENTS)
                .param("show", showId)
                .param("after", after)
                .param("limit", limit)
                .query(RecordingRows::segment)
                .list();
    }

    Optional<Segment> segment(long showId, int number) {
        return segments(showId, number - 1, 1).stream()
                .filter(segment -> segment.number() == number)
                .findFirst();
    }

    Optional<Segment> at(long showId, Instant moment) {
        return jdbc.sql(AT)
                .param("show", showId)
                .param("at", moment.atOffset(UTC))
                .query(RecordingRows::segment)
                .optional();
    }

    Sum sum(long showId) {
        return jdbc.sql(SUM)
                .param("show", showId)
                .query((row, _) -> new Sum(
                        row.getInt("pieces"),
                        row.getLong("bytes"),
                        row.getLong("millis"),
                        row.getLong("from_ms"),
                        row.getLong("to_ms")))
                .single();
    }

    Setting setting(long showId) {
        return jdbc.sql("select recording, published from recording_setting where show_id = :show")
                .param("show", showId)
                .query((row, _) -> new Setting(row.getBoolean("recording"), row.getBoolean("published")))
                .optional()
                .orElse(new Setting(true, false));
    }

    void settle(long showId, Setting setting) {
        jdbc.sql(SETTLE)
                .param("show", showId)
                .param("recording", setting.recording())
                .param("published", setting.published())
                .update();
    }

    List<Old> closedBefore(Instant before) {
        return jdbc.sql(OLD)
                .param("before", before.atOffset(UTC))
                .query((row, _) -> new Old(row.getLong("show_id"), row.getInt("up_to")))
                .list();
    }

    private static Segment segment(ResultSet row, int number) throws SQLException {
        return new Segment(
                row.getLong("show_id"),
                row.getInt("number"),
                row.getString("file"),
                time(row, "begun_at"),
                time(row, "ended_at"),
                row.getLong("from_ms"),
                row.getLong("to_ms"),
                row.getBoolean("follows"),
                row.getLong("bytes"),
                row.getString("sha256"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
