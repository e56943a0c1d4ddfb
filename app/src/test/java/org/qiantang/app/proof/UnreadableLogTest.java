package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;

class UnreadableLogTest {
    private static final long SHOW = 7;

    @TempDir
    Path folder;

    @Test
    void nothing_is_said_of_a_leaf_while_the_disk_does_not_give_it() throws IOException {
        try (var database = OneDatabase.start()) {
            try (var evening = new Evening(database.pool(), folder)) {
                Instant opened = evening.plays(SHOW);
                Instant now = evening.hands.instant().plusSeconds(1);
                var samples = new LeafSamples(evening.jdbc, evening.log, evening.contents());
                assertThat(samples.sample(List.of(SHOW), opened, now, 5, new SplittableRandom(1)))
                        .hasSize(5)
                        .allMatch(LeafSamples.Sampled::holds);

                breakEntries();

                assertThat(samples.sample(List.of(SHOW), opened, now, 5, new SplittableRandom(1)))
                        .isEmpty();
            }
        }
    }

    /** A folder in place of a file cannot be read as one. */
    private void breakEntries() throws IOException {
        List<Path> files;
        try (Stream<Path> beneath = Files.walk(folder.resolve("log/tile/entries"))) {
            files = beneath.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.delete(file);
            Files.createDirectory(file);
        }
    }
}
