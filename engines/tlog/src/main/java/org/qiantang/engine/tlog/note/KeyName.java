package org.qiantang.engine.tlog.note;

import org.qiantang.engine.tlog.wire.Malformed;

/** The names of keys, as signed notes take them. */
final class KeyName {
    private KeyName() {}

    static String checked(String name) {
        boolean holdsOthers = name.codePoints()
                .anyMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || Character.isWhitespace(c));
        if (name.isEmpty() || holdsOthers) {
            throw new Malformed("key name", name, "not empty, without spaces, controls and plus signs");
        }
        return name;
    }
}
