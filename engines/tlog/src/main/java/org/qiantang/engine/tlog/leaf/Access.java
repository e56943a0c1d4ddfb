package org.qiantang.engine.tlog.leaf;

import java.util.Locale;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * What somebody did with evidence. Who it was is a personal field of the leaf.
 *
 * @param reason why, such as the number of a case; no names
 * @param device from where
 */
public record Access(Act act, String reason, String device) {
    /** What can be done with evidence. */
    public enum Act {
        READ,
        EXPORT,
        SEAL,
        HAND_OVER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Act of(String word) {
            for (Act act : values()) {
                if (act.word().equals(word)) {
                    return act;
                }
            }
            throw new Malformed("act", word, "read, export, seal or hand_over");
        }
    }
}
