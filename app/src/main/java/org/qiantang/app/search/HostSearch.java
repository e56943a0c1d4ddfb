package org.qiantang.app.search;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.FreshNames;
import org.qiantang.app.mall.Names;
import org.qiantang.app.show.StageBar;

/** Hosts by their names, those on air first. Who may not go on air for now is not found. */
final class HostSearch {
    private final FoundHostRows rows;
    private final FreshNames names;
    private final StageBar bar;
    private final InstantSource clock;

    HostSearch(FoundHostRows rows, StageBar bar, InstantSource clock) {
        this.rows = rows;
        this.bar = bar;
        this.clock = clock;
        this.names = new FreshNames(FoundHostRows.MOST, ShowSearch.EVERY, clock, () -> rows.names(since()));
    }

    /**
     * A page of hosts, which is shorter where some may not be found any more.
     *
     * @param next where to go on; null at the end
     * @param instead what was looked for in place of words that nobody is called by
     */
    record Hosts(
            List<FoundHost> items,
            @Nullable String next,
            @Nullable String instead) {}

    Hosts find(String words, @Nullable String after, int limit) {
        Names.Hits found = names.find(words, after, limit);
        List<Long> ids = found.hits().stream().map(Names.Hit::id).toList();
        Map<Long, FoundHost> cards = rows.cards(ids, since());
        List<FoundHost> hosts = ids.stream()
                .flatMap(id -> Stream.ofNullable(cards.get(id)))
                .filter(host -> bar.mayAppear(host.id()))
                .toList();
        return new Hosts(hosts, found.next(), found.instead());
    }

    private Instant since() {
        return clock.instant().minus(ShowSearch.LATE);
    }
}
