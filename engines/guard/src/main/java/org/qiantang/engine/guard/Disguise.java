package org.qiantang.engine.guard;

import java.util.List;

/**
 * What may stand for a word at some place of a line: two parts for a character, or a picture.
 *
 * @param units how many units of the line it takes
 * @param readings what it may stand for, the likeliest first
 */
record Disguise(int units, List<String> readings, Kind kind) {
    /** How much it takes to believe it. */
    enum Kind {
        /** One of the parts is no word by itself (亻, 疒): nobody writes it but for a character. */
        PART,
        /** Both parts are characters in their own right (月干, 女子), which mostly mean themselves. */
        PAIR,
        /** A picture, which is mostly there for its looks. */
        PICTURE
    }

    Disguise {
        readings = List.copyOf(readings);
    }
}
