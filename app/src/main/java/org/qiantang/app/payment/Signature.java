package org.qiantang.app.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How two sides who share a secret know each other's words: HMAC-SHA256 over method, path, time, nonce and body.
 *
 * <p>Words older than the window are refused, and within it each nonce is taken once.
 */
public final class Signature {
    static final String TIME = "Pay-Time";
    static final String NONCE = "Pay-Nonce";
    static final String MARK = "Pay-Signature";
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int MAX_SEEN = 200_000;
    private static final int MAX_NONCE = 64;

    private final SecretKeySpec secret;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    public Signature(byte[] secret, InstantSource clock, RandomGenerator random) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("secret: " + secret.length + " bytes (expected: 16 or more)");
        }
        this.secret = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
        this.random = random;
    }

    /** What is sent along with the words; empty texts where the sender left them out. */
    public record Seal(String time, String nonce, String mark) {
        /** The seal among the headers of a request that has come. */
        public static Seal read(UnaryOperator<@Nullable String> headers) {
            return new Seal(text(headers.apply(TIME)), text(headers.apply(NONCE)), text(headers.apply(MARK)));
        }

        /** Puts the seal on a request that will go. */
        public HttpRequest.Builder on(HttpRequest.Builder request) {
            return request.header(TIME, time).header(NONCE, nonce).header(MARK, mark);
        }

        private static String text(@Nullable String header) {
            return header == null ? "" : header;
        }
    }

    public enum Verdict {
        GENUINE,
        FORGED,
        STALE,
        REPEATED
    }

    public Seal seal(String method, String path, byte[] body) {
        String time = Long.toString(clock.millis());
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        return new Seal(time, nonce, HexFormat.of().formatHex(mark(method, path, time, nonce, body)));
    }

    public Verdict check(String method, String path, byte[] body, Seal seal) {
        String nonce = seal.nonce();
        if (!seal.time().matches("[0-9]{1,15}") || nonce.isEmpty() || nonce.length() > MAX_NONCE) {
            return Verdict.FORGED;
        }
        String right = HexFormat.of().formatHex(mark(method, path, seal.time(), nonce, body));
        if (!MessageDigest.isEqual(right.getBytes(UTF_8), seal.mark().getBytes(UTF_8))) {
            return Verdict.FORGED;
        }
        Instant now = clock.instant();
        Instant said = Instant.ofEpochMilli(Long.parseLong(seal.time()));
        if (Duration.between(said, now).abs().compareTo(WINDOW) > 0) {
            return Verdict.STALE;
        }
        return isNew(nonce, said, now) ? Verdict.GENUINE : Verdict.REPEATED;
    }

    private synchronized boolean isNew(String nonce, Instant said, Instant now) {
        // In the order of arrival, so what is too old to be taken again is found at the front.
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext()) {
            boolean old = oldest.next().isBefore(now.minus(WINDOW));
            if (!old && seen.size() < MAX_SEEN) {
                break;
            }
            oldest.remove();
        }
        return seen.putIfAbsent(nonce, said) == null;
    }

    private byte[] mark(String method, String path, String time, String nonce, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update((method + "\n" + path + "\n" + time + "\n" + nonce + "\n").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
