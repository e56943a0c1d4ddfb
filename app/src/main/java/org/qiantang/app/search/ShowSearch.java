package org.qiantang.app.search;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;
import org.qiantang.app.mall.FreshNames;
import org.qiantang.app.mall.Names;
import org.qiantang.app.show.Restraints;
import org.qiantang.app.show.Sunk;
import org.qiantang.app.show.Watching;

/** Shows by their titles, their rooms' shops, their hosts and their goods: on air, then announced, then with a replay. */
final class ShowSearch {
    /** One that is a little late has not become another show. */
    static final Duration LATE = Duration.ofMinutes(30);

    static final Duration EVERY = Duration.ofSeconds(2);

    private static final Watching.Present NOBODY = new Watching.Present(0, 0);

    private final FoundShowRows rows;
    private final FreshNames names;
    private final Watching watching;
    private final InstantSource clock;

    ShowSearch(FoundShowRows rows, Restraints restraints, Watching watching, InstantSource clock) {
        this.rows = rows;
        this.watching = watching;
        this.clock = clock;
        this.names = new FreshNames(FoundShowRows.MOST, EVERY, clock, () -> rows.names(since(), Sunk.by(restraints)));
    }

    /**
     * A page of shows, which is shorter where some have just ended.
     *
     * @param next where to go on; null at the end
     * @param instead what was looked for in place of words that nothing is called by
     */
    record Shows(
            List<FoundShow> items,
            @Nullable String next,
            @Nullable String instead) {}

    Shows find(@Nullable Person person, String words, @Nullable String after, int limit) {
        Names.Hits found = names.find(words, after, limit);
        Map<Long, FoundShow> cards = rows.cards(
                found.hits().stream().map(Names.Hit::id).toList(), since(), person == null ? null : person.id());
        List<FoundShow> shows = found.hits().stream()
                .flatMap(hit -> Stream.ofNullable(cards.get(hit.id())).map(show -> show.with(present(show), hit.by())))
                .toList();
        return new Shows(shows, found.next(), found.instead());
    }

    private Watching.Present present(FoundShow show) {
        return show.onAir() ? watching.at(show.id()) : NOBODY;
    }

    private Instant since() {
        return clock.instant().minus(LATE);
    }
}
