package org.qiantang.app.helpdesk;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.qiantang.app.journal.Office;
import org.qiantang.event.HelpdeskEvent.HelpdeskSet;
import org.qiantang.event.HelpdeskEvent.Mode;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of how the helpdesk works in each show; set together with the event that says so. */
final class SettingRows {
    private static final String PUT = """
            insert into helpdesk_setting (show_id, mode, sureness, thanks_seconds, set_by, set_at)
            values (:show, :mode, :sureness, :thanks, :by, :at)
            on conflict (show_id) do update
               set mode = excluded.mode, sureness = excluded.sureness, thanks_seconds = excluded.thanks_seconds,
                   set_by = excluded.set_by, set_at = excluded.set_at
            """;

    private final Office office;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    SettingRows(Office office, JdbcClient jdbc, InstantSource clock) {
        this.office = office;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As somebody set it; empty where nobody did. */
    Optional<Setting> of(long showId) {
        return jdbc.sql("select mode, sureness, thanks_seconds from helpdesk_setting where show_id = :show")
                .param("show", showId)
                .query((row, _) -> new Setting(
                        Mode.valueOf(row.getString("mode")), row.getInt("sureness"), row.getInt("thanks_seconds")))
                .optional();
    }

    void set(long showId, Setting setting, long personId) {
        office.write(pen -> {
            Instant now = after(showId);
            jdbc.sql(PUT)
                    .param("show", showId)
                    .param("mode", setting.mode().name())
                    .param("sureness", setting.sureness())
                    .param("thanks", setting.thanksSeconds())
                    .param("by", personId)
                    .param("at", now.atOffset(UTC))
                    .update();
            pen.write(
                    Streams.helpdesk(showId),
                    new HelpdeskSet(
                            now, showId, setting.mode(), setting.sureness(), setting.thanksSeconds(), personId));
            return setting;
        });
    }

    /** A stream's time never runs backwards. */
    private Instant after(long showId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbc.sql("select set_at from helpdesk_setting where show_id = :show for update")
                .param("show", showId)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .filter(before -> before.isAfter(now))
                .orElse(now);
    }
}
