package org.qiantang.app.parcel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** DataSign of 快递鸟: the hexadecimal MD5 of the request's JSON and the key, in Base64. The provider chose MD5, not we. */
final class KdniaoSign {
    private final String key;

    KdniaoSign(String key) {
        this.key = key;
    }

    String of(String json) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest((json + key).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest);
            return Base64.getEncoder().encodeToString(hex.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("MD5 is missing", broken);
        }
    }

    boolean fits(String json, String sign) {
        return MessageDigest.isEqual(of(json).getBytes(StandardCharsets.UTF_8), sign.getBytes(StandardCharsets.UTF_8));
    }
}
