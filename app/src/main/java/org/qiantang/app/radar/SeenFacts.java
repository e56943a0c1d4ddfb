package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What one's own figures were counted from, the newest first; they add up to the figure. Of others' shows it tells nothing, whatever is
 * asked for.
 */
final class SeenFacts {
    private final JdbcClient jdbc;

    SeenFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Placed(Bookmark bookmark, RadarFact fact) {}

    /** What is behind a figure of one thing in its span. */
    List<Placed> of(Asked asked, long id, SeenFigure figure, Bookmark after, int most) {
        if (figure.isOfOrders()) {
            return read(jdbc.sql(SeenSql.orders(asked.kind())), asked, id, after, most)
                    .query(SeenFacts::order)
                    .list();
        }
        String type = figure == SeenFigure.LIKES ? "LikesCounted" : "AudienceCounted";
        return read(jdbc.sql(SeenSql.counts(asked.kind(), figure)), asked, id, after, most)
                .query((row, _) -> count(row, type))
                .list();
    }

    private static StatementSpec read(StatementSpec sql, Asked asked, long id, Bookmark after, int most) {
        return SeenRows.with(sql, asked, id)
                .param("at", after.moment().atOffset(UTC))
                .param("place", after.id())
                .param("most", most);
    }

    private static Placed order(ResultSet row, int number) throws SQLException {
        Instant at = row.getObject("paid_at", OffsetDateTime.class).toInstant();
        long position = row.getLong("paid_position");
        return new Placed(
                Bookmark.at(at, position),
                new RadarFact(
                        Streams.FLOOR + ":" + position,
                        "OrderPaid",
                        at,
                        row.getLong("order_id"),
                        null,
                        row.getLong("minor"),
                        row.getLong("pieces")));
    }

    private static Placed count(ResultSet row, String type) throws SQLException {
        Instant at = row.getObject("hour", OffsetDateTime.class).toInstant();
        long show = row.getLong("show_id");
        return new Placed(
                Bookmark.at(at, show), new RadarFact(Streams.show(show), type, at, null, show, null, row.getLong("n")));
    }
}
