package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Refuses a database that may forget what it has confirmed. */
public final class DurabilityCheck {
    private static final String SETTINGS = """
            select current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')
            """;

    private DurabilityCheck() {}

    /**
     * Asks the database for its settings.
     *
     * @throws IllegalStateException if it does not flush, or confirms before it has flushed
     */
    public static void require(Connection connection) throws SQLException {
        var faults = new ArrayList<String>();
        try (PreparedStatement query = connection.prepareStatement(SETTINGS);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            expect(faults, "fsync", rows.getString(1), List.of("on"));
            expect(faults, "full_page_writes", rows.getString(2), List.of("on"));
            expect(faults, "synchronous_commit", rows.getString(3), List.of("on", "remote_apply"));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("database not durable: " + String.join(", ", faults));
        }
    }

    private static void expect(List<String> faults, String setting, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            faults.add(setting + "=" + value + " (expected: " + String.join(" or ", allowed) + ")");
        }
    }
}
