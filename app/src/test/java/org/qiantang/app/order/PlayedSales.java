package org.qiantang.app.order;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders of a journal, and a shop's week as its home page has it, for tests of other packages. */
public final class PlayedSales {
    private PlayedSales() {}

    /** A day with sales, in fen. */
    public record Day(LocalDate day, long orders, long paid, long back) {}

    /** Folds the orders anew from the events of both shards. */
    public static void fold(List<Recorded> floor, List<Recorded> office, DataSource database) throws SQLException {
        var table = new OrderTable(new EventCodec());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            for (List<Recorded> shard : List.of(office, floor)) {
                if (!shard.isEmpty()) {
                    table.fold(shard, connection);
                }
            }
            connection.commit();
        }
    }

    /** The seven days up to a moment, those without a sale too. */
    public static List<Day> week(long shop, Instant now, JdbcClient rows) {
        return new Sales(rows)
                .lately(shop, now).stream()
                        .map(day -> new Day(
                                day.day(),
                                day.orders(),
                                day.paid().minor(),
                                day.back().minor()))
                        .toList();
    }
}
