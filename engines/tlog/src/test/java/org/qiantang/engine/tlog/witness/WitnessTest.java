package org.qiantang.engine.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.store.TileStore;

class WitnessTest {
    private final TestClock clock = new TestClock();
    private final NoteSigner logSigner = new NoteSigner("example.com/log", Keys.ed25519());
    private final Cosigner cosigner = new Cosigner("example.com/witness", Keys.ed25519());
    private final MemoryTiles memory = new MemoryTiles();
    private final Witness witness = new Witness(cosigner, List.of(logSigner.verifier()), memory, clock);
    private final Log log = Log.create(new MemoryTiles(), logSigner);

    @Test
    void the_first_checkpoint_is_cosigned_with_the_time() {
        SignedNote head = grow(5);

        Reply reply = ask(witness, log, 0, head);

        assertThat(reply.status()).isEqualTo(200);
        NoteSignature cosignature = NoteSignature.parse(reply.text().strip());
        SignedNote.Signers signers = head.with(List.of(cosignature)).signersAmong(List.of(cosigner.verifier()));
        assertThat(signers.times()).containsEntry(cosigner.verifier(), clock.instant());
    }

    @Test
    void a_checkpoint_that_grew_out_of_the_last_one_is_cosigned() {
        ask(witness, log, 0, grow(5));
        clock.advance(Duration.ofSeconds(10));

        Reply reply = ask(witness, log, 5, grow(300));

        assertThat(reply.kind()).isEqualTo(Reply.Kind.COSIGNED);
        assertThat(Checkpoint.of(requireNonNull(witness.last("example.com/log")))
                        .size())
                .isEqualTo(305);
    }

    @Test
    void the_same_checkpoint_is_cosigned_again_at_a_later_time() {
        SignedNote head = grow(5);
        ask(witness, log, 0, head);
        clock.advance(Duration.ofMinutes(1));

        Reply reply = ask(witness, log, 5, head);

        SignedNote.Signers signers = head.with(
                        List.of(NoteSignature.parse(reply.text().strip())))
                .signersAmong(List.of(cosigner.verifier()));
        assertThat(signers.times()).containsEntry(cosigner.verifier(), clock.instant());
    }

    @Test
    void a_fork_is_refused_by_the_witness() {
        ask(witness, log, 0, grow(5));
        Log fork = Log.create(new MemoryTiles(), logSigner);
        fork.append(entries(100, 120));

        Reply larger = ask(witness, fork, 5, fork.head());
        Log small = Log.create(new MemoryTiles(), logSigner);
        small.append(entries(100, 105));
        Reply sameSize = ask(witness, small, 5, small.head());

        assertThat(larger.kind()).isEqualTo(Reply.Kind.INCONSISTENT);
        assertThat(larger.status()).isEqualTo(422);
        assertThat(sameSize.kind()).isEqualTo(Reply.Kind.OTHER_ROOT);
        assertThat(sameSize.status()).isEqualTo(409);
        assertThat(sameSize.contentType()).startsWith("text/plain");
        assertThat(Checkpoint.of(requireNonNull(witness.last("example.com/log"))))
                .isEqualTo(Checkpoint.of(log.head()));
    }

