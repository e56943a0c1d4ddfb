package org.qiantang.app.guidance;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers ticked on the lists for medical beauty: rows that are only ever added to. */
final class BeautyTicks {
    private static final String COLUMNS =
            "tick_id, about, about_id, point, ticked, version, by_person, at from beauty_tick\n";
    private static final String NOW = "select distinct on (point) " + COLUMNS + """
             where about = :about and about_id = :id
             order by point, tick_id desc
            """;
    private static final String HISTORY = "select " + COLUMNS + """
             where about = :about and about_id = :id and tick_id < :after
             order by tick_id desc
             limit :most
            """;
    private static final String SHOP = "select name from merchant where id = :id";
    private static final String DOSSIER = """
            select coalesce(m.name, '') as name from dossier d left join merchant m on m.id = d.merchant_id
             where d.dossier_id = :id
            """;

    private final JdbcClient jdbc;

    BeautyTicks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the lists are gone through for. */
    enum About {
        SHOP,
        DOSSIER
    }

    /** A tick, or one taken away; {@code version} is that of the lists as they stood. */
    record Tick(long tickId, String point, boolean ticked, String version, long byPerson, Instant at) {}

    /** The name of the shop that it is, or that the dossier is about; empty where there is none. */
    Optional<String> nameOf(About about, long id) {
        return jdbc.sql(
                        switch (about) {
                            case SHOP -> SHOP;
                            case DOSSIER -> DOSSIER;
                        })
                .param("id", id)
                .query((row, _) -> row.getString("name"))
                .optional();
    }

    /** How each point stands that was ever ticked. */
    List<Tick> now(About about, long id) {
        return jdbc.sql(NOW)
                .param("about", about.name())
                .param("id", id)
                .query(BeautyTicks::tick)
                .list();
    }

    /** All that was ticked and taken away, the newest first. */
    List<Tick> history(About about, long id, long after, int most) {
        return jdbc.sql(HISTORY)
                .param("about", about.name())
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query(BeautyTicks::tick)
                .list();
    }

    void add(About about, long id, Tick tick) {
        jdbc.sql("""
                        insert into beauty_tick (tick_id, about, about_id, point, ticked, version, by_person, at)
                        values (:tick, :about, :id, :point, :ticked, :version, :by, :at)
                        """)
                .param("tick", tick.tickId())
                .param("about", about.name())
                .param("id", id)
                .param("point", tick.point())
                .param("ticked", tick.ticked())
                .param("version", tick.version())
                .param("by", tick.byPerson())
                .param("at", tick.at().atOffset(UTC))
                .update();
    }

    private static Tick tick(ResultSet row, int number) throws SQLException {
        return new Tick(
                row.getLong("tick_id"),
                row.getString("point"),
                row.getBoolean("ticked"),
                row.getString("version"),
                row.getLong("by_person"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
