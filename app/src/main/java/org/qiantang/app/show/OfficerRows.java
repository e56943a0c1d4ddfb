package org.qiantang.app.show;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers read of shows on air: the rooms by what was found in them, and the lines in which it was. */
final class OfficerRows {
    // The room whose host was last found to break a rule stands first; the cursor is spelt as the show before.
    private static final String ON_AIR = """
            with wall as (
                select s.show_id, s.room_id, s.merchant_id, s.host_id, s.title, s.host_kind, s.opened_at, s.viewers,
                       s.simulated,
                       (select count(*) from host_line l
                         where l.show_id = s.show_id and l.verdict <> 'clear') as found,
                       (select max(l.line_id) from host_line l
                         where l.show_id = s.show_id and l.verdict <> 'clear') as last_line
                  from show_row s
                 where s.state in ('open', 'closing') and s.kind = 'STAGE'
            )
            select w.show_id, w.room_id, w.merchant_id, w.host_id, w.title, w.host_kind, w.opened_at, w.viewers,
                   w.simulated, w.found, l.line_id, l.at, l.speaker, l.item_id, l.text, l.verdict, l.findings::text as findings,
                   l.corrected_at, l.taken_down::text as taken_down
              from wall w
              left join host_line l on l.show_id = w.show_id and l.line_id = w.last_line
             where (coalesce(w.last_line, 0), w.show_id) <
                   (coalesce((select coalesce(b.last_line, 0) from wall b where b.show_id = :after),
                             9223372036854775807), :after)
             order by coalesce(w.last_line, 0) desc, w.show_id desc
             limit :most
            """;
    private static final String FOUND = """
            select show_id, line_id, at, speaker, item_id, text, verdict, findings::text as findings, corrected_at,
                   taken_down::text as taken_down
              from host_line
             where show_id = :show and verdict <> 'clear' and line_id < :before
             order by line_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    OfficerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A show on air; {@code found} counts the host's lines in which something was found, {@code last} is the newest. */
    record OnAir(
            long showId,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            String hostKind,
            Instant openedAt,
            int viewers,
            int simulatedViewers,
            int found,
            ShowRows.@Nullable LineRow last) {}

    List<OnAir> onAir(long after, int most) {
        return jdbc.sql(ON_AIR)
                .param("after", after)
                .param("most", most)
                .query(OfficerRows::onAir)
                .list();
    }

    /** The host's lines in which something was found, the newest first. */
    List<ShowRows.LineRow> found(long showId, long before, int most) {
        return jdbc.sql(FOUND)
                .param("show", showId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> line(row))
                .list();
    }

    private static OnAir onAir(ResultSet row, int number) throws SQLException {
        boolean found = row.getObject("line_id") != null;
        return new OnAir(
                row.getLong("show_id"),
                row.getLong("room_id"),
                row.getLong("merchant_id"),
                row.getLong("host_id"),
                row.getString("title"),
                row.getString("host_kind"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("viewers"),
                row.getInt("simulated"),
                row.getInt("found"),
                found ? line(row) : null);
    }

    private static ShowRows.LineRow line(ResultSet row) throws SQLException {
        return new ShowRows.LineRow(
                row.getLong("line_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("speaker"),
                row.getObject("item_id", Long.class),
                row.getString("text"),
                row.getString("verdict"),
                row.getString("findings"),
                ShowRows.timeOrNull(row, "corrected_at"),
                row.getString("taken_down"));
    }
}
