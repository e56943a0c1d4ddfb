package org.qiantang.engine.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPair;
import java.security.PrivateKey;

/** The hand of a log: signs notes with Ed25519. */
public final class NoteSigner {
    private final VerifierKey verifier;
    private final PrivateKey key;

    /**
     * Signs as this name, with this key.
     *
     * @param name who signs; a log's is its origin
     * @param pair an Ed25519 key, used for nothing else
     */
    public NoteSigner(String name, KeyPair pair) {
        this.verifier = VerifierKey.of(name, SignatureType.ED25519, pair.getPublic());
        this.key = pair.getPrivate();
        if (!verifier.verifies("probe\n", sign("probe\n"))) {
            throw new IllegalArgumentException("pair: two halves that do not fit (expected: one key)");
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    public NoteSignature sign(String text) {
        return new NoteSignature(verifier.name(), verifier.id(), Ed25519.sign(key, text.getBytes(UTF_8)));
    }
}
