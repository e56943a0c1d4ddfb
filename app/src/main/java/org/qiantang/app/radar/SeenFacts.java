package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What one's own figures were counted from, the newest first; they add up to the figure. Of others' shows it tells nothing, whatever is
 * asked for. A shop is told single orders, an agency what they come to by the hour of a show, and of them no more than the figure adds up.
 */
final class SeenFacts {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String PAID = "OrderPaid";

    private final JdbcClient jdbc;

    SeenFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Placed(Bookmark bookmark, RadarFact fact) {}

    /** What is behind a figure of one thing in its span. */
    List<Placed> of(Asked asked, long id, SeenFigure figure, Bookmark after, int most) {
        if (!figure.isOfOrders()) {
            String type = figure == SeenFigure.LIKES ? "LikesCounted" : "AudienceCounted";
            return read(jdbc.sql(SeenSql.counts(asked.kind(), figure)), asked, id, after, most)
                    .query((row, _) -> hour(row, type, false))
                    .list();
        }
        return switch (asked.looker().side()) {
            case SHOP ->
                read(jdbc.sql(SeenSql.orders(asked.kind())), asked, id, after, most)
                        .query(SeenFacts::order)
                        .list();
            case AGENCY ->
                read(jdbc.sql(SeenSql.paidHours(asked.kind(), figure)), asked, id, after, most)
                        .query((row, _) -> hour(row, PAID, figure.isMoney()))
                        .list();
        };
    }

    private static StatementSpec read(StatementSpec sql, Asked asked, long id, Bookmark after, int most) {
        Instant until = asked.span().until();
        // What a page tells is no later than where it begins; of an hour it tells all.
        Instant ends = after.moment().plus(HOUR);
        return SeenRows.with(sql, asked, id)
                .param("ends", (ends.isBefore(until) ? ends : until).atOffset(UTC))
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
                        PAID,
                        at,
                        row.getLong("order_id"),
                        null,
                        row.getLong("minor"),
                        row.getLong("pieces")));
    }

    private static Placed hour(ResultSet row, String type, boolean money) throws SQLException {
        Instant at = row.getObject("hour", OffsetDateTime.class).toInstant();
        long show = row.getLong("show_id");
        long n = row.getLong("n");
        return new Placed(
                Bookmark.at(at, show),
                new RadarFact(
                        Streams.show(show), type, at, null, show, money ? (Long) n : null, money ? null : (Long) n));
    }
}
