package org.qiantang.app.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Fills an empty database and data folder from a backup: all of it, or nothing. */
final class Restore {
    /** Stands on the schema while it is being filled, so that a restore that was killed can be begun anew. */
    private static final String UNFINISHED = "a restore of qiantang that is not finished";

    private final PrintStream progress;

    Restore(PrintStream progress) {
        this.progress = progress;
    }

    void read(Archive archive, String url, Path data) throws SQLException, IOException, Unfit {
        Manifest manifest = archive.manifest();
        mustBeFree(manifest, data);
        try (Connection connection = DriverManager.getConnection(url)) {
            if (isUnfinished(connection)) {
                progress.println("a restore was broken off here; beginning anew");
                clear(connection);
            } else if (isUsed(connection)) {
                throw new Unfit("the database has tables already (expected: an empty one); nothing was changed");
            }
            execute(connection, "comment on schema public is '" + UNFINISHED + "'");
            try {
                migrate(url, manifest);
                fill(archive, connection, data);
            } catch (SQLException | IOException | Unfit | RuntimeException trouble) {
                clear(connection);
                throw trouble;
            }
        }
    }

    private static void mustBeFree(Manifest manifest, Path data) throws Unfit {
        for (Manifest.FilePart part : manifest.files()) {
            if (Files.exists(data.resolve(part.path()))) {
                throw new Unfit("data: " + data + " has " + part.path() + " already (expected: a folder of its own)");
            }
        }
    }

    private void migrate(String url, Manifest manifest) throws SQLException, Unfit {
        try {
            Flyway.configure()
                    .dataSource(url, null, null)
                    .target(MigrationVersion.fromVersion(manifest.latest()))
                    .load()
                    .migrate();
        } catch (FlywayException newer) {
            throw new Unfit("backup: its schema " + manifest.latest()
                    + " is not known here (expected: made by this program, or an older one): " + newer.getMessage());
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            List<Manifest.Migration> here = Catalogue.migrations(connection);
            if (!Set.copyOf(here).equals(Set.copyOf(manifest.migrations()))) {
                throw new Unfit("backup: its schema is made of other steps than ours up to " + manifest.latest()
                        + " (expected: a backup of this program, or of an older one)");
            }
        }
    }

    private void fill(Archive archive, Connection connection, Path data) throws SQLException, IOException, Unfit {
        Manifest manifest = archive.manifest();
        List<Path> written = new ArrayList<>();
        var cleaning = new Thread(() -> written.forEach(Restore::delete));
        Runtime.getRuntime().addShutdownHook(cleaning); // somebody may press Ctrl-C; the rows go by themselves
        connection.setAutoCommit(false);
        try {
            List<String> tables = Catalogue.tables(connection);
            execute(connection, "truncate " + Catalogue.quoted(tables) + " restart identity");
            makeRoom(connection, manifest);
            for (String table : tables) {
                for (Manifest.TablePart part : manifest.tables()) {
                    if (part.name().equals(table)) {
                        fillTable(archive, connection, part);
                    }
                }
            }
            if (manifest.tables().stream().anyMatch(part -> !tables.contains(part.name()))) {
                throw new Unfit("backup: it has tables that its schema does not have");
            }
            setSequences(connection, manifest);
            // Whoever wrote here under an older epoch writes no more.
            execute(connection, "update shard set epoch = epoch + 1");
            mustAgree(connection, manifest);
            writeFiles(archive, data, written);
            execute(connection, "comment on schema public is 'standard public schema'");
            connection.commit();
            written.clear();
        } catch (SQLException | IOException | Unfit | RuntimeException trouble) {
            connection.rollback();
            written.forEach(Restore::delete);
            throw trouble;
        } finally {
            connection.setAutoCommit(true);
            Backup.forget(cleaning);
        }
    }

    /** The journal's partitions are made as it grows; here all of them at once. */
    private static void makeRoom(Connection connection, Manifest manifest) throws SQLException {
        OptionalLong furthest =
                manifest.heads().values().stream().mapToLong(Long::longValue).max();
        if (furthest.isPresent()) {
            execute(connection, "select event_room(0, " + furthest.getAsLong() + ")");
        }
    }

    private void fillTable(Archive archive, Connection connection, Manifest.TablePart part)
            throws SQLException, IOException, Unfit {
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        String sql = "copy public." + Catalogue.quoted(part.name()) + " (" + Catalogue.quoted(part.columns())
                + ") from stdin";
        long rows;
        try (InputStream bytes = archive.entry(part.entry())) {
            rows = copy.copyIn(sql, bytes);
        }
        if (rows != part.rows()) {
            throw new Unfit("backup: " + part.name() + " gave " + rows + " rows (expected: " + part.rows() + ")");
        }
        progress.printf("  %-28s %,12d rows%n", part.name(), rows);
    }

    private static void setSequences(Connection connection, Manifest manifest) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select setval(to_regclass(?), ?)")) {
            for (Manifest.SequencePart sequence : manifest.sequences()) {
                set.setString(1, "public." + Catalogue.quoted(sequence.name()));
                set.setLong(2, sequence.value());
                set.execute();
            }
        }
    }

    /** The journal's heads are what the manifest says, and so many events are there. */
    private static void mustAgree(Connection connection, Manifest manifest) throws SQLException, Unfit {
        if (!Catalogue.heads(connection).equals(manifest.heads())) {
            throw new Unfit("backup: the journal's heads are not what the manifest says");
        }
        List<String> torn = new ArrayList<>();
        Catalogue.each(connection, """
                select s.id
                  from shard s
                 where s.head <> (select count(*) from event e where e.shard = s.id)
                """, row -> torn.add(row.getString(1)));
        if (!torn.isEmpty()) {
            throw new Unfit("backup: the journal has gaps in shard " + torn);
        }
    }

    private void writeFiles(Archive archive, Path data, List<Path> written) throws IOException, Unfit {
        for (Manifest.FilePart part : archive.manifest().files()) {
            Path file = data.resolve(part.path());
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            written.add(file);
            try (InputStream bytes = archive.entry(part.entry())) {
                Files.copy(bytes, file);
            }
        }
        if (!written.isEmpty()) {
            progress.printf("  %-28s %,12d%n", "files", written.size());
        }
    }

    private static boolean isUnfinished(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("select obj_description('public'::regnamespace, 'pg_namespace')")) {
            return rows.next() && UNFINISHED.equals(rows.getString(1));
        }
    }

    private static boolean isUsed(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        Catalogue.each(
                connection,
                "select relname from pg_class where relnamespace = 'public'::regnamespace limit 1",
                row -> found.add(row.getString(1)));
        return !found.isEmpty();
    }

    /** As it was found: empty. */
    private static void clear(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "drop schema public cascade");
        execute(connection, "create schema public");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            System.err.println("left over: " + file);
        }
    }
}