    @Test
    void who_is_wrong_about_the_last_size_is_told_it() {
        ask(witness, log, 0, grow(5));

        Reply reply = ask(witness, log, 0, grow(5));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.contentType()).isEqualTo("text/x.tlog.size");
        assertThat(reply.text()).isEqualTo("5\n");
    }

    @Test
    void a_log_that_lost_its_end_cannot_grow_another_one() {
        SignedNote early = grow(5);
        ask(witness, log, 0, early);
        ask(witness, log, 5, grow(5));

        assertThat(ask(witness, log, 5, early).text()).isEqualTo("10\n");
        assertThat(witness.addCheckpoint(new AddCheckpoint(10, List.of(), early).toString())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_log_that_is_not_watched_is_not_found() {
        Log other = Log.create(new MemoryTiles(), new NoteSigner("example.com/other", Keys.ed25519()));

        assertThat(ask(witness, other, 0, other.head()).status()).isEqualTo(404);
    }

    @Test
    void a_checkpoint_in_the_logs_name_by_another_key_is_forbidden() {
        Log forger = Log.create(new MemoryTiles(), new NoteSigner("example.com/log", Keys.ed25519()));
        forger.append(entries(0, 3));

        assertThat(ask(witness, forger, 0, forger.head()).status()).isEqualTo(403);
    }

    @Test
    void a_false_signature_beside_the_good_one_is_forbidden() {
        SignedNote head = grow(3);
        NoteSignature good = logSigner.sign(head.text());
        byte[] bent = good.signature();
        bent[0] ^= 1;

        Reply reply = ask(witness, log, 0, head.with(List.of(new NoteSignature(good.name(), good.keyId(), bent))));

        assertThat(reply.status()).isEqualTo(403);
    }

    @Test
    void an_empty_log_may_be_cosigned_and_has_only_one_root() {
        assertThat(ask(witness, log, 0, log.head()).status()).isEqualTo(200);
        assertThat(ask(witness, log, 0, grow(5)).status()).isEqualTo(200);

        var lie = new Checkpoint("example.com/log", 0, Hash.sha256(new byte[] {1}));
        SignedNote signed = new SignedNote(lie.text(), List.of(logSigner.sign(lie.text())));
        var fresh = new Witness(cosigner, List.of(logSigner.verifier()), new MemoryTiles(), clock);
        assertThat(ask(fresh, log, 0, signed).status()).isEqualTo(409);
    }

    @Test
    void a_proof_where_none_is_needed_is_refused() {
        var request = new AddCheckpoint(0, List.of(Hash.sha256()), grow(5));

        assertThat(witness.addCheckpoint(request.toString()).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "old 0\n",
                "old 0\n\n",
                "new 0\n\ncheckpoint\n",
                "old\n\n",
                "old -1\n\n",
                "old 00\n\n",
                "old 0\nnot base64\n\n",
                "old 0\nAAAA\n\n"
            })
    void a_request_that_is_not_in_form_is_a_bad_request(String body) {
        assertThat(witness.addCheckpoint(body).status()).isEqualTo(400);
    }

    @Test
    void a_proof_longer_than_any_is_a_bad_request() {
        String hash = Hash.sha256().base64() + "\n";

        assertThat(witness.addCheckpoint("old 1\n" + hash.repeat(64) + "\n" + grow(5))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_witness_that_starts_again_remembers_what_it_saw() {
        ask(witness, log, 0, grow(5));
        var again = new Witness(cosigner, List.of(logSigner.verifier()), memory, clock);
        Log fork = Log.create(new MemoryTiles(), logSigner);
        fork.append(entries(50, 70));

        assertThat(ask(again, fork, 0, fork.head()).text()).isEqualTo("5\n");
        assertThat(ask(again, fork, 5, fork.head()).status()).isEqualTo(422);
    }

    @Test
    void what_it_keeps_is_signed_by_log_and_witness_and_lies_where_monitors_look() {
        SignedNote head = grow(5).with(List.of(new NoteSigner("stranger", Keys.ed25519()).sign("x\n")));
        ask(witness, log, 0, head);

        String path = Hash.sha256("example.com/log".getBytes(UTF_8)).hex() + "/checkpoint";
        SignedNote kept = SignedNote.parse(requireNonNull(memory.read(path)));

        assertThat(kept.signersAmong(List.of(logSigner.verifier(), cosigner.verifier()))
                        .valid())
                .containsExactlyInAnyOrder(logSigner.verifier(), cosigner.verifier());
        assertThat(kept.signatures()).hasSize(2);
    }

    @Test
    void a_witness_whose_memory_is_damaged_signs_nothing_and_does_not_blame_the_log() {
        ask(witness, log, 0, grow(5));
        String path = Hash.sha256("example.com/log".getBytes(UTF_8)).hex() + "/checkpoint";
        byte[] kept = requireNonNull(memory.read(path));
        SignedNote next = grow(5);
        String other = new String(kept, UTF_8).replaceFirst("example.com/log", "example.com/lag");

        for (byte[] damaged : List.of(new byte[0], "hello\n".getBytes(UTF_8), other.getBytes(UTF_8))) {
            memory.write(Map.of(path, damaged));
            assertThatThrownBy(() -> ask(witness, log, 5, next))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("kept checkpoint");
        }
    }

    @Test
    void a_witness_that_cannot_keep_a_checkpoint_does_not_cosign_it() {
        var full = new Witness(cosigner, List.of(logSigner.verifier()), new FullDisk(), clock);

        assertThatThrownBy(() -> ask(full, log, 0, grow(5))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void of_two_futures_shown_at_once_one_is_refused() throws Exception {
        ask(witness, log, 0, grow(5));
        var store = new ArrayList<Callable<Reply>>();
        for (int i = 0; i < 8; i++) {
            Log future = Log.create(new MemoryTiles(), logSigner);
            future.append(entries(0, 5));
            future.append(entries(1000 * (i + 1), 1000 * (i + 1) + 7));
            store.add(() -> ask(witness, future, 5, future.head()));
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            int cosigned = 0;
            for (Future<Reply> reply : threads.invokeAll(store)) {
                cosigned += reply.get().kind() == Reply.Kind.COSIGNED ? 1 : 0;
            }
            assertThat(cosigned).isOne();
        }
    }

    /** Whatever is asked of it, all that one witness ever signed lies in one line. */
    @ForEachSeed(count = 25)
    void all_that_a_witness_signed_is_one_growing_tree(long seed) {
        var random = new SplittableRandom(seed);
        var logs = new ArrayList<Log>();
        for (int i = 0; i < 3; i++) {
            logs.add(Log.create(new MemoryTiles(), logSigner));
        }
        logs.forEach(each -> each.append(entries(0, 3)));
        var signed = new ArrayList<Checkpoint>();
        for (int step = 0; step < 60; step++) {
            Log one = logs.get(random.nextInt(3));
            if (random.nextInt(3) == 0) {
                int from = random.nextInt(1_000_000);
                one.append(entries(from, from + random.nextInt(1, 9)));
            }
            long size = one.tree().size();
            long old = random.nextBoolean() ? random.nextLong(size + 1) : Math.min(size, lastSize());
            if (ask(witness, one, old, one.head()).kind() == Reply.Kind.COSIGNED) {
                signed.add(Checkpoint.of(one.head()));
            }
        }

        Log winner = logs.stream()
                .filter(each -> signed.isEmpty() || Checkpoint.of(each.head()).size() >= lastSize())
                .filter(each -> signed.stream()
                        .allMatch(point -> each.tree().root(point.size()).equals(point.root())))
                .findFirst()
                .orElseThrow();
        assertThat(winner.tree().root(lastSize()))
                .isEqualTo(Checkpoint.of(requireNonNull(witness.last("example.com/log")))
                        .root());
    }

    private long lastSize() {
        SignedNote last = witness.last("example.com/log");
        return last == null ? 0 : Checkpoint.of(last).size();
    }

    private SignedNote grow(int by) {
        int from = (int) log.tree().size();
        return log.append(entries(from, from + by)).checkpoint();
    }

    private static Reply ask(Witness witness, Log log, long old, SignedNote checkpoint) {
        long size = Checkpoint.of(checkpoint).size();
        List<Hash> proof =
                old > size || size > log.tree().size() ? List.of() : log.tree().consistency(old, size);
        return witness.addCheckpoint(new AddCheckpoint(old, proof, checkpoint).toString());
    }

    private static List<byte[]> entries(int from, int to) {
        var entries = new ArrayList<byte[]>();
        for (int i = from; i < to; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        return entries;
    }

    private static final class FullDisk implements TileStore {
        @Override
        public byte @Nullable [] read(String path) {
            return null;
        }

        @Override
        public void write(Map<String, byte[]> files) {
            throw new UncheckedIOException(new IOException("no space left on device"));
        }

        @Override
        public void drop(String folder) {}
    }
}
