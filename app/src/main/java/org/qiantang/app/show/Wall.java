package org.qiantang.app.show;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.app.web.Page;

/** The officers' wall: rooms on air by how closely they should be watched. */
final class Wall {
    private static final Comparator<Weighed> ORDER = Comparator.comparingInt(
                    (Weighed one) -> one.risk().score())
            .thenComparingLong(one -> one.show().showId())
            .reversed();

    private final OfficerRows rows;
    private final InstantSource clock;

    Wall(OfficerRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** A room with its risk; {@code last} is the line that was said last of those in which something was found that still stands. */
    record Tile(OfficerRows.OnAir show, RoomRisk risk, OfficerRows.Counted counted, ShowRows.@Nullable LineRow last) {}

    private record Weighed(OfficerRows.OnAir show, RoomRisk risk) {
        Bookmark place() {
            return new Bookmark(risk.score(), show.showId());
        }

        boolean isAfter(Bookmark mark) {
            return risk.score() < mark.rank() || (risk.score() == mark.rank() && show.showId() < mark.id());
        }
    }

    Page<Tile> rooms(WallFilter filter, Bookmark after, int most) {
        Instant now = clock.instant();
        List<OfficerRows.OnAir> onAir = rows.onAir();
        Map<Long, RoomFacts> facts = rows.facts(onAir, now);
        List<Weighed> next = onAir.stream()
                .filter(show -> filter.lets(facts(facts, show)))
                .map(show -> new Weighed(show, RoomRisk.of(facts(facts, show), now)))
                .filter(room -> room.isAfter(after))
                .sorted(ORDER)
                .limit(most + 1L)
                .toList();
        Page<Weighed> page = Page.of(next, most, room -> room.place().cursor());
        List<Long> shows =
                page.items().stream().map(room -> room.show().showId()).toList();
        Map<Long, OfficerRows.Counted> counted = rows.counted(shows);
        Map<Long, ShowRows.LineRow> last = rows.last(shows);
        return page.map(room -> new Tile(
                room.show(),
                room.risk(),
                counted.getOrDefault(room.show().showId(), OfficerRows.Counted.NONE),
                last.get(room.show().showId())));
    }

    private static RoomFacts facts(Map<Long, RoomFacts> all, OfficerRows.OnAir show) {
        RoomFacts facts = all.get(show.showId());
        if (facts == null) {
            throw new IllegalStateException("show: " + show.showId() + " (expected: one that was weighed)");
        }
        return facts;
    }
}
