package org.qiantang.engine.tlog.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.stamp.StampTrust.Kind;
import org.qiantang.engine.tlog.wire.Malformed;

class StampTest {
    private static final Hash IMPRINT = Hash.sha256("a checkpoint\n".getBytes(UTF_8));
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2030-01-01T00:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final LocalAuthority AUTHORITY = authority(LocalKeys.Curve.P256);
    private static final byte[] TOKEN = token(AUTHORITY, IMPRINT);

    @ParameterizedTest
    @EnumSource
    void a_token_says_when_the_hash_was_there(LocalKeys.Curve curve) throws Exception {
        LocalAuthority authority = authority(curve);

        StampTrust.Verdict verdict = authority.trust().judge(authority.stamp(IMPRINT), IMPRINT);

        assertThat(verdict.kind()).isEqualTo(Kind.HOLDS);
        StampTrust.Stamp stamp = requireNonNull(verdict.stamp());
        assertThat(stamp.at()).isEqualTo(new TestClock().instant());
        assertThat(stamp.accuracy()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_local_authority_says_in_every_token_that_it_is_no_third_party() {
        StampTrust.Stamp stamp =
                requireNonNull(AUTHORITY.trust().judge(TOKEN, IMPRINT).stamp());

        assertThat(stamp.local()).isTrue();
        assertThat(stamp.policy()).isEqualTo(LocalAuthority.POLICY);
        assertThat(stamp.authority()).contains("self-made", "not independent");
    }

    @Test
    void a_token_for_other_bytes_is_told_apart() {
        Hash other = Hash.sha256("another checkpoint\n".getBytes(UTF_8));

        assertThat(AUTHORITY.trust().judge(TOKEN, other).kind()).isEqualTo(Kind.OTHER_IMPRINT);
    }

    @Test
    void a_token_by_an_authority_that_is_not_trusted_is_told_apart() {
        StampTrust others = authority(LocalKeys.Curve.P256).trust();

        assertThat(others.judge(TOKEN, IMPRINT).kind()).isEqualTo(Kind.NOT_TRUSTED);
    }

    @Test
    void a_token_from_before_or_after_its_certificate_was_valid_is_not_believed() {
        LocalKeys expired = LocalKeys.make(LocalKeys.Curve.P256, FROM, Instant.parse("2026-03-01T00:00:00Z"), RANDOM);
        LocalKeys early = LocalKeys.make(LocalKeys.Curve.P256, Instant.parse("2027-03-01T00:00:00Z"), TO, RANDOM);

        for (LocalKeys keys : List.of(expired, early)) {
            var authority = new LocalAuthority(keys, new TestClock(), RANDOM);

            assertThat(authority
                            .trust()
                            .judge(token(authority, IMPRINT), IMPRINT)
                            .kind())
                    .isEqualTo(Kind.FALSE_SIGNATURE);
        }
    }

    @Test
    void a_token_on_a_broken_hash_is_weak() {
        LocalKeys good = LocalKeys.make(LocalKeys.Curve.P256, FROM, TO, RANDOM);
        var weak = new LocalKeys(good.key(), good.certificate(), good.root(), "SHA1withECDSA");
        var authority = new LocalAuthority(weak, new TestClock(), RANDOM);

        assertThat(authority.trust().judge(token(authority, IMPRINT), IMPRINT).kind())
                .isEqualTo(Kind.WEAK);
    }

    @ForEachSeed(count = 300)
    void no_damage_to_a_token_makes_it_say_another_time_or_break_anything(long seed) {
        var random = new SplittableRandom(seed);
        byte[] bent = TOKEN.clone();
        bent[random.nextInt(bent.length)] ^= (byte) (1 << random.nextInt(8));

        StampTrust.Verdict verdict = AUTHORITY.trust().judge(bent, IMPRINT);

        // A certificate that is carried along and not needed may be damaged; what was signed may not.
        StampTrust.Stamp stamp = verdict.stamp();
        if (stamp != null) {
            assertThat(stamp).isEqualTo(AUTHORITY.trust().judge(TOKEN, IMPRINT).stamp());
        }
    }

    @Test
    void bytes_that_are_no_token_are_no_token() {
        assertThat(AUTHORITY.trust().judge(new byte[0], IMPRINT).kind()).isEqualTo(Kind.NOT_A_TOKEN);
        assertThat(AUTHORITY.trust().judge("hello".getBytes(UTF_8), IMPRINT).kind())
                .isEqualTo(Kind.NOT_A_TOKEN);
    }

    @Test
    void an_answer_to_another_question_is_not_taken() throws Exception {
        var one = new StampQuery(IMPRINT, RANDOM);
        var other = new StampQuery(IMPRINT, RANDOM);

        assertThatThrownBy(() -> one.tokenIn(AUTHORITY.answer(other.bytes()))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_local_authority_goes_on_with_the_keys_it_had(LocalKeys.Curve curve) throws Exception {
        LocalKeys keys = LocalKeys.make(curve, FROM, TO, RANDOM);
        char[] password = "open sesame".toCharArray();

        LocalKeys read = LocalKeys.fromPkcs12(curve, keys.toPkcs12(password), password);

        byte[] token = new LocalAuthority(read, new TestClock(), RANDOM).stamp(IMPRINT);
        assertThat(new LocalAuthority(keys, new TestClock(), RANDOM)
                        .trust()
                        .judge(token, IMPRINT)
                        .kind())
                .isEqualTo(Kind.HOLDS);
    }

    @Test
    void anchors_are_written_and_read_as_pem() {
        StampTrust trust = AUTHORITY.trust();

        StampTrust read = StampTrust.parse(trust.pem());

        assertThat(read.fingerprints()).isEqualTo(trust.fingerprints());
        assertThat(read.judge(TOKEN, IMPRINT).kind()).isEqualTo(Kind.HOLDS);
        assertThatThrownBy(() -> StampTrust.parse("nothing")).isInstanceOf(Malformed.class);
    }

    private static LocalAuthority authority(LocalKeys.Curve curve) {
        return new LocalAuthority(LocalKeys.make(curve, FROM, TO, RANDOM), new TestClock(), RANDOM);
    }

    private static byte[] token(LocalAuthority authority, Hash imprint) {
        try {
            return authority.stamp(imprint);
        } catch (IOException refused) {
            throw new AssertionError(refused);
        }
    }
}
