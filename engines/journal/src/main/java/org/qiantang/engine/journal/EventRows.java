package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rows of events and of what lies beside them: the only SQL that reads or writes these two tables. */
final class EventRows {
    // One array per column: a batch is one round trip, whatever its size and the options of the connection.
    private static final String INSERT = """
            insert into event (shard, position, stream, type, version, at, body)
            select ?, ? + n, stream, type, version, timestamptz 'epoch' + micros * interval '1 microsecond', body
              from unnest(?::text[], ?::text[], ?::int4[], ?::int8[], ?::bytea[])
                   with ordinality as entry (stream, type, version, micros, body, n)
            """;

    private static final String INSERT_ASIDES = """
            insert into aside (shard, position, slot, person, body)
            select ?, position, slot, person, body
              from unnest(?::int8[], ?::int4[], ?::int8[], ?::bytea[]) as entry (position, slot, person, body)
            """;

    private static final String AFTER = """
            select shard, position, stream, type, version, at, body
              from event
             where shard = ? and position > ?
             order by position
             limit ?
            """;

    private static final String OF_STREAM_AFTER = """
            select shard, position, stream, type, version, at, body
              from event
             where shard = ? and stream = ? and position > ?
             order by position
             limit ?
            """;

    private static final String OF_STREAM_WITHOUT = """
            select shard, position, stream, type, version, at, body
              from event
             where shard = ? and stream = ? and position > ? and type <> all (?)
             order by position
             limit ?
            """;

    private static final String ASIDES = """
            select slot, person, body
              from aside
             where shard = ? and position = ?
             order by slot
            """;

    private static final String MAKE_ROOM = "select event_room(?, ?)";

    private EventRows() {}

    /** Writes the events at the positions that follow {@code after}, and their asides. */
    static void insert(Connection connection, int shard, long after, List<Entry> entries) throws SQLException {
        int count = entries.size();
        var streams = new String[count];
        var types = new String[count];
        var versions = new int[count];
        var micros = new long[count];
        var bodies = new byte[count][];
        boolean anyAside = false;
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(i);
            streams[i] = entry.stream();
            types[i] = entry.type();
            versions[i] = entry.version();
            micros[i] = ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
            bodies[i] = entry.body();
            anyAside |= !entry.asides().isEmpty();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, shard);
            insert.setLong(2, after);
            insert.setObject(3, streams);
            insert.setObject(4, types);
            insert.setObject(5, versions);
            insert.setObject(6, micros);
            insert.setObject(7, bodies);
            insert.executeUpdate();
        }
        if (anyAside) {
            insertAsides(connection, shard, after, entries);
        }
    }

    private static void insertAsides(Connection connection, int shard, long after, List<Entry> entries)
            throws SQLException {
        int count = entries.stream().mapToInt(entry -> entry.asides().size()).sum();
        var positions = new long[count];
        var slots = new int[count];
        var persons = new long[count];
        var bodies = new byte[count][];
        int i = 0;
        long position = after;
        for (Entry entry : entries) {
            position++;
            for (Aside aside : entry.asides()) {
                positions[i] = position;
                slots[i] = aside.slot();
                persons[i] = aside.person();
                bodies[i] = aside.body();
                i++;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ASIDES)) {
            insert.setInt(1, shard);
            insert.setObject(2, positions);
            insert.setObject(3, slots);
            insert.setObject(4, persons);
            insert.setObject(5, bodies);
            insert.executeUpdate();
        }
    }

    static List<Recorded> after(Connection connection, int shard, long after, int max) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(AFTER)) {
            query.setInt(1, shard);
            query.setLong(2, after);
            query.setInt(3, max);
            return events(query);
        }
    }

    static List<Recorded> ofStreamAfter(Connection connection, int shard, String stream, long after, int max)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_STREAM_AFTER)) {
            query.setInt(1, shard);
            query.setString(2, stream);
            query.setLong(3, after);
            query.setInt(4, max);
            return events(query);
        }
    }

    static List<Recorded> ofStreamAfter(
            Connection connection, int shard, String stream, Set<String> without, long after, int max)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OF_STREAM_WITHOUT)) {
            query.setInt(1, shard);
            query.setString(2, stream);
            query.setLong(3, after);
            query.setObject(4, without.toArray(String[]::new));
            query.setInt(5, max);
            return events(query);
        }
    }

    private static List<Recorded> events(PreparedStatement query) throws SQLException {
        var events = new ArrayList<Recorded>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(new Recorded(
                        rows.getInt(1),
                        rows.getLong(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getInt(5),
                        rows.getObject(6, OffsetDateTime.class).toInstant(),
                        rows.getBytes(7)));
            }
        }
        return List.copyOf(events);
    }

    static List<Aside> asides(Connection connection, int shard, long position) throws SQLException {
        var asides = new ArrayList<Aside>();
        try (PreparedStatement query = connection.prepareStatement(ASIDES)) {
            query.setInt(1, shard);
            query.setLong(2, position);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    asides.add(new Aside(rows.getInt(1), rows.getLong(2), rows.getBytes(3)));
                }
            }
        }
        return List.copyOf(asides);
    }

    /** Makes the partitions for these positions and tells the first position that has none. */
    static long makeRoom(Connection connection, long first, long last) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(MAKE_ROOM)) {
            call.setLong(1, first);
            call.setLong(2, last);
            try (ResultSet rows = call.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
