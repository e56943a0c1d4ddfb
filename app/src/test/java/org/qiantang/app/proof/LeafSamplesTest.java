package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.leaf.Leaf;

/** Leaves taken at random, and what is said of them. */
class LeafSamplesTest {
    private static final long SHOW = 7;
    private static final long KEPT = 8;
    private static OneDatabase database;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @Test
    void a_leaf_whose_entry_the_journal_has_lost_does_not_hold_and_a_piece_of_the_recording_does() {
        try (var evening = new Evening(database.pool(), folder)) {
            Instant opened = evening.plays(SHOW);
            evening.loses(KEPT);
            var samples = new LeafSamples(evening.jdbc, evening.log, evening.contents());

            List<LeafSamples.Sampled> sampled = samples.sample(
                    List.of(SHOW),
                    opened,
                    evening.hands.instant().plusSeconds(1),
                    evening.leaves().size(),
                    new SplittableRandom(1));

            assertThat(sampled).hasSameSizeAs(evening.leaves());
            assertThat(sampled)
                    .filteredOn(leaf -> !leaf.holds())
                    .extracting(LeafSamples.Sampled::index)
                    .containsExactlyInAnyOrderElementsOf(sampled.stream()
                            .map(LeafSamples.Sampled::index)
                            .filter(index -> isLost(evening.leaves().get(Math.toIntExact(index))))
                            .toList())
                    .isNotEmpty();
        }
    }

    private static boolean isLost(Leaf leaf) {
        Content content = leaf.content();
        Whence whence = Objects.requireNonNull(Whence.parse(content == null ? null : content.codec()));
        return whence.form() != Whence.Form.PIECE && whence.to() > KEPT;
    }
}
