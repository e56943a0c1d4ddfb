package org.qiantang.engine.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.engine.tlog.LogTest.entries;
import static org.qiantang.engine.tlog.LogTest.entry;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;

class LogFaultsTest {
    private final NoteSigner signer = new NoteSigner("example.com/log", Keys.ed25519());

    @Test
    void a_batch_that_failed_at_any_step_is_in_the_log_whole_or_not_at_all() {
        for (int before : List.of(0, 3, 255, 256, 300, 511)) {
            for (int step = 0; step < 16; step++) {
                var store = new FaultyTiles(step);
                Log log = Log.create(store, signer);
                log.append(entries(0, before));
                store.failAfter(step);
                boolean answered = answers(log, before, before + 300);
                store.mend();

                Log again = Log.open(store, signer);

                long size = again.tree().size();
                assertThat(size).isIn((long) before, before + 300L);
                assertThat(answered && size == before).isFalse();
                assertThat(again.tree().audit())
                        .isEqualTo(Checkpoint.of(again.head()).root());
            }
        }
    }

    @Test
    void a_batch_that_is_in_is_answered_though_the_tiles_it_outgrew_cannot_be_dropped() {
        var store = new FaultyTiles(1);
        Log log = Log.create(store, signer);
        log.append(entries(0, 200));
        store.failDrops();

        log.append(entries(200, 300));
        log.append(entries(300, 310));

        assertThat(log.tree().size()).isEqualTo(310);
        assertThat(store.read("tile/0/000.p/200")).isNotNull();
        store.mend();
        log.append(entries(310, 320));
        assertThat(store.read("tile/0/000.p/200")).isNull();
        assertThat(log.tree().audit()).isEqualTo(Checkpoint.of(log.head()).root());
    }

    @Test
    void a_head_that_was_handed_out_after_a_failure_outlives_a_power_cut() {
        var store = new CachedTiles();
        Log log = Log.create(store, signer);
        log.append(entries(0, 3));
        // The tiles are forced and the head is not.
        store.failAfter(1);
        assertThat(answers(log, 3, 10)).isFalse();
        store.mend();

        SignedNote seen = Log.open(store, signer).head();
        assertThat(Checkpoint.of(seen).size()).isEqualTo(10);
        store.cutPower();

        assertThat(Log.open(store, signer).head()).hasToString(seen.toString());
    }

    @Test
    void after_a_failure_the_log_asks_to_be_opened_again() {
        var store = new FaultyTiles(1);
        Log log = Log.create(store, signer);
        store.failAfter(1);
        assertThatThrownBy(() -> log.append(entries(0, 5))).isInstanceOf(UncheckedIOException.class);
        store.mend();

        assertThatThrownBy(() -> log.append(entries(0, 5)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("expected: opened again");
    }

    /** Of one size there is one root in all the world, however often the log fell and whatever it tried in between. */
    @ForEachSeed(count = 60)
    void no_two_checkpoints_that_anybody_saw_are_inconsistent(long seed) {
        var random = new SplittableRandom(seed);
        var store = new FaultyTiles(seed);
        Log log = Log.create(store, signer);
        Map<Long, Hash> seen = new HashMap<>();
        int salt = 0;
        for (int round = 0; round < 25; round++) {
            if (random.nextInt(3) == 0) {
                store.failAfter(random.nextInt(12));
            }
            int from = (int) log.tree().size() + 100_000 * salt++;
            try {
                SignedNote head =
                        log.append(entries(from, from + random.nextInt(1, 400))).checkpoint();
                see(seen, head);
            } catch (UncheckedIOException failed) {
                store.mend();
                log = Log.open(store, signer);
                see(seen, log.head());
            }
            store.mend();
        }

        Tree tree = log.tree();
        assertThat(tree.audit()).isEqualTo(Checkpoint.of(log.head()).root());
        seen.forEach((size, root) -> {
            List<Hash> proof = tree.consistency(size, tree.size());
            assertThat(Merkle.extendsTree(root, size, tree.root(tree.size()), tree.size(), proof))
                    .isTrue();
        });
    }

    @Test
    void tiles_that_a_crash_left_behind_are_not_read_and_are_written_over() {
        var store = new FaultyTiles(7);
        Log log = Log.create(store, signer);
        log.append(entries(0, 300));
        // All tiles arrive and the head does not.
        store.failAfter(6);
        assertThat(answers(log, 5000, 5400)).isFalse();
        store.mend();

        Log again = Log.open(store, signer);
        again.append(entries(300, 320));
        again.append(entries(320, 1000));

        assertThat(again.tree().audit()).isEqualTo(Checkpoint.of(again.head()).root());
        assertThat(again.tree().entry(310)).isEqualTo(entry(310));
    }

    private static void see(Map<Long, Hash> seen, SignedNote head) {
        Checkpoint checkpoint = Checkpoint.of(head);
        Hash before = seen.putIfAbsent(checkpoint.size(), checkpoint.root());
        assertThat(before).isIn(null, checkpoint.root());
    }

    private static boolean answers(Log log, int from, int to) {
        try {
            log.append(entries(from, to));
            return true;
        } catch (UncheckedIOException failed) {
            return false;
        }
    }
}
