package org.qiantang.tools.fsck;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** A PostgreSQL for the tests of this package, with the program's own schema, and a fresh database whenever asked. */
final class TestServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path folder;
    private int databases;

    private TestServer(EmbeddedPostgres server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static TestServer start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("fsck-test");
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(folder.resolve("postgres.log").toFile());
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("cluster"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
        var started = new TestServer(server, folder);
        started.execute(server.getJdbcUrl("postgres", "postgres"), "create database model");
        try (Connection connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "model"))) {
            PlayedShops.migrate(connection);
        }
        return started;
    }

    /** The address of a new, empty database. */
    String fresh() throws SQLException {
        String name = "test" + ++databases;
        execute(server.getJdbcUrl("postgres", "postgres"), "create database " + name + " template model");
        return server.getJdbcUrl("postgres", name);
    }

    private void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
