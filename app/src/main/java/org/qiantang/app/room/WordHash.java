package org.qiantang.app.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The salted hash that stands in the journal for a viewer's words: HMAC-SHA-256 over the line's id and the words.
 *
 * <p>It proves what was said as long as the words are kept, and says nothing once they are forgotten.
 */
public final class WordHash {
    private final SecretKeySpec salt;

    public WordHash(byte[] salt) {
        if (salt.length < 16) {
            throw new IllegalArgumentException("salt: " + salt.length + " bytes (expected: 16 or more)");
        }
        this.salt = new SecretKeySpec(salt, "HmacSHA256");
    }

    public String of(long lineId, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(salt);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(lineId).array());
            return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
