package org.qiantang.engine.tlog.leaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.List;
import org.qiantang.engine.tlog.json.Json;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * A personal field in clear, with the salt that hides it in its leaf. Kept beside the log and never in it: once it is erased, the
 * leaf says of this person no more than that there was a field.
 *
 * <p>The leaf holds the SHA-256 of {@link #toString}, the canonical JSON {@code ["<salt in base64>","<name>",<value>]}. A salt
 * hides one field only.
 */
public record Disclosure(byte[] salt, String name, Json value) {
    /** Bytes of a salt: as hard to guess as a key. */
    public static final int SALT_BYTES = 32;

    public Disclosure {
        if (salt.length != SALT_BYTES) {
            throw new Malformed("salt", salt.length + " bytes", SALT_BYTES + " bytes");
        }
        salt = salt.clone();
    }

    /** Salts a field. */
    public static Disclosure of(String name, Json value, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Disclosure(salt, name, value);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws Malformed if it is not the canonical text of a disclosure
     */
    public static Disclosure parse(String text) {
        if (Json.parseCanonical(text.getBytes(UTF_8)) instanceof Json.Arr three
                && three.items().size() == 3
                && three.items().get(0) instanceof Json.Text salt
                && three.items().get(1) instanceof Json.Text name) {
            return new Disclosure(
                    Base64Text.read("salt", salt.value()),
                    name.value(),
                    three.items().get(2));
        }
        throw new Malformed("disclosure", text, "a salt, a name and a value");
    }

    /** What stands in the leaf. */
    public Hash commitment() {
        return Hash.sha256(toString().getBytes(UTF_8));
    }

    @Override
    public byte[] salt() {
        return salt.clone();
    }

    @Override
    public String toString() {
        return new Json.Arr(List.of(Json.of(Base64Text.of(salt)), Json.of(name), value)).toString();
    }
}
