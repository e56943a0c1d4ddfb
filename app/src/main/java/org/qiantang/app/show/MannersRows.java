package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the table "shows" that keeps who may not speak, and which lines were taken away. */
final class MannersRows {
    private static final String MUTE = """
            insert into show_mute (show_id, person_id, until_at, staff_id, at, officer_reason)
            values (:show, :person, :until, :staff, :at, :reason)
                on conflict (show_id, person_id) do update
               set until_at = excluded.until_at, staff_id = excluded.staff_id, at = excluded.at,
                   officer_reason = excluded.officer_reason
            """;
    private static final String BY_OFFICER = """
            insert into officer_mute (show_id, position, person_id, until_at, reason, officer_id, at)
            values (:show, :position, :person, :until, :reason, :officer, :at)
                on conflict (show_id, position) do nothing
            """;
    private static final String UNMUTE = "delete from show_mute where show_id = :show and person_id = :person";
    private static final String HIDE = """
            insert into hidden_line (show_id, line_id, staff_id, at) values (:show, :line, :staff, :at)
                on conflict (show_id, line_id) do nothing
            """;

    void mute(long show, long position, ShowEvent.ViewerMuted mute, JdbcClient rows) {
        rows.sql(MUTE)
                .param("show", show)
                .param("person", mute.personId())
                .param("until", mute.until().atOffset(UTC))
                .param("staff", mute.staffId())
                .param("at", mute.at().atOffset(UTC))
                .param("reason", mute.officerReason())
                .update();
        String reason = mute.officerReason();
        if (reason != null) {
            byOfficer(show, position, reason, rows)
                    .param("person", mute.personId())
                    .param("until", mute.until().atOffset(UTC))
                    .param("officer", mute.staffId())
                    .param("at", mute.at().atOffset(UTC))
                    .update();
        }
    }

    void unmute(long show, long position, ShowEvent.ViewerUnmuted mute, JdbcClient rows) {
        rows.sql(UNMUTE).param("show", show).param("person", mute.personId()).update();
        String reason = mute.officerReason();
        if (reason != null) {
            byOfficer(show, position, reason, rows)
                    .param("person", mute.personId())
                    .param("until", null)
                    .param("officer", mute.staffId())
                    .param("at", mute.at().atOffset(UTC))
                    .update();
        }
    }

    private static JdbcClient.StatementSpec byOfficer(long show, long position, String reason, JdbcClient rows) {
        return rows.sql(BY_OFFICER)
                .param("show", show)
                .param("position", position)
                .param("reason", reason);
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
