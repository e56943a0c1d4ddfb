package org.qiantang.engine.tlog.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/** Bytes as text, where they are UTF-8 and nothing else. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The text that these bytes are.
     *
     * @param what what they are, for the message
     * @throws Malformed if they are not UTF-8, instead of a text with marks of replacement
     */
    public static String read(String what, byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw new Malformed(what, HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, 16)), "UTF-8");
        }
    }
}
