package org.qiantang.app.insight;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Source;
import org.qiantang.event.Sitting.SourceReach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads by what way people came into shows: the sum of the sittings. */
final class SourceRows {
    private static final String OF_SHOW = """
            select sitting_id, source, entries, viewers, watch_seconds, product_viewers, clickers, orderers, buyers, paid_minor
              from insight_source_sitting
             where show_id = :show
            """;

    private final JdbcClient jdbc;

    SourceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ways of one show, that by which most came first; the sitting under way, where it is at hand, as it is now. */
    List<Screen.Source> of(long showId, @Nullable Sitting now) {
        Map<Long, Map<Source, SourceReach>> sittings = new HashMap<>();
        jdbc.sql(OF_SHOW).param("show", showId).query(row -> {
            Source source = Source.valueOf(row.getString("source"));
            sittings.computeIfAbsent(row.getLong("sitting_id"), _ -> new EnumMap<>(Source.class))
                    .put(
                            source,
                            new SourceReach(
                                    source,
                                    row.getLong("entries"),
                                    row.getLong("viewers"),
                                    row.getLong("watch_seconds"),
                                    row.getLong("product_viewers"),
                                    row.getLong("clickers"),
                                    row.getLong("orderers"),
                                    row.getLong("buyers"),
                                    row.getLong("paid_minor")));
        });
        List<SourceReach> fresh = now == null ? null : now.sources();
        if (now != null && fresh != null) {
            Map<Source, SourceReach> ways = new EnumMap<>(Source.class);
            fresh.forEach(way -> ways.put(way.source(), way));
            sittings.put(now.sittingId(), ways);
        }
        Map<Source, SourceReach> sums = new EnumMap<>(Source.class);
        sittings.values().forEach(ways -> ways.forEach((source, way) -> sums.merge(source, way, SourceRows::sum)));
        return sums.values().stream()
                .filter(way -> way.entries() + way.viewers() + way.orderers() > 0)
                .sorted(Comparator.comparingLong(SourceReach::entries)
                        .reversed()
                        .thenComparing(SourceReach::source))
                .map(SourceRows::told)
                .toList();
    }

    private static SourceReach sum(SourceReach one, SourceReach other) {
        return new SourceReach(
                one.source(),
                one.entries() + other.entries(),
                one.viewers() + other.viewers(),
                one.watchSeconds() + other.watchSeconds(),
                one.productViewers() + other.productViewers(),
                one.clickers() + other.clickers(),
                one.orderers() + other.orderers(),
                one.buyers() + other.buyers(),
                one.paidMinor() + other.paidMinor());
    }

    private static Screen.Source told(SourceReach way) {
        return new Screen.Source(
                way.source().name(),
                way.entries(),
                way.viewers(),
                Figures.ratio(way.watchSeconds(), way.viewers()),
                way.productViewers(),
                way.clickers(),
                way.orderers(),
                way.buyers(),
                way.paidMinor(),
                Figures.ratio(way.buyers(), way.viewers()));
    }
}
