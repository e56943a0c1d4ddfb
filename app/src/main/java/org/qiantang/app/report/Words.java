package org.qiantang.app.report;

import org.jspecify.annotations.Nullable;

/** Reads words that stand for a case of an enum. */
final class Words {
    private Words() {}

    static <E extends Enum<E>> @Nullable E named(E[] values, @Nullable String word) {
        for (E value : values) {
            if (ReportViews.word(value).equals(word)) {
                return value;
            }
        }
        return null;
    }
}
