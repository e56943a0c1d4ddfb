package org.qiantang.tools.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShowEvent;

class RecordingsCheckTest {
    private static final long SHOW = 42;
    private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path folder;

    private final Findings findings = new Findings();
    private final ShowCount show = new ShowCount(SHOW, findings);

    @Test
    void pieces_as_they_were_recorded_agree() throws Exception {
        record(1, "one");
        record(2, "two");

        look();

        assertThat(findings.recordings.agrees()).isTrue();
        assertThat(findings.recordings.looks()).isEqualTo(4);
    }

    @Test
    void a_missing_a_shortened_and_a_changed_piece_are_named() throws Exception {
        record(1, "one");
        record(2, "two");
        record(3, "three");
        Files.delete(file(1));
        Files.writeString(file(2), "tw");
        Files.writeString(file(3), "thref");

        look();

        assertThat(findings.recordings.faults()).isEqualTo(3);
        assertThat(findings.recordings.examples().get(0)).startsWith("42/000001.ts: missing");
        assertThat(findings.recordings.examples().get(1)).startsWith("42/000002.ts: 2 bytes (expected: 3)");
        assertThat(findings.recordings.examples().get(2)).startsWith("42/000003.ts: sha-256 ");
    }

    @Test
    void pieces_that_were_removed_in_time_are_not_missed() throws Exception {
        record(1, "one");
        record(2, "two");
        happened(new ShowEvent.RecordingTrimmed(AT, 1));
        Files.delete(file(1));

        look();

        assertThat(findings.recordings.agrees()).isTrue();
    }

    @Test
    void a_number_told_twice_and_a_removal_of_what_never_was_are_faults() throws Exception {
        record(1, "one");
        record(1, "one");
        happened(new ShowEvent.RecordingTrimmed(AT, 9));

        assertThat(findings.recordings.faults()).isEqualTo(2);
    }

    @Test
    void without_the_folder_it_is_said_that_nothing_was_looked_at() throws Exception {
        record(1, "one");

        new RecordingsCheck(folder.resolve("elsewhere"), findings.recordings).run(Map.of(SHOW, show));

        assertThat(findings.recordings.agrees()).isTrue();
        assertThat(findings.recordings.notes()).hasSize(1);
    }

    private void look() {
        new RecordingsCheck(folder, findings.recordings).run(Map.of(SHOW, show));
    }

    private void record(int number, String content) throws IOException, NoSuchAlgorithmException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(file(number).getParent());
        Files.write(file(number), bytes);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        happened(new ShowEvent.SegmentRecorded(
                AT,
                number,
                file(number).getFileName().toString(),
                AT,
                AT.plusSeconds(10),
                number * 10_000L,
                number * 10_000L + 10_000,
                true,
                bytes.length,
                hash));
    }

    private Path file(int number) {
        return folder.resolve(Long.toString(SHOW)).resolve("%06d.ts".formatted(number));
    }

    private void happened(ShowEvent event) {
        show.happened(new Recorded(1, 1, "show/" + SHOW, event.getClass().getSimpleName(), 1, AT, new byte[0]), event);
    }
}
