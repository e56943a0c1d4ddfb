package org.qiantang.engine.tlog.note;

import org.qiantang.engine.tlog.wire.Malformed;

/** What a key signs with, by the identifier byte of C2SP signed-note. */
public enum SignatureType {
    /** Ed25519 over the note's text: how a log signs. */
    ED25519(0x01, 64),
    /** Ed25519 over a time and the note's text, after tlog-cosignature: how a witness signs. */
    COSIGNATURE_V1(0x04, 8 + 64);

    private final int code;
    private final int signatureBytes;

    SignatureType(int code, int signatureBytes) {
        this.code = code;
        this.signatureBytes = signatureBytes;
    }

    int code() {
        return code;
    }

    int signatureBytes() {
        return signatureBytes;
    }

    /** @throws Malformed if it is none of these */
    static SignatureType of(int code) {
        for (SignatureType type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        throw new Malformed("signature type", Integer.toString(code), "1 for Ed25519 or 4 for a cosignature");
    }
}
