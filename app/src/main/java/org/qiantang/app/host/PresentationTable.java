package org.qiantang.app.host;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.qiantang.engine.performance.music.Mixer;
import org.qiantang.engine.performance.music.Mood;
import org.qiantang.engine.performance.presenter.Look;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what rooms have chosen for their digital host. */
final class PresentationTable {
    private static final Logger LOG = LoggerFactory.getLogger(PresentationTable.class);
    private static final String FIND = "select look, mood, level, effects from room_presenter where room_id = :room";
    private static final String KEEP = """
            insert into room_presenter (room_id, look, mood, level, effects, changed_by, changed_at)
            values (:room, cast(:look as jsonb), :mood, :level, :effects, :by, :at)
                on conflict (room_id) do update
               set look = excluded.look, mood = excluded.mood, level = excluded.level, effects = excluded.effects,
                   changed_by = excluded.changed_by, changed_at = excluded.changed_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    private record Row(String look, String mood, int level, boolean effects) {}

    PresentationTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was chosen; empty where nothing was, or where it is of a kind that this version does not know. */
    Optional<Presentation> find(long roomId) {
        return jdbc.sql(FIND)
                .param("room", roomId)
                .query((row, _) -> new Row(
                        row.getString("look"), row.getString("mood"), row.getInt("level"), row.getBoolean("effects")))
                .optional()
                .flatMap(row -> read(roomId, row));
    }

    void keep(long roomId, Presentation presentation, long personId, Instant now) {
        jdbc.sql(KEEP)
                .param("room", roomId)
                .param("look", json.writeValueAsString(presentation.look()))
                .param("mood", presentation.music().mood().name())
                .param("level", presentation.music().level())
                .param("effects", presentation.music().effects())
                .param("by", personId)
                .param("at", now.atOffset(UTC))
                .update();
    }

    private Optional<Presentation> read(long roomId, Row row) {
        try {
            return Optional.of(new Presentation(
                    json.readValue(row.look, Look.class),
                    new Mixer.Choice(Mood.valueOf(row.mood), row.level, row.effects)));
        } catch (JacksonException | IllegalArgumentException unknown) {
            LOG.warn("a room's presenter is not understood and the house's own is shown: room={}", roomId, unknown);
            return Optional.empty();
        }
    }
}
