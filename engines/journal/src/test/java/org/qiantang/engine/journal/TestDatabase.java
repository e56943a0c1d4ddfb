package org.qiantang.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.qiantang.engine.testkit.Ports;

/** A real PostgreSQL that flushes what it confirms: one for the whole test run, its tables emptied for each test. */
final class TestDatabase implements AutoCloseable {
    private static final String SCHEMA = "/db/migration/V001__journal.sql";

    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final Path folder;

    private TestDatabase(EmbeddedPostgres server, HikariDataSource pool, Path folder) {
        this.server = server;
        this.pool = pool;
        this.folder = folder;
    }

    static TestDatabase start() throws IOException, SQLException {
        return start("on");
    }

    static TestDatabase start(String fsync) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("journal-test");
        File output = folder.resolve("postgres.log").toFile();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(Ports.free())
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setServerConfig("fsync", fsync)
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(output))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(output))
                .start();
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(30);
        config.setMinimumIdle(2);
        var database = new TestDatabase(server, new HikariDataSource(config), folder);
        database.execute(resource(SCHEMA));
        return database;
    }

    DataSource pool() {
        return pool;
    }

    /** A connection of the test's own, past the pool. */
    Connection open() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** A connection that can be told from others, and killed, by its name. */
    Connection open(String applicationName) throws SQLException {
        Connection connection = open();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set application_name = '" + applicationName + "'");
        }
        return connection;
    }

    /** Ends the server's side of all connections of that name, and tells how many there were. */
    long kill(String applicationName) throws SQLException {
        return number("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '"
                + applicationName + "'");
    }

    long number(String query) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void empty() throws SQLException {
        execute("truncate shard, event, aside, follower");
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = TestDatabase.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource: " + name);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** Hands the one database to tests that ask for it, and ends it with the run. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(TestDatabase.class, _ -> startOrFail(), TestDatabase.class);
        }

        private static TestDatabase startOrFail() {
            try {
                return start();
            } catch (IOException | SQLException failure) {
                throw new IllegalStateException("no test database", failure);
            }
        }
    }
}
