package org.qiantang.app.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qiantang.app.web.Problem;

class OwnFiguresTest {
    private static final long ROOM = 7;
    private static final Looker SHOP = new Looker(Looker.Side.SHOP, 2);
    private static final Looker AGENCY = new Looker(Looker.Side.AGENCY, 2);

    private Instant now = Instant.parse("2026-11-24T02:00:00Z");
    private boolean mine = true;
    private int counts;
    private final OwnFigures figures = new OwnFigures(this::count, () -> now);

    @Test
    void the_pages_after_the_first_go_by_what_it_came_to() {
        figures.open(asked(SHOP, false), ROOM, true);
        figures.open(asked(SHOP, false), ROOM, false);
        figures.open(asked(SHOP, false), ROOM, false);

        assertThat(counts).isEqualTo(1);
    }

    @Test
    void each_first_page_is_counted_and_what_has_become_partly_others_is_opened_no_more() {
        figures.open(asked(SHOP, false), ROOM, true);
        mine = false;

        assertThatThrownBy(() -> figures.open(asked(SHOP, false), ROOM, true))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("others");
        assertThat(counts).isEqualTo(2);
    }

    @Test
    void who_comes_to_a_later_page_without_having_opened_the_first_is_looked_at() {
        mine = false;
        figures.open(asked(SHOP, true), ROOM, true);

        for (Asked other : List.of(asked(SHOP, false), asked(AGENCY, false))) {
            assertThatThrownBy(() -> figures.open(other, ROOM, false)).isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> figures.open(asked(SHOP, true), 404, false)).isInstanceOf(Problem.class);
    }

    @Test
    void after_five_minutes_it_is_counted_again() {
        figures.open(asked(AGENCY, true), ROOM, true);
        now = now.plus(Duration.ofMinutes(5));
        figures.open(asked(AGENCY, true), ROOM, false);

        assertThat(counts).isEqualTo(2);
    }

    private Optional<Seen> count(Asked asked, long id) {
        counts++;
        var facts = new Seen.Facts(1, 1, 1, 1, 1, 1, 1);
        var seen = new Seen(id, "", null, "", null, "", null, List.of(), mine, false, facts, Seen.Facts.NONE, 0);
        return id == ROOM ? Optional.of(seen) : Optional.empty();
    }

    private static Asked asked(Looker looker, boolean own) {
        Instant today = Instant.parse("2026-11-24T02:00:00Z");
        return new Asked(Kind.ROOM, Span.upTo(InstantSource.fixed(today), 7), looker, own, true);
    }
}
