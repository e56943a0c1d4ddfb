package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.qiantang.app.insight.PlayedAudience;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The radar over made-up shops, folded from their journal, and what one of the two asks of it. */
final class PlayedRadar {
    /** A brand is a sum of products and is not among them. */
    static final List<Kind> KINDS = List.of(Kind.PRODUCT, Kind.SHOW, Kind.ROOM, Kind.HOST);

    /** An agency; {@link #signed} brings the one host to it. */
    static final Looker AGENCY = new Looker(Looker.Side.AGENCY, 60);

    private static final long HOST = 3;
    private static final Instant NOW = PlayedAudience.MIDNIGHT.plus(Duration.ofHours(10));

    private PlayedRadar() {}

    /** Writes what was played, and folds anew all that the radar is counted from; one host stands in all shows. */
    static void fold(PlayedAudience played, DataSource database) throws SQLException {
        played.write(database);
        played.fold(database);
        var table = new RadarTable(new EventCodec());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            table.fold(played.floor(), connection);
            connection.commit();
        }
        JdbcClient rows = JdbcClient.create(database);
        rows.sql("delete from show_row").update();
        rows.sql("""
                        insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, kind, created_at)
                        select show_id, room_id, merchant_id, :host, title, state, 'HUMAN', kind, planned_at from insight_show
                        """).param("host", HOST).update();
    }

    /** The host of all shows is with the agency for so many days, and no show before them is the agency's. */
    static void signed(int days, JdbcClient rows) {
        rows.sql("delete from agency_member").update();
        rows.sql("insert into agency_member (person_id, agency_id, joined_at) values (:host, :agency, :at)")
                .param("host", HOST)
                .param("agency", AGENCY.id())
                .param("at", NOW.minus(Duration.ofDays(days)).atOffset(UTC))
                .update();
    }

    /** What {@link PlayedAudience#SHOP} asks, of days that end with what was played. */
    static Asked asked(Kind kind, int days, boolean own, boolean crowd) {
        return asked(new Looker(Looker.Side.SHOP, PlayedAudience.SHOP), kind, days, own, crowd);
    }

    static Asked asked(Looker looker, Kind kind, int days, boolean own, boolean crowd) {
        return new Asked(kind, Span.upTo(InstantSource.fixed(NOW), days), looker, own, crowd);
    }
}
