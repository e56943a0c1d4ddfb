package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.Signature.Seal;
import org.qiantang.app.payment.Signature.Verdict;

class SignatureTest {
    private static final byte[] BODY = "{\"paymentNo\":\"sp1\"}".getBytes(UTF_8);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T04:00:00Z"));
    private final Signature ours = new Signature(new byte[32], now::get, new SplittableRandom(1));
    private final Signature theirs = new Signature(new byte[32], now::get, new SplittableRandom(2));

    @Test
    void what_the_other_side_signed_is_genuine_once() {
        Seal seal = ours.seal("POST", "/callback", BODY);

        assertThat(theirs.check("POST", "/callback", BODY, seal)).isEqualTo(Verdict.GENUINE);
        assertThat(theirs.check("POST", "/callback", BODY, seal)).isEqualTo(Verdict.REPEATED);
    }

    @Test
    void another_method_path_body_time_nonce_or_secret_is_forged() {
        Seal seal = ours.seal("POST", "/callback", BODY);
        var stranger =
                new Signature("another secret of thirty-two b".getBytes(UTF_8), now::get, new SplittableRandom(3));

        assertThat(theirs.check("GET", "/callback", BODY, seal)).isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/refunds", BODY, seal)).isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/callback", "{}".getBytes(UTF_8), seal))
                .isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/callback", BODY, new Seal("1", seal.nonce(), seal.mark())))
                .isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/callback", BODY, new Seal(seal.time(), "x", seal.mark())))
                .isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/callback", BODY, Seal.read(_ -> null)))
                .isEqualTo(Verdict.FORGED);
        assertThat(stranger.check("POST", "/callback", BODY, seal)).isEqualTo(Verdict.FORGED);
        assertThat(theirs.check("POST", "/callback", BODY, seal)).isEqualTo(Verdict.GENUINE);
    }

    @Test
    void words_older_than_the_window_are_stale_and_forgotten_nonces_do_not_help() {
        Seal seal = ours.seal("POST", "/callback", BODY);
        theirs.check("POST", "/callback", BODY, seal);

        now.updateAndGet(then -> then.plus(Signature.WINDOW).plus(Duration.ofMillis(1)));

        assertThat(theirs.check("POST", "/callback", BODY, seal)).isEqualTo(Verdict.STALE);
    }
}
