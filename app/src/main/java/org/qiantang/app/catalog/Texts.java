package org.qiantang.app.catalog;

import java.util.List;
import org.qiantang.app.catalog.Flaw.Fault;

/** What a text from outside must be like: not too short or long, and of characters that can be kept. */
final class Texts {
    private Texts() {}

    static void check(String path, String text, int least, int most, List<Flaw> flaws) {
        int length = text.codePointCount(0, text.length());
        if (least > 0 && text.isBlank()) {
            flaws.add(new Flaw(path, Fault.MISSING));
        } else if (length < least || length > most) {
            flaws.add(new Flaw(path, Fault.LENGTH, least + "–" + most));
        } else if (hasUnkeepable(text)) {
            flaws.add(new Flaw(path, Fault.BAD_CHARACTER));
        }
    }

    /** NUL cannot be stored and lone surrogates cannot be sent; other control characters have no business in a text. */
    private static boolean hasUnkeepable(String text) {
        return text.codePoints()
                .anyMatch(point -> (point < ' ' && point != '\n' && point != '\t')
                        || point == 0x7F
                        || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
