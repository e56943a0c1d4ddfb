package org.qiantang.app.voucher;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in the journal for a voucher's code: HMAC-SHA-256 under a secret of the house.
 *
 * <p>Twelve digits are too few to hide behind a hash alone, which is why there is a secret in it.
 */
public final class CodeHash {
    private final SecretKeySpec key;

    public CodeHash(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("secret: " + secret.length + " bytes (expected: 16 or more)");
        }
        this.key = new SecretKeySpec(secret, "HmacSHA256");
    }

    public String of(VoucherCode code) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(code.digits().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
