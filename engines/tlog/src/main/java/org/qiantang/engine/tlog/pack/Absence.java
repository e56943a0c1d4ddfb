package org.qiantang.engine.tlog.pack;

import java.util.Locale;
import org.qiantang.engine.tlog.wire.Malformed;

/** Why a pack has a leaf and not the file that it names. It is told in the pack, and sealed with it. */
public enum Absence {
    /** It was erased, as somebody had a right to ask. */
    ERASED,
    /** It was kept for as long as it had to be, and no longer. */
    PAST_RETENTION,
    /** It is there and not given. */
    WITHHELD;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Absence of(String word) {
        for (Absence absence : values()) {
            if (absence.word().equals(word)) {
                return absence;
            }
        }
        throw new Malformed("absence", word, "erased, past_retention or withheld");
    }
}
