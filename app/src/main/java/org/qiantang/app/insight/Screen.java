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
        List<HotWords.Word> words,
        Doubtful doubtful,
        List<Source> sources) {
    Screen {
        figures = Map.copyOf(figures);
        items = List.copyOf(items);
        minutes = List.copyOf(minutes);
        marks = List.copyOf(marks);
        words = List.copyOf(words);
        sources = List.copyOf(sources);
    }

    /** A figure as this screen counts, of everybody or of people alone; none where there is none. */
    @Nullable
    Double counted(String id) {
        Figure figure = figures.get(id);
        return figure == null ? null : crowd ? figure.value() : figure.people();
    }

    /**
     * One figure; none where its denominator is 0.
     *
     * @param value of everybody
     * @param people the same without a demo's crowd
     * @param sound the same without what is in doubt, too
     */
    record Figure(
            @Nullable Double value,
            @Nullable Double people,
            @Nullable Double sound) {}

    /**
     * What of the show is in doubt, and so is left out of sound figures, rankings and suggestions.
     *
     * @param doubts how many there are of this show alone, and {@code accounts} how many that talked are in doubt altogether
     * @param minor what was paid for the orders, in fen
     */
    record Doubtful(long doubts, long orders, long minor, long likes, long accounts) {}

    /**
     * Those who came by one way, without a demo's crowd; the ids of their metrics begin with {@code source_}.
     *
     * @param source HOME, FOLLOWS, SEARCH, MALL, SHOP, PRODUCT, FILM, NEXT, SHARE or DIRECT
     * @param stay seconds for each viewer, and {@code conversion} buyers for each; none where there were no viewers
     */
    record Source(
            String source,
            long entries,
            long viewers,
            @Nullable Double stay,
            long productViewers,
            long clickers,
            long orderers,
            long buyers,
            long gmv,
            @Nullable Double conversion) {}

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
