package org.qiantang.app.helpdesk;

import org.jspecify.annotations.Nullable;

/** The guard's post before each line of the helpdesk. */
interface Gate {
    /**
     * Judges a line before it leaves in a room.
     *
     * @param machine whether a machine made it, of which only what is clear may leave
     */
    Judged judge(long showId, @Nullable Long itemId, boolean machine, String text);

    /** Judges what is said of a product outside of rooms. */
    Judged ofProduct(long productId, boolean machine, String text);

    /** Judges what a person of the shop wants said for the whole shop. */
    Judged ofShop(long merchantId, String text);

    /**
     * What the guard says to a line.
     *
     * @param message what is wrong with it in Chinese and English, and the article; empty where nothing is
     */
    record Judged(boolean clear, boolean violates, String verdict, String version, String message) {}
}
