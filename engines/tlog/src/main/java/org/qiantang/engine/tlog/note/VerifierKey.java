package org.qiantang.engine.tlog.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * A key by which signatures of notes are checked: a name, what it signs with, and an Ed25519 public key.
 *
 * <p>Written as the <em>vkey</em> of C2SP signed-note: {@code <name>+<key id in hex>+<base64 of type and key>}.
 */
public final class VerifierKey {
    private final String name;
    private final SignatureType type;
    private final byte[] key;
    private final int id;

    private VerifierKey(String name, SignatureType type, byte[] key) {
        this.name = KeyName.checked(name);
        this.type = type;
        this.key = key;
        this.id = idOf(name, type, key);
    }

    public static VerifierKey of(String name, SignatureType type, PublicKey key) {
        return new VerifierKey(name, type, Ed25519.raw(key));
    }

    /**
     * Reads a vkey.
     *
     * @throws Malformed if it is not of that form, its id is not that of its key, or its type is none of ours
     */
    public static VerifierKey parse(String text) {
        // Base64 may hold plus signs too, so only the first two divide.
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new Malformed("verifier key", text, "a name, an id and a key, divided by plus signs");
        }
        byte[] typed = Base64Text.read("verifier key", parts[2]);
        if (typed.length != 1 + Ed25519.KEY_BYTES) {
            throw new Malformed("verifier key", typed.length + " bytes", (1 + Ed25519.KEY_BYTES) + " bytes");
        }
        SignatureType type = SignatureType.of(Byte.toUnsignedInt(typed[0]));
        var key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idHex().equals(parts[1])) {
            throw new Malformed("key id", parts[1], key.idHex());
        }
        return key;
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    /** The id that stands with the name in this key's signatures. */
    public int id() {
        return id;
    }

    /** Whether these two hold one public key, whatever they are called. */
    public boolean sharesKeyWith(VerifierKey other) {
        return Arrays.equals(key, other.key);
    }

    /** Whether a signature line says to be by this key. */
    boolean isNamedIn(NoteSignature signature) {
        return signature.keyId() == id && signature.name().equals(name);
    }

    /** Whether this key made the signature over a note's text. */
    boolean verifies(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (bytes.length != type.signatureBytes()) {
            return false;
        }
        return switch (type) {
            case ED25519 -> Ed25519.verifies(key, text.getBytes(UTF_8), bytes);
            case COSIGNATURE_V1 -> {
                long seconds = ByteBuffer.wrap(bytes).getLong();
                byte[] signed = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
                yield Cosigner.isTime(seconds) && Ed25519.verifies(key, Cosigner.message(text, seconds), signed);
            }
        };
    }

    private String idHex() {
        return HexFormat.of().toHexDigits(id);
    }

    private static int idOf(String name, SignatureType type, byte[] key) {
        byte[] bytes = Hash.sha256((name + "\n").getBytes(UTF_8), new byte[] {(byte) type.code()}, key)
                .bytes();
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof VerifierKey one && toString().equals(one.toString());
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The vkey. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + key.length)
                .put((byte) type.code())
                .put(key)
                .array();
        return name + "+" + idHex() + "+" + Base64Text.of(typed);
    }
}
