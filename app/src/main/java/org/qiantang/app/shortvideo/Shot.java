package org.qiantang.app.shortvideo;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scene ready to be drawn: its words as they are said, and what stands on its card.
 *
 * @param label what the fact is called; empty where the scene shows none
 * @param value the fact; empty likewise
 * @param note where it is from, or the paper behind it
 * @param second whether it is the other side's turn of a comparison
 * @param sides both sides of a comparison, in order; none in other scenes
 * @param picture the address of the picture that is seen; null where it shows none
 */
record Shot(
        Look look,
        String words,
        String label,
        String value,
        String note,
        boolean second,
        List<Side> sides,
        @Nullable String picture) {
    Shot {
        sides = List.copyOf(sides);
    }

    /**
     * One side of a comparison.
     *
     * @param value null until it has been said
     * @param picture the address of its picture; null where none goes with the fact
     */
    record Side(
            String name,
            @Nullable String value,
            boolean speaking,
            @Nullable String picture) {}

    static Shot plain(Look look, String words, @Nullable String picture) {
        return new Shot(look, words, "", "", "", false, List.of(), picture);
    }

    /** The addresses of all pictures that it shows. */
    Stream<String> pictures() {
        return Stream.concat(
                Stream.ofNullable(picture), sides.stream().flatMap(side -> Stream.ofNullable(side.picture())));
    }
}
