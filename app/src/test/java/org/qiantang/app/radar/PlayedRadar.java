package org.qiantang.app.radar;

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
                        select show_id, room_id, merchant_id, 3, title, state, 'HUMAN', kind, planned_at from insight_show
                        """).update();
    }

    /** What {@link PlayedAudience#SHOP} asks, of days that end with what was played. */
    static Asked asked(Kind kind, int days, boolean own, boolean crowd) {
        var looker = new Looker(Looker.Side.SHOP, PlayedAudience.SHOP);
        return new Asked(kind, Span.upTo(InstantSource.fixed(NOW), days), looker, own, crowd);
    }
}
