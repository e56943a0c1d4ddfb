package org.qiantang.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final int ROWS = 2_000_000;

    @Test
    void the_number_of_a_server_that_was_killed_is_not_taken_for_a_server(@TempDir Path folder) throws Exception {
        EmbeddedDatabase.start(folder).close();
        Path cluster = folder.resolve("postgres").resolve("cluster");
        // As after kill -9 of all, until somebody has buried the dead: the number is there, and nobody listens.
        Process dead = new ProcessBuilder("sleep", "2").start();
        Files.write(cluster.resolve("postmaster.pid"), List.of(Long.toString(dead.pid()), cluster.toString()));

        EmbeddedDatabase database = EmbeddedDatabase.start(folder);

        try (Connection connection = DriverManager.getConnection(database.url())) {
            assertThat(connection.isValid(1)).isTrue();
        } finally {
            database.close();
        }
    }

    @Test
    void the_number_of_a_server_is_not_taken_for_it_though_another_process_has_it_now(@TempDir Path folder)
            throws Exception {
        EmbeddedDatabase.start(folder).close();
        Path cluster = folder.resolve("postgres").resolve("cluster");
        Process another = new ProcessBuilder("sleep", "600").start();
        try {
            long anHourAgo = Instant.now().minusSeconds(3_600).getEpochSecond();
            Files.write(
                    cluster.resolve("postmaster.pid"),
                    List.of(Long.toString(another.pid()), cluster.toString(), Long.toString(anHourAgo)));

            EmbeddedDatabase database = EmbeddedDatabase.start(folder);

            try (Connection connection = DriverManager.getConnection(database.url())) {
                assertThat(connection.isValid(1)).isTrue();
            } finally {
                database.close();
            }
        } finally {
            another.destroyForcibly();
        }
    }

    @Test
    void a_database_that_still_reads_its_journal_again_is_waited_for(@TempDir Path folder) throws Exception {
        EmbeddedDatabase before = EmbeddedDatabase.start(folder);
        try (Connection connection = DriverManager.getConnection(before.url());
                var statement = connection.createStatement()) {
            statement.execute("create table counted as select generate_series(1, " + ROWS + ") as n");
        }
        Path home = folder.resolve("postgres");
        kill(Long.parseLong(Files.readAllLines(home.resolve("cluster").resolve("postmaster.pid"))
                .getFirst()));
        int port = Integer.parseInt(Files.readString(home.resolve("port")).strip());
        Thread starting = Thread.ofVirtual().start(() -> startAgain(home, port));
        while (!listens(port)) {
            Thread.sleep(1);
        }

        EmbeddedDatabase after = EmbeddedDatabase.start(folder);

        try (Connection connection = DriverManager.getConnection(after.url());
                var rows = connection.createStatement().executeQuery("select count(*) from counted")) {
            rows.next();
            assertThat(rows.getInt(1)).isEqualTo(ROWS);
        } finally {
            starting.join();
            after.close();
        }
    }

    private static void kill(long number) throws InterruptedException {
        ProcessHandle server = ProcessHandle.of(number).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(server.descendants(), Stream.of(server)).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            Thread.sleep(5);
        }
    }

    private static void startAgain(Path home, int port) {
        try {
            var program = new PostgresProgram(home);
            for (int tries = 0; tries < 50; tries++) {
                try {
                    program.start(port, List.of("listen_addresses=127.0.0.1", "unix_socket_directories=''"));
                    return;
                } catch (IOException notYet) {
                    // The number of the killed one may be there for a moment still.
                    Thread.sleep(100);
                }
            }
        } catch (IOException | InterruptedException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }
}
