package org.qiantang.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A data folder's PostgreSQL while the program is away, run by the programs that the program left beside it. */
final class StoppedCluster {
    private static final int PATIENCE_SECONDS = 180; // a long journal may have to be recovered before the first answer

    private static final int LOOKS = 10;
    private static final int LOOK_MILLIS = 100;

    // Starting may finish a recovery; that must be as durable as if the program had done it.
    private static final String SETTINGS = " -c fsync=on -c full_page_writes=on -c synchronous_commit=on"
            + " -c max_connections=60 -c listen_addresses=127.0.0.1 -c unix_socket_directories=''";

    private static final String OTHERS = """
            select count(*)
              from pg_stat_activity
             where backend_type = 'client backend'
               and pid <> pg_backend_pid()
            """;

    private final Path control;
    private final Path cluster;
    private final Path log;

    private StoppedCluster(Path control, Path cluster, Path log) {
        this.control = control;
        this.cluster = cluster;
        this.log = log;
    }

    static StoppedCluster in(Path home) throws IOException, DataFolder.NoDatabase {
        Path programs = home.resolve("program");
        if (!Files.isDirectory(programs)) {
            throw new DataFolder.NoDatabase("data: no folder " + programs + " (expected: PostgreSQL's own programs)");
        }
        try (Stream<Path> versions = Files.list(programs)) {
            Path control = versions.map(version -> version.resolve("bin").resolve("pg_ctl"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new DataFolder.NoDatabase(
                            "data: no pg_ctl in " + programs + " (expected: PostgreSQL's own programs)"));
            return new StoppedCluster(control, home.resolve("cluster"), home.resolve("postgres.log"));
        }
    }

    void start(int port) throws IOException {
        run("-o", "-p " + port + SETTINGS, "-l", log.toString(), "start");
    }

    /** Stops it, unless somebody else has come to use it meanwhile. */
    void stop(String url) throws IOException {
        if (!isUsedByOthers(url)) {
            run("-m", "fast", "stop");
        }
    }

    private static boolean isUsedByOthers(String url) throws IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement query = connection.createStatement()) {
            // Our own last connection may take a moment to be gone.
            for (int look = 0; look < LOOKS; look++) {
                try (ResultSet rows = query.executeQuery(OTHERS)) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        return false;
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return true;
        } catch (SQLException trouble) {
            throw new IOException(trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private void run(String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            // PostgreSQL refuses to run as root; in a user namespace of its own it is nobody in particular.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(
                List.of(control.toString(), "-D", cluster.toString(), "-w", "-t", Integer.toString(PATIENCE_SECONDS)));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("pg_ctl: no end after " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "pg_ctl: exit status " + process.exitValue() + " (expected: 0; its words are in " + log + ")");
        }
    }
}
