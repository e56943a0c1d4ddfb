package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Films of many products, one after the other.
 *
 * @param render whether each is made at once where all its sentences stand; else only written
 * @param halt why it has stopped before its end, in a word: {@code no-room}, {@code no-encoder} or {@code unreadable}; null
 *     where it has not
 * @param by who asked for it
 */
record Batch(
        long id,
        long merchantId,
        Wanted wanted,
        boolean render,
        State state,
        @Nullable String halt,
        long by,
        Instant madeAt) {

    enum State {
        RUNNING,
        /** Nothing more can be made for now; it goes on when somebody says so. */
        HALTED,
        CANCELLED,
        /** Each product has had its turn; the last films may still be made. */
        DONE
    }

    /**
     * How each film is to be.
     *
     * @param like a plan whose product is each in turn
     * @param first keys of the facts that are told before others
     */
    record Wanted(Film.Plan like, List<String> first) {
        Wanted {
            first = List.copyOf(first);
        }
    }

    /**
     * A product whose turn it is.
     *
     * @param filmId its film, where that was written before the program ended; else null
     */
    record Turn(
            Batch batch,
            int place,
            long productId,
            @Nullable Long filmId) {}

    /**
     * How many of its products are how far.
     *
     * @param waiting for their turn
     * @param refused such as could not be written or made at all
     * @param atWork whose films wait to be made, or are being made
     * @param made whose films are made
     * @param failed whose films were begun and not made: failed, cancelled, interrupted
     * @param written whose films are written and not asked to be made
     */
    record Count(int total, int waiting, int refused, int atWork, int made, int failed, int written) {
        static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0);
    }

    /** A product of which no film was made, and why in both languages. */
    record Refused(long productId, @Nullable Long filmId, String code, String zh, String en) {}
}
