package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One utterance to be judged: its raw words, where and by whom they were said, on which day, and about which goods.
 *
 * @param before what was said in the room in the minute before, earliest first; may be empty
 */
public record Line(
        String text,
        Channel channel,
        Speaker speaker,
        LocalDate on,
        @Nullable Goods goods,
        List<String> before) {

    /** Longer texts are to be cut by the caller, so that one line can never hold up a room. */
    public static final int MAX_CHARS = 20_000;

    public Line {
        before = List.copyOf(before);
        if (text.length() > MAX_CHARS) {
            throw new IllegalArgumentException("text: " + text.length() + " chars (expected: 0.." + MAX_CHARS + ")");
        }
    }

    /** A line that stands by itself. */
    public Line(String text, Channel channel, Speaker speaker, LocalDate on, @Nullable Goods goods) {
        this(text, channel, speaker, on, goods, List.of());
    }
}
