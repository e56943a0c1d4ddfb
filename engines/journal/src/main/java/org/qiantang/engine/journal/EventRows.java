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
    private static final String EVENTS = """
            insert into event (shard, position, stream, type, version, at, body)
            select ?, ? + n, stream, type, version, timestamptz 'epoch' + micros * interval '1 microsecond', body
              from unnest(?::text[], ?::text[], ?::int4[], ?::int8[], ?::bytea[])
                   with ordinality as entry (stream, type, version, micros, body, n)
            """;

    private static final String ASIDES_OF = """
            insert into aside (shard, position, slot, person, body)
            select ?, position, slot, person, body
              from unnest(?::int8[], ?::int4[], ?::int8[], ?::bytea[]) as entry (position, slot, person, body)
            """;

    // Under an epoch: where that is gone, or the head is not where the writer thinks, no row is there to be joined, and
    // nothing is written. All of it is one statement, so that it is there as a whole or not at all.
    private static final String FENCED = """
            with owned as (update shard set head = ? where id = ? and epoch = ? and head = ? returning id)
            """;

    private static final String APPEND = FENCED + EVENTS + ", owned";

    private static final String APPEND_WITH_ASIDES =
            FENCED + ", beside as (" + ASIDES_OF + ", owned)\n" + EVENTS + ", owned";

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

    /** Writes the events at the positions that follow {@code after}, and their asides, in the caller's transaction. */
    static void insert(Connection connection, int shard, long after, List<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EVENTS)) {
            setEvents(insert, 1, shard, after, entries);
            insert.executeUpdate();
        }
        if (haveAsides(entries)) {
            try (PreparedStatement insert = connection.prepareStatement(ASIDES_OF)) {
                setAsides(insert, 1, shard, after, entries);
                insert.executeUpdate();
            }
        }
    }

    /** Moves the head on from {@code after} and writes the events; false, and nothing written, if epoch or head is not so. */
    static boolean append(Connection connection, int shard, long epoch, long after, List<Entry> entries)
            throws SQLException {
        boolean asides = haveAsides(entries);
        try (PreparedStatement append = connection.prepareStatement(asides ? APPEND_WITH_ASIDES : APPEND)) {
            append.setLong(1, after + entries.size());
            append.setInt(2, shard);
            append.setLong(3, epoch);
            append.setLong(4, after);
            int next = asides ? setAsides(append, 5, shard, after, entries) : 5;
            setEvents(append, next, shard, after, entries);
            return append.executeUpdate() > 0;
        }
    }

    private static void setEvents(PreparedStatement insert, int first, int shard, long after, List<Entry> entries)
            throws SQLException {
        int count = entries.size();
        var streams = new String[count];
        var types = new String[count];
        var versions = new int[count];
        var micros = new long[count];
        var bodies = new byte[count][];
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(i);
            streams[i] = entry.stream();
            types[i] = entry.type();
            versions[i] = entry.version();
            micros[i] = ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
            bodies[i] = entry.body();
        }
        insert.setInt(first, shard);
        insert.setLong(first + 1, after);
        insert.setObject(first + 2, streams);
        insert.setObject(first + 3, types);
        insert.setObject(first + 4, versions);
        insert.setObject(first + 5, micros);
        insert.setObject(first + 6, bodies);
    }

    private static boolean haveAsides(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> !entry.asides().isEmpty());
    }

    /** Returns the number of the next parameter. */
    private static int setAsides(PreparedStatement insert, int first, int shard, long after, List<Entry> entries)
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
        insert.setInt(first, shard);
        insert.setObject(first + 1, positions);
        insert.setObject(first + 2, slots);
        insert.setObject(first + 3, persons);
        insert.setObject(first + 4, bodies);
        return first + 5;
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
