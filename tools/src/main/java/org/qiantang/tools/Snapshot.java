package org.qiantang.tools;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;

/** A whole database as it was at one moment: the journal and all rows beside it, whatever is written meanwhile. */
public final class Snapshot implements AutoCloseable {
    private static final int FETCH = 2_000;

    private static final String EVENTS = """
            select shard, position, stream, type, version, at, body
              from event
             where shard = ?
             order by position
            """;

    private static final String OF_STREAM = """
            select shard, position, stream, type, version, at, body
              from event
             where shard = ? and stream = ?
             order by position
            """;

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    public static Snapshot of(String url) throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false); // also lets long results come page by page
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new Snapshot(connection);
    }

    /** What is done with each row. */
    @FunctionalInterface
    public interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /** What is done with each event, in the order of positions. */
    @FunctionalInterface
    public interface EventReader {
        void read(Recorded place) throws SQLException;
    }

    public void each(String sql, RowReader reader) throws SQLException {
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(FETCH);
            try (ResultSet rows = query.executeQuery(sql)) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    public boolean has(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select to_regclass(?) is not null")) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /** Every shard that has a row or an event, with its head; -1 where there is no row. */
    public Map<Integer, Long> heads() throws SQLException {
        var heads = new TreeMap<Integer, Long>();
        each("select distinct shard from event", row -> heads.put(row.getInt(1), -1L));
        each("select id, head from shard", row -> heads.put(row.getInt(1), row.getLong(2)));
        return heads;
    }

    public void events(int shard, EventReader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
            query.setInt(1, shard);
            read(query, reader);
        }
    }

    public void events(int shard, String stream, EventReader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_STREAM)) {
            query.setInt(1, shard);
            query.setString(2, stream);
            read(query, reader);
        }
    }

    /** What lies beside an event, by slot: words or addresses of people, where they have not been forgotten. */
    public List<Beside> beside(int shard, long position) throws SQLException {
        var found = new ArrayList<Beside>();
        try (PreparedStatement query = connection.prepareStatement(
                "select slot, person, body from aside where shard = ? and position = ? order by slot")) {
            query.setInt(1, shard);
            query.setLong(2, position);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(new Beside(rows.getInt(1), rows.getLong(2), rows.getBytes(3)));
                }
            }
        }
        return found;
    }

    /** One person's words or address beside an event. */
    public record Beside(int slot, long person, byte[] body) {}

    private static void read(PreparedStatement query, EventReader reader) throws SQLException {
        query.setFetchSize(FETCH);
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                reader.read(new Recorded(
                        rows.getInt(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getInt(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        rows.getBytes(7)));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
