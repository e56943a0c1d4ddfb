package org.qiantang.engine.tlog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;
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

    private static final List<Cosigner> COSIGNERS = IntStream.range(0, 6)
            .mapToObj(i -> new Cosigner("example.com/w" + i, Keys.ed25519()))
            .toList();

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
    void a_fork_is_caught_where_more_than_half_of_the_witnesses_must_sign() {
        List<VerifierKey> three = keys(park, notary, court);

        assertThat(Policy.of(List.of(log.verifier()), 2, three).catchesForks()).isTrue();
        assertThat(Policy.of(List.of(log.verifier()), 1, three).catchesForks()).isFalse();
        assertThat(Policy.of(List.of(log.verifier()), 1, keys(park)).catchesForks())
                .isTrue();
        assertThat(Policy.of(List.of(log.verifier()), 1, keys(park, court)).catchesForks())
                .isFalse();
        assertThat(Policy.of(List.of(log.verifier()), 0, List.of()).catchesForks())
                .isFalse();
    }

    /** Tried by parting the witnesses in all ways. */
    @ForEachSeed(count = 50)
    void a_policy_catches_forks_just_if_no_two_parts_of_its_witnesses_are_both_enough(long seed) {
        var random = new SplittableRandom(seed);
        var names = new ArrayList<String>();
        var left = new ArrayList<String>();
        var text = new StringBuilder();
        int witnesses = random.nextInt(1, 6);
        for (int i = 0; i < witnesses; i++) {
            names.add("w" + i);
            left.add("w" + i);
            text.append("witness w")
                    .append(i)
                    .append(' ')
                    .append(COSIGNERS.get(i).verifier())
                    .append('\n');
        }
        for (int i = 0; left.size() > 1 || i == 0; i++) {
            int members = random.nextInt(Math.min(2, left.size()), left.size() + 1);
            List<String> taken = List.copyOf(left.subList(0, members));
            left.subList(0, members).clear();
            text.append("group g").append(i).append(' ').append(random.nextInt(1, members + 1));
            taken.forEach(member -> text.append(' ').append(member));
            text.append('\n');
            left.add("g" + i);
        }
        Policy policy = Policy.parse(
                text.append("quorum ").append(left.getLast()).append('\n').toString());

        boolean parted = false;
        for (int part = 0; part < (1 << names.size()); part++) {
            parted |= isEnough(policy, names, part) && isEnough(policy, names, ~part);
        }
        assertThat(policy.catchesForks()).as(text.toString()).isEqualTo(!parted);
    }

    private static boolean isEnough(Policy policy, List<String> names, int part) {
        String text = new Checkpoint("example.com/log", 0, Merkle.EMPTY).text();
        var signatures = new ArrayList<NoteSignature>();
        signatures.add(COSIGNERS.getLast().sign(text, NOON));
        for (int i = 0; i < names.size(); i++) {
            if (((part >> i) & 1) == 1) {
                signatures.add(COSIGNERS.get(i).sign(text, NOON));
            }
        }
        return policy.judge(new SignedNote(text, signatures)).quorumMet();
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

    @Test
    void two_witnesses_of_one_name_are_not_taken_for_one() {
        var other = new Cosigner("park.example/w", Keys.ed25519());

        assertThatThrownBy(() -> Policy.of(List.of(log.verifier()), 1, keys(park, other)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("a name that no other has");
    }

    @Test
    void a_log_is_not_its_own_witness() {
        KeyPair pair = Keys.ed25519();
        var signer = new NoteSigner("example.com/log", pair);
        var itself = new Cosigner("watcher.example/w", pair);

        assertThatThrownBy(() -> Policy.of(List.of(signer.verifier()), 1, keys(itself)))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("a key that is no log's");
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
