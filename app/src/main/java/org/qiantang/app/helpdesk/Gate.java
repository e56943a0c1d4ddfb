package org.qiantang.app.helpdesk;

import org.jspecify.annotations.Nullable;

/** The guard's post before each line of the helpdesk. */
@FunctionalInterface
interface Gate {
    /**
     * Judges a line before it leaves.
     *
     * @param machine whether a machine made it, of which only what is clear may leave
     */
    Judged judge(long showId, @Nullable Long itemId, boolean machine, String text);

    /**
     * What the guard says to a line.
     *
     * @param message what is wrong with it in Chinese and English, and the article; empty where nothing is
     */
    record Judged(boolean clear, boolean violates, String verdict, String version, String message) {}
}
