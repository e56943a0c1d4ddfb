package org.qiantang.app.shortvideo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a film shows and says, with every word as it was when it was judged: what is rendered is this and nothing else.
 *
 * @param priceMinor the dated price on its price card, in fen; null where it shows none
 * @param several whether that price is the least of several
 * @param on the day of the price
 * @param speaker whose face and voice it has
 */
record Cut(
        long filmId,
        Shape shape,
        boolean music,
        String shop,
        String title,
        String name,
        long productId,
        @Nullable Long besideId,
        @Nullable Long priceMinor,
        boolean several,
        LocalDate on,
        FilmSpeaker speaker,
        List<Shot> shots) {
    Cut {
        shots = List.copyOf(shots);
    }
}
