package org.qiantang.app.order;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The order numbers that people read: a keyed permutation of the ids, so that nobody can count a shop's orders.
 *
 * <p>A Feistel network permutes 64 bits; walking on while the sign bit is set makes it a permutation of the 63 bits
 * that ids have. Nothing is stored: the key turns each number back into its id.
 */
public final class OrderNumbers {
    private static final int ROUNDS = 8;
    private static final int DIGITS = 19;

    private final SecretKeySpec key;

    public OrderNumbers(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: 16 or more)");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Nineteen digits. */
    public String numberOf(long orderId) {
        if (orderId < 0) {
            throw new IllegalArgumentException("orderId: " + orderId + " (expected: 0 or more)");
        }
        Mac mac = mac();
        long number = orderId;
        do {
            number = forth(number, mac);
        } while (number < 0);
        String digits = Long.toString(number);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** The id behind a number; empty for what cannot be one. */
    public OptionalLong idOf(String number) {
        if (!number.matches("[0-9]{" + DIGITS + "}")) {
            return OptionalLong.empty();
        }
        long id;
        try {
            id = Long.parseLong(number);
        } catch (NumberFormatException beyond63Bits) {
            return OptionalLong.empty();
        }
        Mac mac = mac();
        do {
            id = back(id, mac);
        } while (id < 0);
        return OptionalLong.of(id);
    }

    private static long forth(long value, Mac mac) {
        int left = (int) (value >>> 32);
        int right = (int) value;
        for (int round = 0; round < ROUNDS; round++) {
            int mixed = left ^ mix(mac, round, right);
            left = right;
            right = mixed;
        }
        return ((long) left << 32) | (right & 0xFFFF_FFFFL);
    }

    private static long back(long value, Mac mac) {
        int left = (int) (value >>> 32);
        int right = (int) value;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            int mixed = right ^ mix(mac, round, left);
            right = left;
            left = mixed;
        }
        return ((long) left << 32) | (right & 0xFFFF_FFFFL);
    }

    private static int mix(Mac mac, int round, int half) {
        byte[] words = ByteBuffer.allocate(5).put((byte) round).putInt(half).array();
        return ByteBuffer.wrap(mac.doFinal(words)).getInt();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("HmacSHA256 is missing", broken);
        }
    }
}
