package org.qiantang.app.show;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read of a show for its digital host, and of what hosts said in it. */
final class HostRows {
    private static final String SET = "select host_use, turn, label_seconds from host_setting where show_id = :show";
    private static final String FLASHES = """
            select distinct flash_id, item_id, from_at, until_at
              from show_flash
             where show_id = :show and state <> 'over'
             order by from_at, flash_id
            """;
    private static final String LINES = """
            select line_id, at, speaker, item_id, text, verdict, judged_by, made::text as made
              from host_line
             where show_id = :show and line_id < :before
             order by line_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    HostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code made} is JSON; null where a person said the line. */
    record LineRow(
            long lineId,
            Instant at,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            @Nullable String judgedBy,
            @Nullable String made) {}

    /** As staff set it; empty where nobody did. */
    Optional<Shows.HostSet> set(long showId) {
        return jdbc.sql(SET)
                .param("show", showId)
                .query((row, _) -> new Shows.HostSet(
                        HostUse.valueOf(row.getString("host_use")),
                        HostTurn.valueOf(row.getString("turn")),
                        row.getInt("label_seconds")))
                .optional();
    }

    /** Flash sales that are to come or under way, the first to begin first. */
    List<Shows.FlashAhead> flashesAhead(long showId) {
        return jdbc.sql(FLASHES)
                .param("show", showId)
                .query((row, _) -> new Shows.FlashAhead(
                        row.getLong("flash_id"),
                        row.getLong("item_id"),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** What was said as the host, newest first. */
    List<LineRow> lines(long showId, long before, int most) {
        return jdbc.sql(LINES)
                .param("show", showId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new LineRow(
                        row.getLong("line_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("speaker"),
                        row.getObject("item_id", Long.class),
                        row.getString("text"),
                        row.getString("verdict"),
                        row.getString("judged_by"),
                        row.getString("made")))
                .list();
    }
}
