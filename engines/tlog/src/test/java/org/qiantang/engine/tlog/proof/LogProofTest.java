package org.qiantang.engine.tlog.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.proof.LogProof.Verdict;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.witness.Policy;

class LogProofTest {
    private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");

    private final NoteSigner logSigner = new NoteSigner("example.com/log", Keys.ed25519());
    private final Cosigner witness = new Cosigner("example.com/witness", Keys.ed25519());
    private final Policy policy = Policy.of(List.of(logSigner.verifier()), 1, List.of(witness.verifier()));
    private final Log log = Log.create(new MemoryTiles(), logSigner);

    @BeforeEach
    void fill() {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < 300; i++) {
            entries.add(entry(i));
        }
        log.append(entries);
    }

    @Test
    void a_proof_file_is_checked_with_nothing_but_the_entry_and_the_policy() {
        String file = proof(257).toString();

        LogProof read = LogProof.parse(file);

        assertThat(read.verify(entry(257), policy)).isEqualTo(Verdict.HOLDS);
        assertThat(read).hasToString(file);
    }

    @Test
    void a_proof_file_looks_as_the_specification_says() {
        LogProof proof = proof(299);

        List<String> lines = proof.toString().lines().toList();

        assertThat(lines.get(0)).isEqualTo("c2sp.org/tlog-proof@v1");
        assertThat(lines.get(1)).isEqualTo("index 299");
        assertThat(lines.get(2 + proof.path().size())).isEmpty();
        assertThat(lines.get(3 + proof.path().size())).isEqualTo("example.com/log");
        assertThat(lines).hasSize(2 + proof.path().size() + 1 + 3 + 1 + 2);
    }

    @Test
    void extra_bytes_are_carried_and_not_believed() {
        var with = new LogProof(new byte[] {1, 2, 3}, 5, proof(5).path(), cosigned());

        LogProof read = LogProof.parse(with.toString());

        assertThat(read.extra()).containsExactly(1, 2, 3);
        assertThat(read.verify(entry(5), policy)).isEqualTo(Verdict.HOLDS);
        assertThat(with.toString()).contains("\nextra AQID\n");
    }

    @Test
    void another_entry_or_another_index_is_not_in_the_tree() {
        LogProof proof = proof(5);
        var moved = new LogProof(6, proof.path(), proof.checkpoint());

        assertThat(proof.verify(entry(6), policy)).isEqualTo(Verdict.NOT_IN_THE_TREE);
        assertThat(moved.verify(entry(5), policy)).isEqualTo(Verdict.NOT_IN_THE_TREE);
    }

    @Test
    void each_thing_that_is_lacking_has_its_own_name() {
        LogProof proof = proof(5);
        var unwitnessed = new LogProof(5, proof.path(), log.head());
        var other = new NoteSigner("example.com/log", Keys.ed25519());
        Policy otherPolicy = Policy.of(List.of(other.verifier()), 1, List.of(witness.verifier()));
        SignedNote forged = log.head().with(List.of(witness.sign("another text\n", NOON)));

        assertThat(unwitnessed.verify(entry(5), policy)).isEqualTo(Verdict.TOO_FEW_WITNESSES);
        assertThat(proof.verify(entry(5), otherPolicy)).isEqualTo(Verdict.NOT_BY_THE_LOG);
        assertThat(new LogProof(5, proof.path(), forged).verify(entry(5), policy))
                .isEqualTo(Verdict.FALSE_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\n",
                "c2sp.org/tlog-proof@v1\nindex\n\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\n",
                "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\n\n"
            })
    void what_is_not_a_proof_file_is_refused_with_a_reason(String text) {
        assertThatThrownBy(() -> LogProof.parse(text))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("expected: ");
    }

    @ForEachSeed(count = 200)
    void no_damage_to_a_proof_file_makes_another_entry_pass_or_the_same_file_twofold(long seed) {
        var random = new SplittableRandom(seed);
        String file = proof(random.nextInt(300)).toString();
        byte[] bytes = file.getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

        try {
            LogProof read = LogProof.parse(new String(bytes, UTF_8));
            boolean holds = read.verify(entry((int) read.index()), policy) == Verdict.HOLDS;
            // A signature line may turn into one by a stranger, which counts for nothing; then the log's or the
            // witness's is gone.
            assertThat(holds).isFalse();
        } catch (Malformed refused) {
            assertThat(refused).hasMessageContaining("expected: ");
        }
    }

    private LogProof proof(int index) {
        return new LogProof(index, log.tree().inclusion(index, 300), cosigned());
    }

    private SignedNote cosigned() {
        return log.head().with(List.of(witness.sign(log.head().text(), NOON)));
    }

    private static byte[] entry(int index) {
        return ("entry " + index).getBytes(UTF_8);
    }
}
