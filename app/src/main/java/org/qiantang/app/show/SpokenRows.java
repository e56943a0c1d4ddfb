package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.Corrections;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.ShowEvent.HostSet;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.TakenDown;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what hosts said, with what was found in it and when it was taken back. */
final class SpokenRows {
    private static final String LINE = """
            insert into host_line (show_id, line_id, at, speaker, item_id, text, verdict, findings, judged_by, taken_down,
                                   made)
            values (:show, :line, :at, :speaker, :item, :text, :verdict, :findings::jsonb, :judge, :takenDown::jsonb,
                    :made::jsonb)
            """;
    private static final String CORRECTED =
            "update host_line set corrected_at = :at where show_id = :show and line_id = :line";

    private static final String SET = """
            insert into host_setting (show_id, host_use, turn, label_seconds, set_by, set_at)
            values (:show, :use, :turn, :label, :by, :at)
                on conflict (show_id) do update
               set host_use = excluded.host_use, turn = excluded.turn, label_seconds = excluded.label_seconds,
                   set_by = excluded.set_by, set_at = excluded.set_at
            """;

    private static final JsonMapper JSON = new JsonMapper();

    /** As it was written into a row; null where no machine took the line down. */
    static @Nullable TakenDown takenDown(@Nullable String written) {
        return written == null ? null : JSON.readValue(written, TakenDown.class);
    }

    void say(long show, HostSpoke line, JdbcClient rows) {
        rows.sql(LINE)
                .param("show", show)
                .param("line", line.lineId())
                .param("at", line.at().atOffset(UTC))
                .param("speaker", line.speaker().name())
                .param("item", line.itemId())
                .param("text", line.text())
                .param("verdict", line.verdict())
                .param("findings", JSON.writeValueAsString(line.findings()))
                .param("judge", line.judgedBy())
                .param("takenDown", line.takenDown() == null ? null : JSON.writeValueAsString(line.takenDown()))
                .param("made", line.made() == null ? null : JSON.writeValueAsString(line.made()))
                .update();
        for (long corrected : Corrections.in(line)) {
            rows.sql(CORRECTED)
                    .param("show", show)
                    .param("line", corrected)
                    .param("at", line.at().atOffset(UTC))
                    .update();
        }
    }

    /** As it was written into a row; null where a person said the line. */
    static @Nullable Made made(@Nullable String written) {
        return written == null ? null : JSON.readValue(written, Made.class);
    }

    void set(long show, HostSet host, JdbcClient rows) {
        rows.sql(SET)
                .param("show", show)
                .param("use", host.use().name())
                .param("turn", host.turn().name())
                .param("label", host.labelSeconds())
                .param("by", host.staffId())
                .param("at", host.at().atOffset(UTC))
                .update();
    }
}
