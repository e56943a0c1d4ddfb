package org.qiantang.engine.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.merkle.Prover;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.store.MemoryTiles;

class LogTest {
    private final NoteSigner signer = new NoteSigner("example.com/log", Keys.ed25519());
    private final MemoryTiles store = new MemoryTiles();

    @Test
    void a_new_log_has_signed_that_it_is_empty() {
        Log log = Log.create(store, signer);

        assertThat(Checkpoint.of(log.head())).isEqualTo(new Checkpoint("example.com/log", 0, Merkle.EMPTY));
        assertThat(log.head().signersAmong(List.of(signer.verifier())).valid()).containsExactly(signer.verifier());
    }

    @Test
    void a_log_is_not_begun_twice_and_not_opened_before_it_is_begun() {
        assertThatThrownBy(() -> Log.open(store, signer)).hasMessageContaining("no log in it");

        Log.create(store, signer);

        assertThatThrownBy(() -> Log.create(store, signer)).hasMessageContaining("a log is in it");
    }

    @Test
    void a_log_is_begun_where_there_is_none_and_gone_on_with_where_there_is_one() {
        Log.openOrCreate(store, signer).append(entries(0, 3));

        assertThat(Log.openOrCreate(store, signer).tree().size()).isEqualTo(3);

        var headless = new MemoryTiles();
        headless.write(
                Map.of("checkpoint", Log.openOrCreate(store, signer).head().bytes()));
        assertThatThrownBy(() -> Log.openOrCreate(headless, signer)).hasMessageContaining("a log is in it");
    }

    @Test
    void a_log_is_not_begun_over_the_tiles_of_one_that_lost_its_head() {
        for (int size : List.of(1, 255, 256, 300)) {
            var full = new MemoryTiles();
            Log.create(full, signer).append(entries(0, size));
            var headless = new MemoryTiles();
            for (String path : List.of("tile/0/000", "tile/0/000.p/" + size)) {
                byte[] tile = full.read(path);
                if (tile != null) {
                    headless.write(Map.of(path, tile));
                }
            }

            assertThatThrownBy(() -> Log.create(headless, signer)).hasMessageContaining("has lost its head");
        }
    }

    @Test
    void a_log_is_not_opened_with_another_key() {
        Log.create(store, signer);

        assertThatThrownBy(() -> Log.open(store, new NoteSigner("example.com/log", Keys.ed25519())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not signed by the key");
    }

    @Test
    void seventy_thousand_entries_make_the_tiles_that_the_specification_counts() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 50_000));
        log.append(entries(50_000, 70_000));

