package org.qiantang.engine.tlog.leaf;

import java.util.Locale;
import org.qiantang.engine.tlog.wire.Malformed;

/** What a leaf is about. */
public enum Kind {
    /** How a session is captured: its content are {@link CaptureFacts}. Noted at the beginning, and again when one changes. */
    CAPTURE(true),
    /** A segment of picture and sound, as it was received. */
    MEDIA(true),
    /** What was said: as a machine heard it, or as it came in as words already. Its content tells which. */
    ASR(false),
    /** What was written in the picture, as a machine read it. */
    OCR(false),
    /** A viewer's line; its words stand in the leaf only as commitments. */
    CHAT(true),
    PRICE(true),
    STOCK(true),
    /** A mark shown to viewers, such as that a host is made by a machine. */
    LABEL(true),
    /** What a rule found. */
    VERDICT(false),
    /** That somebody read, exported, sealed or handed over evidence. */
    ACCESS(true),
    /** A stretch of the journal, which knows people by their numbers only: its bytes must hold no personal data. */
    JOURNAL(true);

    private final boolean captured;

    Kind(boolean captured) {
        this.captured = captured;
    }

    /** Whether it is noted as it happens; what is derived from other leaves may come much later. */
    public boolean isCaptured() {
        return captured;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new Malformed(
                "kind", word, "capture, media, asr, ocr, chat, price, stock, label, verdict, access or journal");
    }
}
