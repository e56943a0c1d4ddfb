package org.qiantang.app.insight;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;

/** Those who fold a played journal into a table, each batch in a transaction of its own. */
record Followers(Table table, DataSource database) {
    private static final int OFFICE_BELOW = 9;

    /**
     * Both shards in their own order, in batches of any size, as two followers would.
     *
     * @param floorBelow every batch of the floor has fewer events than that
     */
    void mix(List<Recorded> floor, List<Recorded> office, int floorBelow, SplittableRandom random) throws SQLException {
        int f = 0;
        int o = 0;
        while (f < floor.size() || o < office.size()) {
            if (o == office.size() || (f < floor.size() && random.nextBoolean())) {
                int to = Math.min(floor.size(), f + random.nextInt(1, floorBelow));
                fold(floor.subList(f, to));
                f = to;
            } else {
                int to = Math.min(office.size(), o + random.nextInt(1, OFFICE_BELOW));
                fold(office.subList(o, to));
                o = to;
            }
        }
    }

    void fold(List<Recorded> places) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.fold(places, connection);
            connection.commit();
        }
    }

    void clear() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            connection.commit();
        }
    }
}
