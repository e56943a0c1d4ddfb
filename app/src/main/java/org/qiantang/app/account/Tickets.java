package org.qiantang.app.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random texts that open a door, and the hash under which they are kept. */
public final class Tickets {
    /** Tokens for programs begin with it, so that one that leaked can be searched for. */
    static final String PREFIX = "qt_";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private Tickets() {}

    public static String fresh(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One that can be read out and typed: no letters that look alike. */
    public static String readable(SecureRandom random, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    public static byte[] hash(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}
