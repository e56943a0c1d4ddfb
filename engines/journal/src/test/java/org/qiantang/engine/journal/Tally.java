package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/** A table for tests: how many events each stream has, and the position of the last; folding one twice would show. */
record Tally(String name, Set<Integer> shards, String poison) implements Table {
    static final String SCHEMA = """
            drop table if exists tally;
            create table tally (
                name text, shard smallint, stream text, events bigint, last bigint, primary key (name, shard, stream))
            """;

    private static final String COUNT = """
            insert into tally (name, shard, stream, events, last) values (?, ?, ?, 1, ?)
                on conflict (name, shard, stream) do update set events = tally.events + 1, last = excluded.last
            """;

    Tally(String name, int shard) {
        this(name, Set.of(shard), "no such type");
    }

    @Override
    public void fold(List<Recorded> events, Connection transaction) throws SQLException {
        try (PreparedStatement count = transaction.prepareStatement(COUNT)) {
            for (Recorded event : events) {
                if (event.type().equals(poison)) {
                    throw new UnknownEvent(event);
                }
                count.setString(1, name);
                count.setInt(2, event.shard());
                count.setString(3, event.stream());
                count.setLong(4, event.position());
                count.executeUpdate();
            }
        }
    }

    @Override
    public void clear(Connection transaction) throws SQLException {
        try (Statement delete = transaction.createStatement()) {
            delete.execute("delete from tally where name = '" + name + "'");
        }
    }
}
