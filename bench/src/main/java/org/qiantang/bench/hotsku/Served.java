package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Ports;

/**
 * One side's servers, running on the servers' core, with so many pieces of each SKU.
 *
 * @param words what the load has to know of it, as {@code key=value}
 */
record Served(Pinned server, List<String> words) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String HEAP = "1536m";
    // What a hot sale leaves in memory stays there: small steps keep each pause of the collector short.
    private static final List<String> YOUNG = List.of("-XX:+UseSerialGC", "-Xmn32m");

    /** PostgreSQL as the program has it, with a row of stock. */
    static Served postgresql(Path folder, int[] pieces) throws IOException, InterruptedException {
        Pinned host = host(folder, List.of(folder.toString()));
        String url = url(host);
        closing(host, () -> RowByRow.lay(url, RowByRow.Dialect.POSTGRESQL, pieces));
        return new Served(host, List.of("side=postgresql", "url=" + url, "database=" + postmaster(folder)));
    }

    /** Our rooms, journal and database, without viewers. */
    static Served engine(Path folder, boolean withAddress, int[] pieces) throws IOException, InterruptedException {
        int port = Ports.free();
        List<String> words =
                new ArrayList<>(List.of(folder.toString(), Integer.toString(port), Boolean.toString(withAddress)));
        Arrays.stream(pieces).mapToObj(Integer::toString).forEach(words::add);
        Pinned host = host(folder, words);
        return new Served(
                host,
                List.of(
                        "side=engine",
                        "url=" + url(host),
                        "port=" + port,
                        "server=" + host.pid(),
                        "database=" + postmaster(folder)));
    }

    private static Pinned host(Path folder, List<String> words) throws IOException, InterruptedException {
        Pinned host = Pinned.start(
                "host", Cores.ofServers(), folder, Map.of(), Jvm.command(HEAP, YOUNG, RoomHost.class, words));
        closing(host, () -> host.until("ready", PATIENCE, () -> says(host, "ready ")));
        return host;
    }

    private interface Step {
        void take() throws IOException, InterruptedException, SQLException;
    }

    /** A server that could not be made ready is ended here, since nobody else knows of it yet. */
    private static void closing(Pinned server, Step step) throws IOException, InterruptedException {
        boolean done = false;
        try {
            step.take();
            done = true;
        } catch (SQLException trouble) {
            throw new IOException("the tables could not be laid", trouble);
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    private static String url(Pinned host) throws IOException {
        return host.words()
                .lines()
                .filter(line -> line.startsWith("ready "))
                .findFirst()
                .orElseThrow()
                .substring("ready ".length());
    }

    static boolean says(Pinned process, String words) {
        try {
            return process.words().contains(words);
        } catch (IOException _) {
            return false;
        }
    }

    /** The process id of the embedded PostgreSQL in a data folder. */
    static long postmaster(Path folder) throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** MariaDB with its log flushed at each commit and no second log beside it. */
    static Served mariadb(Path folder, int[] pieces) throws IOException, InterruptedException {
        int port = Ports.free();
        Path data = folder.resolve("mariadb");
        try (Pinned install = Pinned.start(
                "install",
                Cores.ofServers(),
                folder,
                Map.of(),
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--user=root",
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db",
                        "--datadir=" + data))) {
            while (install.isAlive()) {
                Thread.sleep(50);
            }
        }
        Pinned server = Pinned.start(
                "mariadb",
                Cores.ofServers(),
                folder,
                Map.of(),
                List.of(
                        "mariadbd",
                        "--no-defaults",
                        "--user=root",
                        "--datadir=" + data,
                        "--socket=" + folder.resolve("mariadb.sock"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--innodb-flush-log-at-trx-commit=1",
                        "--innodb-buffer-pool-size=128M",
                        "--skip-log-bin"));
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/mysql?user=root&useServerPrepStmts=true";
        closing(server, () -> {
            server.until("answers", PATIENCE, () -> answers(url));
            RowByRow.lay(url, RowByRow.Dialect.MARIADB, pieces);
        });
        return new Served(server, List.of("side=mariadb", "url=" + url, "database=" + server.pid()));
    }

    private static boolean answers(String url) {
        try (var _ = DriverManager.getConnection(url)) {
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    /** Redis that flushes its log before it answers. */
    static Served redis(Path folder, int[] pieces) throws IOException, InterruptedException {
        int port = Ports.free();
        Pinned server = Pinned.start(
                "redis",
                Cores.ofServers(),
                folder,
                Map.of(),
                List.of(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--dir",
                        folder.toString(),
                        "--save",
                        "",
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "always",
                        "--maxmemory-policy",
                        "noeviction"));
        closing(server, () -> {
            server.until("ready", PATIENCE, () -> says(server, "Ready to accept connections"));
            RedisScript.lay(port, pieces);
        });
        return new Served(server, List.of("side=redis", "port=" + port, "server=" + server.pid()));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
