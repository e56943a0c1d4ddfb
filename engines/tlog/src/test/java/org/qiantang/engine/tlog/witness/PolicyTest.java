package org.qiantang.engine.tlog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.wire.Malformed;

class PolicyTest {
    private static final Instant NOON = Instant.parse("2026-06-18T12:00:00Z");

    private final NoteSigner log = new NoteSigner("example.com/log", Keys.ed25519());
    private final Cosigner park = new Cosigner("park.example/w", Keys.ed25519());
    private final Cosigner notary = new Cosigner("notary.example/w", Keys.ed25519());
    private final Cosigner court = new Cosigner("court.example/w", Keys.ed25519());

    @Test
    void so_many_of_the_witnesses_must_have_signed() {
        Policy policy = Policy.of(List.of(log.verifier()), 2, keys(park, notary, court));

        assertThat(policy.judge(note(park)).isAccepted()).isFalse();
        assertThat(policy.judge(note(park, park)).isAccepted()).isFalse();
        assertThat(policy.judge(note(park, court)).isAccepted()).isTrue();
        assertThat(policy.judge(note(park, notary, court)).isAccepted()).isTrue();
        assertThat(policy.judge(note(park, court)).witnessed())
                .isEqualTo(Map.of("park.example/w", NOON, "court.example/w", NOON));
    }

    @Test
    void a_policy_knows_how_few_witnesses_are_enough() {
        Policy policy = Policy.parse("""
                witness Park %s
                witness Notary %s
                witness Court %s
                group Both all Park Notary
                group Enough any Both Court
                quorum Enough
                """.formatted(park.verifier(), notary.verifier(), court.verifier()));

        assertThat(policy.needed()).isOne();
        assertThat(Policy.of(List.of(log.verifier()), 2, keys(park, notary, court))
                        .needed())
                .isEqualTo(2);
    }

    @Test
    void witnesses_do_not_make_up_for_the_log() {
        Policy policy = Policy.of(List.of(log.verifier()), 1, keys(park));
        String text = new Checkpoint("example.com/log", 0, Merkle.EMPTY).text();
        var unsigned = new SignedNote(text, List.of(park.sign(text, NOON)));

        assertThat(policy.judge(unsigned).logSigned()).isFalse();
        assertThat(policy.judge(unsigned).isAccepted()).isFalse();
    }

    @Test
    void a_log_that_is_trusted_may_not_sign_for_another_origin() {
        Policy policy = Policy.of(List.of(log.verifier()), 0, List.of());
        String text = new Checkpoint("example.com/other", 0, Merkle.EMPTY).text();

        assertThat(policy.judge(new SignedNote(text, List.of(log.sign(text)))).isAccepted())
                .isFalse();
    }

    @Test
    void a_cosignature_in_a_false_name_is_not_passed_over() {
        Policy policy = Policy.of(List.of(log.verifier()), 1, keys(park, notary));
        SignedNote good = note(park);
        NoteSignature real = notary.sign("another text\n", NOON);

        Policy.Standing standing = policy.judge(good.with(List.of(real)));

        assertThat(standing.quorumMet()).isTrue();
        assertThat(standing.broken()).containsExactly("notary.example/w");
        assertThat(standing.isAccepted()).isFalse();
    }

    @Test
    void groups_are_made_of_witnesses_and_of_groups() {
        Policy policy =
                Policy.parse("""
                # whom the district's court believes
                log %s https://example.com/log
                \twitness  Park %s
                witness Notary %s https://notary.example
                witness Court %s

                group Either any Park Notary
                group Both all Either Court
                quorum Both
                """.formatted(log.verifier(), park.verifier(), notary.verifier(), court.verifier()));

        assertThat(policy.judge(note(park, notary)).isAccepted()).isFalse();
        assertThat(policy.judge(note(court)).isAccepted()).isFalse();
        assertThat(policy.judge(note(notary, court)).isAccepted()).isTrue();
        assertThat(policy.needed()).isEqualTo(2);
        assertThat(Policy.parse(policy.toString())).isEqualTo(policy);
    }

    @Test
    void a_policy_may_ask_for_no_witness() {
        Policy policy = Policy.parse("log " + log.verifier() + "\nquorum none\n");

        assertThat(policy.judge(note()).isAccepted()).isTrue();
        assertThat(policy.needed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log LOG\n",
                "log LOG\nquorum none",
                "log LOG\nquorum W\n",
                "log LOG\nlog LOG\nquorum none\n",
                "log PARK\nquorum none\n",
                "witness W LOG\nquorum W\n",
                "witness W PARK\nwitness V PARK\nquorum W\n",
                "witness W PARK\nwitness W NOTARY\nquorum W\n",
                "witness none PARK\nquorum none\n",
                "witness W PARK\ngroup W 1 W\nquorum W\n",
                "witness W PARK\ngroup G 2 W\nquorum G\n",
                "witness W PARK\ngroup G 0 W\nquorum G\n",
                "witness W PARK\ngroup G 1 W W\nquorum G\n",
                "witness W PARK\ngroup G 1 V\nquorum G\n",
                "witness W PARK\ngroup G 1 W\ngroup H 1 W\nquorum G\n",
                "witness W PARK\nquorum W\nquorum W\n",
                "witness W PARK\nquorum W W\n",
                "witness W PARK url url\nquorum W\n",
                "mirror W PARK\nquorum none\n"
            })
    void a_policy_that_could_be_read_in_two_ways_is_refused(String text) {
        String filled = text.replace("LOG", log.verifier().toString())
                .replace("PARK", park.verifier().toString())
                .replace("NOTARY", notary.verifier().toString());

        assertThatThrownBy(() -> Policy.parse(filled))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("expected: ");
    }

    private SignedNote note(Cosigner... witnesses) {
        String text = new Checkpoint("example.com/log", 0, Merkle.EMPTY).text();
        var signatures = new ArrayList<NoteSignature>();
        signatures.add(log.sign(text));
        for (Cosigner witness : witnesses) {
            signatures.add(witness.sign(text, NOON));
        }
        return new SignedNote(text, signatures);
    }

    private static List<VerifierKey> keys(Cosigner... witnesses) {
        return List.of(witnesses).stream().map(Cosigner::verifier).toList();
    }
}
