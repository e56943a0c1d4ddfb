package org.qiantang.app.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
    private static final int LOOKS = 5;
    private static final String NOT_NOW = "57P03";

    // An acknowledged order is never lost: these are PostgreSQL's own defaults, and they are said aloud.
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "shared_buffers=128MB",
            "max_connections=60",
            // For disks without a head to move; with the default of 4 some hundred rows are looked for in all of a
            // table.
            "random_page_cost=1.1",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=''");

    private static final String OTHERS = """
            select count(*)
              from pg_stat_activity
             where backend_type = 'client backend'
               and pid <> pg_backend_pid()
            """;

    private final PostgresProgram program;
    private final int port;
    private final boolean adopted;

    private EmbeddedDatabase(PostgresProgram program, int port, boolean adopted) {
        this.program = program;
        this.port = port;
        this.adopted = adopted;
    }

    /** Whether a program has ever run in this folder. */
    public static boolean isIn(Path folder) {
        return Files.exists(folder.resolve("postgres").resolve("cluster").resolve("PG_VERSION"));
    }

    /** Where the database of this folder will answer once it is started. */
    public static String urlIn(Path folder) throws IOException {
        return url(rememberedPort(homeIn(folder).resolve("port")), NAME);
    }

    private static Path homeIn(Path folder) throws IOException {
        return Files.createDirectories(folder.toAbsolutePath().resolve("postgres"));
    }

    public static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
        Path home = homeIn(folder);
        var program = new PostgresProgram(home);
        program.init();
        int port = rememberedPort(home.resolve("port"));
        // The number of a server that was killed may be there for a moment still: only one that listens is adopted.
        boolean running = program.isRunning() && listens(port) && answers(port);
        var database = new EmbeddedDatabase(program, port, running);
        if (!running) {
            database.startPatiently();
        }
        database.create();
        return database;
    }

    public String url() {
        return url(port, NAME);
    }

    @Override
    public void close() throws IOException {
        program.stop();
    }

    /** For guests: stops it only if it was started for them, and nobody else has come meanwhile. */
    public void leave() throws IOException, SQLException {
        if (!adopted && !isUsedByOthers()) {
            close();
        }
    }

    private boolean isUsedByOthers() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url());
                var query = connection.createStatement()) {
            // One's own last connection may take a moment to be gone.
            for (int look = 0; look < LOOKS; look++) {
                try (var rows = query.executeQuery(OTHERS)) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        return false;
                    }
                }
                pause();
            }
            return true;
        }
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
                program.forgetStranger();
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

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private void create() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + NAME);
            }
        }
    }

    /** Waits for one that still reads its journal again after a crash, or that is just being stopped: false once it is gone. */
    private static boolean answers(int port) throws SQLException, IOException {
        for (int left = PostgresProgram.PATIENCE_SECONDS * 1_000 / PAUSE_MILLIS; ; left--) {
            try (Connection connection = DriverManager.getConnection(url(port, "postgres"))) {
                return connection.isValid(LOOKS);
            } catch (SQLException trouble) {
                if (!listens(port)) {
                    return false;
                }
                if (!NOT_NOW.equals(trouble.getSQLState()) || left == 0) {
                    throw trouble;
                }
            }
            pause();
        }
    }

    private static String url(int port, String name) {
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
