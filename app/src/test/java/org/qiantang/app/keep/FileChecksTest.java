package org.qiantang.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.keep.FileCheck.Fault;
import org.qiantang.app.keep.FileCheck.Faulty;
import org.qiantang.app.keep.FileCheck.State;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

class FileChecksTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-11-27T04:00:00Z"));

    private static WholeHouse house;
    private static JdbcClient jdbc;

    @TempDir
    private Path folder;

    private CheckTable table;
    private FileChecks checks;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        jdbc = house.bean(JdbcClient.class);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @BeforeEach
    void fourPieces() {
        jdbc.sql("delete from recording_segment").update();
        for (int number = 1; number <= 4; number++) {
            record(number, "piece " + number);
        }
        table = new CheckTable(jdbc);
        checks = new FileChecks(table, (show, number) -> kept(number), new Ids(NOON, 3), NOON);
    }

    private Optional<Path> kept(int number) {
        return Optional.of(folder.resolve(number + ".ts")).filter(Files::isRegularFile);
    }

    private void record(int number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(number, text);
        jdbc.sql("""
                        insert into recording_segment
                               (show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256)
                        values (7, :number, 'x.ts', now(), now(), 0, 10, true, :bytes, :sha256)
                        """)
                .param("number", number)
                .param("bytes", bytes.length)
                .param("sha256", sha256(bytes))
                .update();
    }

    private void write(int number, String text) {
        try {
            Files.writeString(folder.resolve(number + ".ts"), text);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private FileCheck gone(@Nullable Integer sample) {
        long id = new Ids(InstantSource.system(), 4).next();
        table.insert(id, sample, 9, NOON.instant());
        checks.run(id, sample);
        return table.one(id).orElseThrow();
    }

    @Test
    void files_that_are_as_the_journal_says_are_all_found_well() {
        FileCheck check = gone(null);

        assertThat(check.state()).isEqualTo(State.DONE);
        assertThat(check.total()).isEqualTo(4);
        assertThat(check.done()).isEqualTo(4);
        assertThat(check.absent() + check.differs()).isZero();
        assertThat(check.bytes()).isEqualTo(4L * "piece 1".length());
    }

    @Test
    void a_file_that_is_gone_one_that_was_cut_and_one_with_a_changed_byte_are_named() throws IOException {
        Files.delete(folder.resolve("1.ts"));
        write(2, "piece");
        write(3, "piece X");

        FileCheck check = gone(null);

        assertThat(check.absent()).isEqualTo(1);
        assertThat(check.differs()).isEqualTo(2);
        assertThat(table.faults(check.id(), 10))
                .containsExactly(
                        new Faulty(7, 1, Fault.ABSENT), new Faulty(7, 2, Fault.SIZE), new Faulty(7, 3, Fault.HASH));
    }

    @Test
    void a_sample_goes_through_as_many_as_were_asked_for() {
        FileCheck check = gone(3);

        assertThat(check.total()).isEqualTo(3);
        assertThat(check.done()).isEqualTo(3);
    }

    @Test
    void a_check_that_was_stopped_says_so() {
        long id = new Ids(InstantSource.system(), 5).next();
        table.insert(id, null, 9, NOON.instant());
        table.stop(id);

        checks.run(id, null);

        assertThat(table.one(id).orElseThrow().state()).isEqualTo(State.STOPPED);
    }
}
