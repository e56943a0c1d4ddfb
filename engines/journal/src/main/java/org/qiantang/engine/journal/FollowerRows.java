package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows that say how far each follower has come. */
final class FollowerRows {
    private static final String BEGIN = """
            insert into follower (name, shard, position) values (?, ?, 0)
                on conflict (name, shard) do nothing
            """;

    private static final String POSITION = "select position from follower where name = ? and shard = ?";

    // The old position is a guard: of two runners of the same follower, one finds it gone.
    private static final String MOVE = """
            update follower set position = ? where name = ? and shard = ? and position = ?
            """;

    private static final String TO_START = "update follower set position = 0 where name = ?";

    private FollowerRows() {}

    /** The position to go on from; a new follower begins at 0. */
    static long position(Connection connection, String name, int shard) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN);
                PreparedStatement query = connection.prepareStatement(POSITION)) {
            insert.setString(1, name);
            insert.setInt(2, shard);
            insert.executeUpdate();
            query.setString(1, name);
            query.setInt(2, shard);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Moves the position, unless someone else has moved it meanwhile: then false. */
    static boolean move(Connection connection, String name, int shard, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(MOVE)) {
            update.setLong(1, to);
            update.setString(2, name);
            update.setInt(3, shard);
            update.setLong(4, from);
            return update.executeUpdate() == 1;
        }
    }

    static void toStart(Connection connection, String name) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(TO_START)) {
            update.setString(1, name);
            update.executeUpdate();
        }
    }
}
