package org.qiantang.app.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** Text from outside that cannot be kept: it has a NUL or half of a character. */
final class UnwritableText extends DatabindException {
    UnwritableText(@Nullable JsonParser parser) {
        super(parser, "text: with NUL or a lone surrogate (expected: text that can be written down)");
    }

    /** Whether a text can be written down as UTF-8, and by PostgreSQL. */
    static boolean isIn(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == 0) {
                return true;
            }
            if (Character.isSurrogate(letter)) {
                boolean pair = Character.isHighSurrogate(letter)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
