package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellerTest {
    private static final Engine ENGINE = new Engine("test", "1");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private final Counts counts = new Counts();

    @Test
    void words_are_told_in_order() {
        Ledger ledger = new Ledger();
        var teller = new Teller("test", ledger, counts);

        IntStream.range(0, 100).forEach(i -> teller.heard(heard(i, true)));
        teller.close(PATIENCE);

        assertThat(ledger.words())
                .isEqualTo(IntStream.range(0, 100).mapToObj(Tones::words).toList());
        assertThat(counts.tally().sentences()).isEqualTo(100);
    }

    @Test
    void a_half_that_was_not_told_yet_gives_way_to_what_follows_it() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        Ledger ledger = new Ledger(_ -> {
            stuck.countDown();
            EarContract.awaitUninterrupted(letGo);
        });
        var teller = new Teller("test", ledger, counts);
        teller.heard(heard(0, true));
        stuck.await();

        teller.heard(heard(1, false));
        teller.heard(heard(2, false));
        teller.heard(heard(3, true));
        letGo.countDown();
        teller.close(PATIENCE);

        assertThat(ledger.all().stream().map(Heard::text)).containsExactly(Tones.words(0), Tones.words(3));
    }

    @Test
    void a_listener_that_falls_behind_misses_the_oldest_and_the_misses_are_counted() throws Exception {
        CountDownLatch letGo = new CountDownLatch(1);
        CountDownLatch stuck = new CountDownLatch(1);
        Ledger ledger = new Ledger(_ -> {
            stuck.countDown();
            EarContract.awaitUninterrupted(letGo);
        });
        var teller = new Teller("test", ledger, counts);
        teller.heard(heard(0, true));
        stuck.await();

        IntStream.rangeClosed(1, 1_000).forEach(i -> teller.heard(heard(i, true)));
        letGo.countDown();
        teller.close(PATIENCE);

        assertThat(ledger.words()).hasSize(257).startsWith(Tones.words(0)).endsWith(Tones.words(1_000));
        assertThat(counts.tally().untold()).isEqualTo(1_001 - 257);
    }

    @Test
    void only_a_change_of_standing_is_told() {
        Ledger ledger = new Ledger();
        var teller = new Teller("test", ledger, counts);

        teller.well();
        teller.troubled("no connection");
        teller.troubled("no connection still");
        teller.well();
        teller.well();
        teller.troubled("again");
        teller.close(PATIENCE);

        assertThat(ledger.standings())
                .containsExactly(
                        new Standing.Troubled("no connection"), new Standing.Well(), new Standing.Troubled("again"));
    }

    @Test
    void a_listener_may_close_the_ear_that_tells_it() throws Exception {
        Path transcript =
                Files.writeString(folder.resolve("closing.jsonl"), "{\"t\": 0, \"to\": 0.1, \"text\": \"收工\"}");
        CountDownLatch closed = new CountDownLatch(1);
        var ears = new CompletableFuture<Ear>();
        Ear ear = TranscriptFile.open(transcript, new Ledger(_ -> {
            ears.join().close();
            closed.countDown();
        }));
        ears.complete(ear);

        Show.of(1).playTo(ear);

        assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
    }

    private static Heard heard(int number, boolean isFinal) {
        return new Heard(
                Tones.words(number), Duration.ofSeconds(number), Duration.ofSeconds(number + 1), isFinal, ENGINE);
    }
}
