package org.qiantang.engine.tlog.merkle;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.wire.Malformed;

/** A SHA-256 value. Held as four numbers, big-endian, so that it cannot be changed and is equal to its like. */
public record Hash(long first, long second, long third, long fourth) {
    /** Bytes of a hash. */
    public static final int BYTES = 32;

    /** The SHA-256 of these parts, one after another. */
    public static Hash sha256(byte[]... parts) {
        MessageDigest digest = digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return of(digest.digest());
    }

    /** A SHA-256 under way, for what is too long to be held. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** The hash that these 32 bytes are. */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new Malformed("hash", bytes.length + " bytes", BYTES + " bytes");
        }
        return at(bytes, 0);
    }

    /** The hash whose 32 bytes begin at an offset. */
    public static Hash at(byte[] bytes, int offset) {
        ByteBuffer four = ByteBuffer.wrap(bytes, offset, BYTES);
        return new Hash(four.getLong(), four.getLong(), four.getLong(), four.getLong());
    }

    /**
     * The hash that a text stands for.
     *
     * @throws Malformed if it is not base64 of 32 bytes
     */
    public static Hash fromBase64(String text) {
        return of(Base64Text.read("hash", text));
    }

    /**
     * The hash that a text stands for.
     *
     * @throws Malformed if it is not 64 hexadecimal digits in lower case
     */
    public static Hash fromHex(String text) {
        if (!text.matches("[0-9a-f]{64}")) {
            throw new Malformed("hash", text, "64 hexadecimal digits in lower case");
        }
        return of(HexFormat.of().parseHex(text));
    }

    public byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    public String base64() {
        return Base64Text.of(bytes());
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public String toString() {
        return hex();
    }
}
