package org.qiantang.engine.tlog.leaf;

import java.util.Locale;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.OneLine;

/**
 * What somebody did with evidence. Who it was is a personal field of the leaf.
 *
 * @param reason why, such as the number of a case; no names; one line without controls, as is the device
 * @param device from where
 */
public record Access(Act act, String reason, String device) {
    public Access {
        if (!OneLine.isPlain(reason) || !OneLine.isPlain(device)) {
            throw new Malformed("reason and device", reason + " " + device, "one plain line each");
        }
    }

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
