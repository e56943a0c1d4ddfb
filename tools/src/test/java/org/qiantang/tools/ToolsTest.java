package org.qiantang.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.tools.fsck.PlayedShops;

class ToolsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path data;

    @Test
    void help_is_said_on_standard_output_and_nonsense_on_standard_error() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("qiantang fsck", "qiantang replay");
        assertThat(err.size()).isZero();

        assertThat(run("mend")).isEqualTo(2);
        assertThat(run("replay", "--show", "tomorrow")).isEqualTo(2);
        assertThat(run("replay", "--speed", "-1")).isEqualTo(2);
        assertThat(run("fsck", "--data")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("option: mend (expected: one of those below)")
                .contains("--show: tomorrow (expected: the id of a show)")
                .contains("--speed: -1 (expected: 0.1..1000)")
                .contains("--data: nothing (expected: a value)");
    }

    @Test
    void a_folder_in_which_the_program_never_ran_is_named() {
        int status = run("fsck", "--data", data.toString());

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(data.toString())
                .contains("(expected: a folder in which the program has run)");
    }

    @Test
    void the_database_of_a_stopped_program_is_started_for_a_moment_and_left_stopped() throws Exception {
        Path home = data.resolve("postgres");
        long show = leaveStopped(home);

        int counted = run("fsck", "--data", data.toString());
        int told = run("replay", "--fast", "--data", data.toString(), "--show", Long.toString(show));

        assertThat(counted).isZero();
        assertThat(told).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("✓ all agree", "● 开播", "■ 下播", "下单 ", "付款 ", "超时未付 ", "退款 ", "—— 合计 ——")
                .doesNotContain("\033[");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the program is stopped");
        assertThat(home.resolve("cluster").resolve("postmaster.pid")).doesNotExist();
    }

    /** A data folder as the program leaves it when it is stopped, with a shop in it. */
    private static long leaveStopped(Path home) throws IOException, SQLException {
        Files.createDirectories(home);
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile());
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("cluster"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("program").toFile())
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start()) {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database qiantang");
            }
            Files.writeString(home.resolve("port"), Integer.toString(server.getPort()));
            return PlayedShops.write(server.getJdbcUrl("postgres", "qiantang"), 5, 100);
        }
    }

    private int run(String... arguments) {
        return Tools.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
