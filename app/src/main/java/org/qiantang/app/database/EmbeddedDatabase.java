package org.qiantang.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * PostgreSQL in the data folder, started with the process and stopped with it.
 *
 * <p>If the process was killed, its database lives on; the next start on the same folder adopts it. The port is
 * remembered in the folder, so that it can be found again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String NAME = "qiantang";
    private static final int TRIES = 25;
    private static final int PAUSE_MILLIS = 200;

    // An acknowledged order is never lost: these are PostgreSQL's own defaults, and they are said aloud.
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "shared_buffers=128MB",
            "max_connections=60",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''");

    private final PostgresProgram program;
    private final int port;

    private EmbeddedDatabase(PostgresProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    public static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
        Path home = folder.toAbsolutePath().resolve("postgres");
        Files.createDirectories(home);
        var program = new PostgresProgram(home);
        program.init();
        var database = new EmbeddedDatabase(program, rememberedPort(home.resolve("port")));
        if (!program.isRunning()) {
            database.startPatiently();
        }
        database.create();
        return database;
    }

    public String url() {
        return url(NAME);
    }

    @Override
    public void close() throws IOException {
        program.stop();
    }

    /** After {@code kill -9} of everything the old server's number may be there for a moment still, unreaped. */
    private void startPatiently() throws IOException {
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                program.start(port, SETTINGS);
                return;
            } catch (IOException trouble) {
                last = trouble;
                pause();
            }
        }
        throw last == null ? new IOException("the database did not start") : last;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + NAME);
            }
        }
    }

    private String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres";
    }

    private static int rememberedPort(Path file) throws IOException {
        if (Files.exists(file)) {
            return Integer.parseInt(Files.readString(file).strip());
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();
            Files.writeString(file, Integer.toString(port));
            return port;
        }
    }
}
