package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers did about who may speak in shows, as they read it. */
final class OfficerMuteRows {
    private static final String HISTORY = """
            select o.show_id, o.position, o.person_id, o.until_at, o.reason, o.officer_id, o.at, s.title,
                   s.state <> 'closed' and exists (select from show_mute m
                                                    where m.show_id = o.show_id and m.person_id = o.person_id
                                                      and m.at = o.at and m.until_at > :now
                                                      and m.officer_reason is not null) as in_force
              from officer_mute o
              join show_row s on s.show_id = o.show_id
             where (o.at, o.position) < (:before, :position)
             order by o.at desc, o.position desc
             limit :most
            """;

    private final JdbcClient jdbc;

    OfficerMuteRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A mute, or one that was lifted.
     *
     * @param until null where it was lifted
     * @param inForce whether the person may not speak in the show now, by this mute
     */
    record Row(
            long showId,
            String title,
            long position,
            long personId,
            @Nullable Instant until,
            boolean inForce,
            String reason,
            long officerId,
            Instant at) {
        Bookmark place() {
            return Bookmark.at(at, position);
        }
    }

    /** Of all shows and officers, the newest first. */
    List<Row> history(Instant now, Bookmark after, int most) {
        return jdbc.sql(HISTORY)
                .param("now", now.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("position", after.id())
                .param("most", most)
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject("until_at", OffsetDateTime.class);
                    return new Row(
                            row.getLong("show_id"),
                            row.getString("title"),
                            row.getLong("position"),
                            row.getLong("person_id"),
                            until == null ? null : until.toInstant(),
                            row.getBoolean("in_force"),
                            row.getString("reason"),
                            row.getLong("officer_id"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
