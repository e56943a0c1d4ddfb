package org.qiantang.engine.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Instant;

/** The hand of a witness: signs a checkpoint's text together with a time (C2SP cosignature/v1). */
public final class Cosigner {
    /** The last second of the year 9999; what lies behind it is no time that a clock told. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final VerifierKey verifier;
    private final PrivateKey key;

    /**
     * Signs as this name, with this key.
     *
     * @param name who signs
     * @param pair an Ed25519 key, used for nothing else: the signed message does not name the witness
     */
    public Cosigner(String name, KeyPair pair) {
        this.verifier = VerifierKey.of(name, SignatureType.COSIGNATURE_V1, pair.getPublic());
        this.key = pair.getPrivate();
        if (!verifier.verifies("probe\n", sign("probe\n", Instant.ofEpochSecond(1)))) {
            throw new IllegalArgumentException("pair: two halves that do not fit (expected: one key)");
        }
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a checkpoint's text as seen at a time, to the second. */
    public NoteSignature sign(String text, Instant at) {
        long seconds = at.getEpochSecond();
        if (!isTime(seconds)) {
            throw new IllegalArgumentException("at: " + at + " (expected: from 1970 to 9999)");
        }
        byte[] signature = Ed25519.sign(key, message(text, seconds));
        byte[] timed = ByteBuffer.allocate(Long.BYTES + signature.length)
                .putLong(seconds)
                .put(signature)
                .array();
        return new NoteSignature(verifier.name(), verifier.id(), timed);
    }

    /** The time that a cosignature tells, whether or not it is good. */
    static Instant timeOf(NoteSignature cosignature) {
        return Instant.ofEpochSecond(ByteBuffer.wrap(cosignature.signature()).getLong());
    }

    static boolean isTime(long seconds) {
        return seconds > 0 && seconds <= LAST_SECOND;
    }

    static byte[] message(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(UTF_8);
    }
}
