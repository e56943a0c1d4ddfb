package org.qiantang.app.register;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.qiantang.event.RegisterEvent.Document;

/**
 * The keyed hash that stands for a paper's number (HMAC-SHA-256 with the installation's own secret).
 *
 * <p>The same paper under two accounts has the same hash; without the secret nobody finds the number by trying.
 */
final class IdentityHash {
    private final SecretKeySpec key;

    IdentityHash(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: 16 or more)");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    byte[] of(Document document, String number) {
        return mac(document.name() + "\0" + number);
    }

    /** Stands in an event for facts that lie beside it. */
    String of(long entryId, String facts) {
        return HexFormat.of().formatHex(mac("facts\0" + entryId + "\0" + facts));
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
