package org.qiantang.app.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What PostgreSQL itself says of a database of ours. */
final class Catalogue {
    private static final String HISTORY = "flyway_schema_history";

    // A partitioned table is read and filled through itself; its parts are made anew.
    private static final String TABLES = """
            select relname
              from pg_class
             where relnamespace = 'public'::regnamespace
               and relkind in ('r', 'p')
               and not relispartition
             order by relname
            """;

    private static final String COLUMNS = """
            select attname
              from pg_attribute
             where attrelid = to_regclass(?)
               and attnum > 0
               and not attisdropped
               and attgenerated = ''
             order by attnum
            """;

    private static final String POINTS_AT = """
            select c.relname, r.relname
              from pg_constraint k
              join pg_class c on c.oid = k.conrelid
              join pg_class r on r.oid = k.confrelid
             where k.contype = 'f'
               and c.oid <> r.oid
            """;

    private static final String SEQUENCES = """
            select sequencename, last_value
              from pg_sequences
             where schemaname = 'public'
               and last_value is not null
             order by sequencename
            """;

    private static final String MIGRATIONS = """
            select version, script, coalesce(checksum, 0)
              from flyway_schema_history
             where success and version is not null
             order by installed_rank
            """;

    private Catalogue() {}

    /** What is done with each row. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    static void each(Connection connection, String sql, RowReader reader) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    static boolean has(Connection connection, String table) throws SQLException {
        return !columns(connection, table).isEmpty();
    }

    /** All tables with rows of ours, those that others point at first. */
    static List<String> tables(Connection connection) throws SQLException {
        Set<String> left = new LinkedHashSet<>();
        each(connection, TABLES, row -> left.add(row.getString(1)));
        left.remove(HISTORY);
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        each(
                connection,
                POINTS_AT,
                row -> needs.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>())
                        .add(row.getString(2)));
        List<String> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> ready = left.stream()
                    .filter(table ->
                            needs.getOrDefault(table, Set.of()).stream().noneMatch(left::contains))
                    .toList();
            if (ready.isEmpty()) {
                throw new SQLException("tables point at each other in a circle: " + left);
            }
            ordered.addAll(ready);
            ready.forEach(left::remove);
        }
        return ordered;
    }

    static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, "public." + quoted(table));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    static List<Manifest.Migration> migrations(Connection connection) throws SQLException {
        List<Manifest.Migration> found = new ArrayList<>();
        if (has(connection, HISTORY)) {
            each(
                    connection,
                    MIGRATIONS,
                    row -> found.add(new Manifest.Migration(row.getString(1), row.getString(2), row.getInt(3))));
        }
        return found;
    }

    static List<Manifest.SequencePart> sequences(Connection connection) throws SQLException {
        List<Manifest.SequencePart> found = new ArrayList<>();
        each(connection, SEQUENCES, row -> found.add(new Manifest.SequencePart(row.getString(1), row.getLong(2))));
        return found;
    }

    static Map<String, Long> heads(Connection connection) throws SQLException {
        Map<String, Long> heads = new TreeMap<>();
        each(connection, "select id, head from shard", row -> heads.put(row.getString(1), row.getLong(2)));
        return heads;
    }

    /** A name as SQL may hold it, whatever stands in it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String quoted(List<String> names) {
        return String.join(", ", names.stream().map(Catalogue::quoted).toList());
    }
}
