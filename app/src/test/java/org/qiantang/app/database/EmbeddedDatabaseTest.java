package org.qiantang.app.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
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
}
