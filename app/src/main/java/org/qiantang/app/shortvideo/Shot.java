package org.qiantang.app.shortvideo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scene ready to be drawn: its words as they are said, and what stands on its card.
 *
 * @param label what the fact is called; empty where the scene shows none
 * @param value the fact; empty likewise
 * @param note where it is from, or the paper behind it
 * @param second whether it is the other side's turn of a comparison
 * @param sides both sides of a comparison, in order; none in other scenes
 */
record Shot(Look look, String words, String label, String value, String note, boolean second, List<Side> sides) {
    Shot {
        sides = List.copyOf(sides);
    }

    /**
     * One side of a comparison.
     *
     * @param value null until it has been said
     */
    record Side(String name, @Nullable String value, boolean speaking) {}

    static Shot plain(Look look, String words) {
        return new Shot(look, words, "", "", "", false, List.of());
    }
}
