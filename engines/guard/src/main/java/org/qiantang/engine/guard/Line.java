package org.qiantang.engine.guard;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One utterance to be judged: its raw words, where and by whom they were said, on which day, and about which goods. */
public record Line(
        String text,
        Channel channel,
        Speaker speaker,
        LocalDate on,
        @Nullable Goods goods) {

    /** Longer texts are to be cut by the caller, so that one line can never hold up a room. */
    public static final int MAX_CHARS = 20_000;

    public Line {
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("text: " + text.length() + " chars (expected: 0.." + MAX_CHARS + ")");
        }
    }
}
