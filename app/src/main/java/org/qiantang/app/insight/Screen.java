package org.qiantang.app.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the big screen of a show has; ids of figures are those of the dictionary, money is in fen.
 *
 * @param version of the dictionary
 * @param asOf when it was counted
 * @param crowd whether a demo's crowd is counted in items and minutes
 */
record Screen(
        long showId,
        String title,
        String state,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        Instant asOf,
        String version,
        boolean crowd,
        Map<String, Figure> figures,
        List<Item> items,
        List<Minute> minutes,
        List<InsightRows.Mark> marks,
        List<HotWords.Word> words) {
    Screen {
        figures = Map.copyOf(figures);
        items = List.copyOf(items);
        minutes = List.copyOf(minutes);
        marks = List.copyOf(marks);
        words = List.copyOf(words);
    }

    /**
     * One figure; none where its denominator is 0.
     *
     * @param value of everybody
     * @param people the same without a demo's crowd
     */
    record Figure(@Nullable Double value, @Nullable Double people) {}

    /** One item's figures; the ids of their metrics begin with {@code item_}. */
    record Item(
            long itemId,
            long productId,
            String title,
            String picture,
            boolean pinned,
            long seen,
            long clicks,
            @Nullable Double clickRate,
            long pieces,
            long gmv,
            long buyers,
            long orders,
            @Nullable Double gpm,
            long explained) {}

    /**
     * One minute.
     *
     * @param online people there at its end; the last number known where none was counted in it
     */
    record Minute(
            Instant at,
            long gmv,
            long paid,
            long placed,
            long refunded,
            long online,
            long entries,
            long exits,
            long exposures,
            long likes,
            long lines) {}
}
