package org.qiantang.app.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL in the data folder, started with the process and stopped with it.
 *
 * <p>If the process was killed, its database lives on; the next start on the same folder adopts it. The port is
 * remembered in the folder, since only on the same port can it be found again.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START_UP = Duration.ofMinutes(2); // a long journal may have to be recovered first
    private static final Duration REAP = Duration.ofSeconds(15);
    private static final String NAME = "qiantang";

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static EmbeddedDatabase start(Path folder) throws IOException, SQLException {
        Path home = folder.toAbsolutePath().resolve("postgres");
        Path cluster = home.resolve("cluster");
        Files.createDirectories(home);
        int port = rememberedPort(home.resolve("port"));
        waitForDyingServer(cluster.resolve("postmaster.pid"));
        Path log = home.resolve("postgres.log");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setPGStartupWait(START_UP)
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                // The library's own defaults are made for tests: without these an acknowledged order could be lost.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
        createDatabase(postgres);
        return new EmbeddedDatabase(postgres);
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", NAME);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    private static void createDatabase(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + NAME);
            }
        }
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

    /**
     * After {@code kill -9} of everything the old server's number may still be there, unreaped; starting in that
     * moment fails for good, so we wait until it is either gone or plainly alive and serving.
     */
    private static void waitForDyingServer(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        Optional<ProcessHandle> server =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        long giveUp = System.nanoTime() + REAP.toNanos();
        while (server.isPresent() && isDying(server.get()) && System.nanoTime() < giveUp) {
            LOG.info(
                    "waiting for the old database process to end: pid={}",
                    server.get().pid());
            try {
                Thread.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static boolean isDying(ProcessHandle server) {
        Path status = Path.of("/proc", Long.toString(server.pid()), "stat");
        try {
            // A zombie has no command line any more; a process without /proc is not ours to judge.
            return server.isAlive()
                    && Files.exists(status)
                    && Files.readString(status).contains(") Z ");
        } catch (IOException gone) {
            return false;
        }
    }
}
