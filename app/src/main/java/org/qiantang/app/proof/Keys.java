package org.qiantang.app.proof;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Secrets;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.stamp.LocalAuthority;
import org.qiantang.engine.tlog.stamp.LocalKeys;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of the log and of our own time-stamps, made at the first start and the same for ever. */
final class Keys {
    private static final String LOG = "evidence-log";
    private static final String STAMPS = "evidence-stamps";
    private static final Duration TERM = Duration.ofDays(20 * 365L);

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final InstantSource clock;
    private final SecureRandom random;

    Keys(JdbcClient jdbc, Secrets secrets, InstantSource clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
        this.random = random;
    }

    /** The hand of the log. */
    NoteSigner log(@Nullable String origin) {
        KeyPair pair = ed25519(secrets.of(LOG));
        String name = origin == null
                ? "qiantang-" + Hash.sha256(pair.getPublic().getEncoded()).hex().substring(0, 12) + "/evidence"
                : origin;
        return new NoteSigner(name, pair);
    }

    /** An authority for time that is no third party, and says so. */
    LocalAuthority stamps() {
        char[] password = HexFormat.of().formatHex(secrets.of(STAMPS)).toCharArray();
        try {
            byte[] kept = kept().orElse(null);
            if (kept == null) {
                LocalKeys made = LocalKeys.make(
                        LocalKeys.Curve.P256,
                        clock.instant().minus(Duration.ofDays(1)),
                        clock.instant().plus(TERM),
                        random);
                kept = keep(made.toPkcs12(password));
            }
            return new LocalAuthority(LocalKeys.fromPkcs12(LocalKeys.Curve.P256, kept, password), clock, random);
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException("the key of our own time-stamps cannot be read", broken);
        }
    }

    private Optional<byte[]> kept() {
        return jdbc.sql("select value from proof_key where name = :name")
                .param("name", STAMPS)
                .query((row, _) -> row.getBytes("value"))
                .optional();
    }

    private byte[] keep(byte[] fresh) {
        jdbc.sql("insert into proof_key (name, value) values (:name, :value) on conflict (name) do nothing")
                .param("name", STAMPS)
                .param("value", fresh)
                .update();
        return kept().orElse(fresh);
    }

    /** The key pair that 32 secret bytes are (RFC 8032): the generator asks for nothing else. */
    private static KeyPair ed25519(byte[] secret) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, new Given(secret));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK since 15 has Ed25519", impossible);
        }
    }

    /** Chance that is none. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] asked) {
            if (asked.length != bytes.length) {
                throw new IllegalStateException("asked: " + asked.length + " bytes (expected: " + bytes.length + ")");
            }
            System.arraycopy(bytes, 0, asked, 0, asked.length);
        }
    }
}
