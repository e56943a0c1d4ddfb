package org.qiantang.engine.tlog.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * One signature line of a note: who says to have signed, and the bytes of the signature.
 *
 * @param keyId the first four bytes of a hash over the key; with the name it says which key to try
 */
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final String DASH = "\u2014 ";

    public NoteSignature {
        KeyName.checked(name);
        signature = signature.clone();
    }

    /**
     * Reads a line, without its newline.
     *
     * @throws Malformed if it is not a dash, a name and base64 of more than four bytes, one space between
     */
    public static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new Malformed("signature line", line, "an em dash, a name and base64");
        }
        byte[] bytes = Base64Text.read("signature", line.substring(space + 1));
        if (bytes.length <= Integer.BYTES) {
            throw new Malformed("signature", bytes.length + " bytes", "a key id of 4 bytes and a signature");
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** The line, with its newline. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return DASH + name + " " + Base64Text.of(bytes) + "\n";
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }
}