        assertThat(store.read("tile/0/272")).hasSize(8192);
        assertThat(store.read("tile/0/273")).isNull();
        assertThat(store.read("tile/0/273.p/112")).hasSize(112 * 32);
        assertThat(store.read("tile/1/000")).hasSize(8192);
        assertThat(store.read("tile/1/001.p/17")).hasSize(17 * 32);
        assertThat(store.read("tile/2/000.p/1")).hasSize(32);
        assertThat(log.tree().audit()).isEqualTo(Checkpoint.of(log.head()).root());
    }

    @Test
    void a_bundle_holds_each_entry_behind_its_length() {
        Log log = Log.create(store, signer);

        log.append(List.of("ab".getBytes(UTF_8), new byte[0], new byte[Log.MOST_BYTES]));

        ByteBuffer bundle = ByteBuffer.wrap(requireNonNull(store.read("tile/entries/000.p/3")));
        assertThat(bundle.getShort()).isEqualTo((short) 2);
        assertThat(bundle.getShort()).isEqualTo((short) ('a' << 8 | 'b'));
        assertThat(bundle.getShort()).isZero();
        assertThat(bundle.getShort()).isEqualTo((short) 65535);
        assertThat(bundle.remaining()).isEqualTo(65535);
        assertThat(log.tree().entry(2)).hasSize(Log.MOST_BYTES);
    }

    @Test
    void an_entry_too_long_for_a_bundle_is_refused_and_changes_nothing() {
        Log log = Log.create(store, signer);

        assertThatThrownBy(() -> log.append(List.of(new byte[1], new byte[Log.MOST_BYTES + 1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: 65535 at most");

        assertThat(log.tree().size()).isZero();
        assertThat(log.append(List.of(new byte[1])).first()).isZero();
    }

    @Test
    void partial_tiles_go_once_the_full_one_is_signed() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 200));
        assertThat(store.read("tile/0/000.p/200")).isNotNull();

        log.append(entries(200, 300));

        assertThat(store.read("tile/0/000.p/200")).isNull();
        assertThat(store.read("tile/entries/000.p/200")).isNull();
        assertThat(store.read("tile/0/000")).isNotNull();
        assertThat(store.read("tile/0/001.p/44")).isNotNull();
    }

    @ForEachSeed(count = 40)
    void entries_in_one_batch_or_in_many_and_with_the_log_opened_anew_make_one_tree(long seed) {
        var random = new SplittableRandom(seed);
        int size = random.nextInt(1, 1500);
        Log log = Log.create(store, signer);
        var heads = new ArrayList<Checkpoint>();

        for (int done = 0; done < size; ) {
            int batch = Math.min(size - done, random.nextInt(400));
            Log.Appended appended = log.append(entries(done, done + batch));
            assertThat(appended.first()).isEqualTo(done);
            done += batch;
            heads.add(Checkpoint.of(appended.checkpoint()));
            if (random.nextInt(3) == 0) {
                log = Log.open(store, signer);
            }
        }

        Tree tree = log.tree();
        var whole = Log.create(new MemoryTiles(), signer);
        whole.append(entries(0, size));
        assertThat(log.head().text()).isEqualTo(whole.head().text());
        assertThat(tree.audit()).isEqualTo(Checkpoint.of(log.head()).root());
        for (Checkpoint head : heads) {
            List<Hash> proof = tree.consistency(head.size(), size);
            assertThat(Merkle.extendsTree(head.root(), head.size(), tree.root(size), size, proof))
                    .isTrue();
        }
        for (int i = 0; i < 20; i++) {
            int index = random.nextInt(size);
            int at = random.nextInt(index + 1, size + 1);
            assertThat(tree.entry(index)).isEqualTo(entry(index));
            assertThat(Merkle.includes(tree.root(at), at, index, Merkle.leaf(entry(index)), tree.inclusion(index, at)))
                    .isTrue();
        }
    }

    @Test
    void a_tree_of_an_earlier_size_is_read_as_it_was() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 300));
        Tree then = log.tree();
        Hash root = then.root(300);
        log.append(entries(300, 900));

        assertThat(then.size()).isEqualTo(300);
        assertThat(then.root(300)).isEqualTo(root);
        assertThat(then.inclusion(299, 300)).isEqualTo(log.tree().inclusion(299, 300));
        assertThatThrownBy(() -> then.entry(300)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_range_of_entries_is_read_with_each_bundle_once() {
        var read = new ArrayList<String>();
        Log log = Log.create(store, signer);
        log.append(entries(0, 900));
        Tree tree = new Tree(new CountingTiles(store, read), 900);

        assertThat(tree.entries(250, 700)).containsExactlyElementsOf(entries(250, 700));
        assertThat(read).containsExactly("tile/entries/000", "tile/entries/001", "tile/entries/002");
        assertThat(tree.entries(890, 900)).containsExactlyElementsOf(entries(890, 900));
        assertThat(tree.entries(900, 900)).isEmpty();
        assertThat(tree.entries(0, 1)).containsExactlyElementsOf(entries(0, 1));
        assertThatThrownBy(() -> tree.entries(5, 901)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.entries(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.entries(-1, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_to_append_leaves_the_log_as_it_is() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 3));

        Log.Appended appended = log.append(List.of());

        assertThat(appended.first()).isEqualTo(3);
        assertThat(appended.checkpoint().text()).isEqualTo(log.head().text());
    }

    @Test
    void a_second_writer_that_got_past_the_lock_is_found_before_it_signs() {
        Log one = Log.create(store, signer);
        Log other = Log.open(store, signer);
        one.append(entries(0, 10));

        assertThatThrownBy(() -> other.append(entries(0, 11)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moved by another writer");

        assertThat(Checkpoint.of(Log.open(store, signer).head())).isEqualTo(Checkpoint.of(one.head()));
    }

    @Test
    void a_log_whose_past_was_changed_signs_nothing() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 600));
        byte[] tile = requireNonNull(store.read("tile/1/000.p/2"));
        tile[40] ^= 1;
        store.write(Map.of("tile/1/000.p/2", tile));

        assertThatThrownBy(() -> Log.open(store, signer)).isInstanceOf(DamagedLog.class);
        assertThatThrownBy(() -> log.append(entries(600, 601))).isInstanceOf(DamagedLog.class);
        assertThat(Checkpoint.of(log.head()).size()).isEqualTo(600);
    }

    @Test
    void an_audit_finds_an_entry_that_was_changed_deep_in_the_past() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 1000));
        byte[] bundle = requireNonNull(store.read("tile/entries/001"));
        bundle[3] ^= 1;
        store.write(Map.of("tile/entries/001", bundle));

        assertThatThrownBy(() -> log.tree().audit()).isInstanceOf(DamagedLog.class);
        assertThatThrownBy(() -> log.tree().inclusion(256, 1000)).isInstanceOf(DamagedLog.class);
    }

    @Test
    void a_log_that_lost_what_it_had_shown_is_not_opened() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 5));
        byte[] oldHead = requireNonNull(store.read("head"));
        log.append(entries(5, 9));
        log.publish(log.head());

        store.write(Map.of("head", oldHead));

        assertThatThrownBy(() -> Log.open(store, signer))
                .isInstanceOf(DamagedLog.class)
                .hasMessageContaining("not in the log's past");
    }

    @Test
    void what_is_published_is_served_beside_the_tiles_and_never_goes_back() {
        Log log = Log.create(store, signer);
        SignedNote first = log.append(entries(0, 5)).checkpoint();
        SignedNote second = log.append(entries(5, 9)).checkpoint();

        log.publish(second);

        assertThat(store.read("checkpoint")).isEqualTo(second.bytes());
        assertThatThrownBy(() -> log.publish(first)).hasMessageContaining("not older");
        assertThat(requireNonNull(log.published()).text()).isEqualTo(second.text());
    }

    @Test
    void cosignatures_that_were_shown_stay_when_the_same_checkpoint_is_shown_with_others_or_none() {
        Log log = Log.create(store, signer);
        SignedNote bare = log.append(entries(0, 5)).checkpoint();
        var park = new Cosigner("park.example/w", Keys.ed25519());
        var court = new Cosigner("court.example/w", Keys.ed25519());
        log.publish(bare.with(List.of(park.sign(bare.text(), Instant.ofEpochSecond(1)))));

        log.publish(bare);
        log.publish(bare.with(List.of(court.sign(bare.text(), Instant.ofEpochSecond(2)))));
        log.publish(bare.with(List.of(park.sign(bare.text(), Instant.ofEpochSecond(3)))));

        SignedNote.Signers signers =
                requireNonNull(log.published()).signersAmong(List.of(park.verifier(), court.verifier()));
        assertThat(signers.times())
                .containsEntry(park.verifier(), Instant.ofEpochSecond(3))
                .containsEntry(court.verifier(), Instant.ofEpochSecond(2));
        assertThat(requireNonNull(log.published()).signatures()).hasSize(3);
    }

    @Test
    void a_checkpoint_that_is_not_the_logs_is_not_published() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 5));
        Log fork = Log.create(new MemoryTiles(), signer);
        fork.append(entries(1, 6));

        assertThatThrownBy(() -> log.publish(fork.head()))
                .hasMessageContaining("expected: one that this log has signed");
    }

    @Test
    void proofs_need_no_more_than_the_public_tiles() {
        Log log = Log.create(store, signer);
        log.append(entries(0, 65_000));

        var reader = new Prover(new TileReader(store, 65_000), 65_000);

        assertThat(reader.root()).isEqualTo(Checkpoint.of(log.head()).root());
    }

    static List<byte[]> entries(int from, int to) {
        return IntStream.range(from, to).mapToObj(LogTest::entry).toList();
    }

    static byte[] entry(long index) {
        return ("entry " + index).getBytes(UTF_8);
    }
}
