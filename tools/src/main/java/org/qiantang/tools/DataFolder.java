package org.qiantang.tools;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The database of a data folder: the running one, or, where the program is stopped, started for as long as needed. */
final class DataFolder {
    private static final Duration START_UP = Duration.ofMinutes(2); // a long journal may have to be recovered first
    private static final int CONNECT_MILLIS = 2_000;
    private static final String NAME = "qiantang";

    private DataFolder() {}

    /** Where no database can be found, and why. */
    static final class NoDatabase extends Exception {
        NoDatabase(String message) {
            super(message);
        }
    }

    /** A database at hand; closing it ends only what was started for it. */
    record Database(String url, AutoCloseable lease) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                lease.close();
            } catch (IOException trouble) {
                throw trouble;
            } catch (Exception trouble) {
                throw new IOException(trouble);
            }
        }
    }

    static Database open(Options options, PrintStream err) throws IOException, NoDatabase {
        return options.database().isPresent()
                ? new Database(options.database().get(), () -> {})
                : open(options.data().toAbsolutePath().normalize(), err);
    }

    private static Database open(Path data, PrintStream err) throws IOException, NoDatabase {
        Path home = data.resolve("postgres");
        Path cluster = home.resolve("cluster");
        if (!Files.exists(home.resolve("port")) || !Files.exists(cluster.resolve("PG_VERSION"))) {
            throw new NoDatabase("data: " + data + " (expected: a folder in which the program has run)");
        }
        String text = Files.readString(home.resolve("port")).strip();
        if (!text.matches("[0-9]{1,5}")) {
            throw new NoDatabase("port: " + text + " in " + home.resolve("port") + " (expected: 1..65535)");
        }
        int port = Integer.parseInt(text);
        if (listens(port)) {
            return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=postgres", () -> {});
        }
        err.println("the program is stopped: starting its database for a moment");
        EmbeddedPostgres postgres = start(home, cluster, port);
        return new Database(postgres.getJdbcUrl("postgres", NAME), postgres);
    }

    private static EmbeddedPostgres start(Path home, Path cluster, int port) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setPGStartupWait(START_UP)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                // Starting may finish a recovery; that must be as durable as if the program had done it.
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
