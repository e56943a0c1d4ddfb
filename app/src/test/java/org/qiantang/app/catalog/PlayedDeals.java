package org.qiantang.app.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;

/** The deals of a journal, for tests of other packages that read them. */
public final class PlayedDeals {
    private PlayedDeals() {}

    /** Folds them anew from the floor's events. */
    public static void fold(List<Recorded> floor, DataSource database) throws SQLException {
        var table = new DealTable(new EventCodec());
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            table.fold(floor, connection);
            connection.commit();
        }
    }
}
