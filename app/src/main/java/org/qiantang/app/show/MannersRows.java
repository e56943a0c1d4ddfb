package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the table "shows" that keeps who may not speak, and which lines were taken away. */
final class MannersRows {
    private static final String MUTE = """
            insert into show_mute (show_id, person_id, until_at, staff_id, at)
            values (:show, :person, :until, :staff, :at)
                on conflict (show_id, person_id) do update
               set until_at = excluded.until_at, staff_id = excluded.staff_id, at = excluded.at
            """;
    private static final String UNMUTE = "delete from show_mute where show_id = :show and person_id = :person";
    private static final String HIDE = """
            insert into hidden_line (show_id, line_id, staff_id, at) values (:show, :line, :staff, :at)
                on conflict (show_id, line_id) do nothing
            """;

    void mute(long show, ShowEvent.ViewerMuted mute, JdbcClient rows) {
        rows.sql(MUTE)
                .param("show", show)
                .param("person", mute.personId())
                .param("until", mute.until().atOffset(UTC))
                .param("staff", mute.staffId())
                .param("at", mute.at().atOffset(UTC))
                .update();
    }

    void unmute(long show, ShowEvent.ViewerUnmuted mute, JdbcClient rows) {
        rows.sql(UNMUTE).param("show", show).param("person", mute.personId()).update();
    }

    void hide(long show, ShowEvent.LineHidden line, JdbcClient rows) {
        rows.sql(HIDE)
                .param("show", show)
                .param("line", line.lineId())
                .param("staff", line.staffId())
                .param("at", line.at().atOffset(UTC))
                .update();
    }
}
