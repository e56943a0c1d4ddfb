package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The one row of a shard: under which epoch it is owned and how far it reaches. */
record ShardRow(long epoch, long head) {
    private static final String TAKE = """
            insert into shard (id, epoch, head) values (?, 1, 0)
                on conflict (id) do update set epoch = shard.epoch + 1
            returning epoch, head
            """;

    private static final String READ = "select epoch, head from shard where id = ?";

    private static final String ADVANCE = "update shard set head = ? where id = ? and epoch = ? and head = ?";

    /**
     * How long a transaction that holds a shard's row may be silent. An owner that sleeps in the middle of one, or whose
     * machine is gone while its connection seems open, would else keep everybody from taking the shard over.
     */
    static final String SILENCE = "10s";

    // The caller's session may be a relaxed one; what the journal takes in must be durable all the same.
    private static final String ADVANCE_BY = """
            update shard set head = head + ? where id = ? and epoch = ?
            returning head, set_config('synchronous_commit', 'on', true),
                      set_config('idle_in_transaction_session_timeout', '%s', true)
            """.formatted(SILENCE);

    static ShardRow take(Connection connection, int shard) throws SQLException {
        return one(connection, TAKE, shard);
    }

    /** The row as it stands; epoch and head are 0 where nobody has ever taken the shard. */
    static ShardRow read(Connection connection, int shard) throws SQLException {
        return one(connection, READ, shard);
    }

    private static ShardRow one(Connection connection, String sql, int shard) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, shard);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? new ShardRow(rows.getLong(1), rows.getLong(2)) : new ShardRow(0, 0);
            }
        }
    }

    /** Moves the head from one position to another; false if the epoch or the head is not what the caller thinks. */
    static boolean advance(Connection connection, int shard, long epoch, long from, long to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
            update.setLong(1, to);
            update.setInt(2, shard);
            update.setLong(3, epoch);
            update.setLong(4, from);
            return update.executeUpdate() == 1;
        }
    }

    /** Moves the head by so many positions and tells the new one; 0 if the epoch is gone. */
    static long advanceBy(Connection connection, int shard, long epoch, int count) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(ADVANCE_BY)) {
            update.setInt(1, count);
            update.setInt(2, shard);
            update.setLong(3, epoch);
            try (ResultSet rows = update.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
