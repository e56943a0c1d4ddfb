package org.qiantang.engine.tlog.wire;

import java.util.Base64;

/** Base64 of RFC 4648, section 4, in the one form that stands for given bytes: padded, and without bits left over. */
public final class Base64Text {
    private Base64Text() {}

    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The bytes that a text stands for.
     *
     * @param what what the text is, for the message
     * @throws Malformed if it is not base64, or not in that one form
     */
    public static byte[] read(String what, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            throw new Malformed(what, text, "base64");
        }
        // The JDK also takes text without padding or with bits left over: two texts would then mean the same.
        if (!of(bytes).equals(text)) {
            throw new Malformed(what, text, "base64 with padding and no bits left over");
        }
        return bytes;
    }
}
