package org.qiantang.app.shortvideo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.mall.FreshNames;
import org.qiantang.app.mall.Names;

/** Films by their titles, products and shops. What is found is looked at as in the feed: only what still holds is told. */
final class FilmSearch {
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MOST_LOOKED_AT = 100;

    private final FreshNames names;
    private final ShownFilms films;

    FilmSearch(FilmNames rows, ShownFilms films, InstantSource clock) {
        this.names = new FreshNames(FilmNames.MOST, EVERY, clock, rows::read);
        this.films = films;
    }

    /**
     * A page of films, those first that fit best, then the newest.
     *
     * @param next where to go on; null at the end
     * @param instead what was looked for in place of words that nothing is called by
     */
    record Films(
            List<FilmViews.Shown> items,
            @Nullable String next,
            @Nullable String instead) {}

    Films find(@Nullable Person person, String words, @Nullable String after, int limit) {
        var shown = new ArrayList<FilmViews.Shown>();
        Names.Hits found = names.find(words, after, limit);
        String place = after;
        int looked = 0;
        while (true) {
            Map<Long, FilmViews.Shown> may =
                    films.of(found.hits().stream().map(Names.Hit::id).toList(), person);
            for (Names.Hit hit : found.hits()) {
                if (shown.size() == limit) {
                    return new Films(shown, place, found.instead());
                }
                place = hit.cursor();
                looked++;
                Stream.ofNullable(may.get(hit.id())).forEach(shown::add);
            }
            if (found.next() == null) {
                return new Films(shown, null, found.instead());
            }
            // What no longer holds is passed over, so a page may need to look at more than it shows.
            if (shown.size() == limit || looked >= MOST_LOOKED_AT) {
                return new Films(shown, place, found.instead());
            }
            found = names.find(words, place, limit);
        }
    }
}
