package org.qiantang.app.feed;

import org.jspecify.annotations.Nullable;

/**
 * One place of a list.
 *
 * @param itemId a product, a show or a film
 */
record Suggested(long itemId, Why why) {
    /**
     * Why it stands there, for words to be made of.
     *
     * @param code {@code viewed}, {@code bought}, {@code alike}, {@code followed}, {@code again}, {@code sells}, {@code interest}, {@code now},
     *     {@code popular} or {@code new}
     * @param about the title, shop or category that it is about; null where it is about none
     */
    record Why(String code, @Nullable String about) {}
}
