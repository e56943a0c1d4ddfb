package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

    private final Doubts doubts = new Doubts();

    @Test
    void only_the_orders_in_doubt_are_left_out_of_who_also_buys_like_people() {
        doubts.take(Map.of(1L, new Suspects.Suspect(false, Set.of(7L))));

        assertThat(doubts.paid(paid(7, 1))).isTrue();
        assertThat(doubts.paid(paid(8, 1))).isFalse();
        assertThat(doubts.act(1)).isFalse();
    }

    @Test
    void nothing_is_learnt_of_a_machine() {
        doubts.take(Map.of(1L, new Suspects.Suspect(true, Set.of())));

        assertThat(doubts.act(1)).isTrue();
        assertThat(doubts.paid(paid(8, 1))).isTrue();
        assertThat(doubts.act(2)).isFalse();
    }

    @Test
    void those_are_told_anew_whose_doubts_came_went_or_are_others_and_nobody_else() {
        doubts.take(Map.of(
                1L, new Suspects.Suspect(true, Set.of()),
                2L, new Suspects.Suspect(false, Set.of(7L)),
                3L, new Suspects.Suspect(false, Set.of(9L))));

        Set<Long> changed = doubts.take(Map.of(
                2L, new Suspects.Suspect(false, Set.of(7L, 8L)),
                3L, new Suspects.Suspect(false, Set.of(9L)),
                4L, new Suspects.Suspect(true, Set.of())));

        assertThat(changed).containsExactlyInAnyOrder(1L, 2L, 4L);
    }

    private static Purchases.Paid paid(long order, long buyer) {
        return new Purchases.Paid(order, buyer, List.of(5L), NOON);
    }
}
