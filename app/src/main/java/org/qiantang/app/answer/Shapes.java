package org.qiantang.app.answer;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Shapes that are told by a letter: U 形, which is typed u型 as well. */
final class Shapes {
    private static final Pattern SHAPE = Pattern.compile("([a-z])\\s*[形型]");

    private Shapes() {}

    /** Whether both texts, in small letters, tell of one such shape. */
    static boolean areAlike(String one, String other) {
        Set<String> shapes = letters(one);
        return letters(other).stream().anyMatch(shapes::contains);
    }

    private static Set<String> letters(String text) {
        return SHAPE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
