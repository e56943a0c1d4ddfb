package org.qiantang.tools;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The database of a data folder: the running one, or, where the program is stopped, started for as long as needed. */
final class DataFolder {
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
    record Database(String url, Optional<StoppedCluster> started) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (started.isPresent()) {
                started.get().stop(url);
            }
        }
    }

    static Database open(Options options, PrintStream err) throws IOException, NoDatabase {
        return options.database().isPresent()
                ? new Database(options.database().get(), Optional.empty())
                : open(options.data().toAbsolutePath().normalize(), err);
    }

    private static Database open(Path data, PrintStream err) throws IOException, NoDatabase {
        Path home = data.resolve("postgres");
        if (!Files.exists(home.resolve("port"))
                || !Files.exists(home.resolve("cluster").resolve("PG_VERSION"))) {
            throw new NoDatabase("data: " + data + " (expected: a folder in which the program has run)");
        }
        String text = Files.readString(home.resolve("port")).strip();
        if (!text.matches("[0-9]{1,5}")) {
            throw new NoDatabase("port: " + text + " in " + home.resolve("port") + " (expected: 1..65535)");
        }
        int port = Integer.parseInt(text);
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME + "?user=postgres";
        if (listens(port)) {
            return new Database(url, Optional.empty());
        }
        err.println("the program is stopped: starting its database for a moment");
        StoppedCluster cluster = StoppedCluster.in(home);
        cluster.start(port);
        return new Database(url, Optional.of(cluster));
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
