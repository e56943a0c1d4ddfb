package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WantedTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    @Test
    void each_person_counts_once_an_item_however_often_they_ask() {
        var wanted = new Wanted();

        wanted.asked(1L, List.of(7L, 8L), NOON);
        wanted.asked(1L, List.of(8L), NOON.plusSeconds(60));
        wanted.asked(2L, List.of(8L), NOON.plusSeconds(60));
        wanted.asked(null, List.of(9L), NOON);

        assertThat(wanted.askers(NOON.plusSeconds(60))).isEqualTo(Map.of(1L, 2, 2L, 1));
    }

    @Test
    void who_asked_is_forgotten_ten_minutes_after_they_last_did() {
        var wanted = new Wanted();
        wanted.asked(1L, List.of(7L, 8L), NOON);
        wanted.asked(1L, List.of(8L), NOON.plusSeconds(60));

        assertThat(wanted.askers(NOON.plusSeconds(600))).isEqualTo(Map.of(1L, 2));
        assertThat(wanted.askers(NOON.plusSeconds(601))).isEqualTo(Map.of(1L, 1));
        assertThat(wanted.askers(NOON.plusSeconds(661))).isEmpty();
    }

    @Test
    void all_are_forgotten_at_once() {
        var wanted = new Wanted();
        wanted.asked(1L, List.of(7L, 8L), NOON);

        wanted.forget();

        assertThat(wanted.askers(NOON)).isEmpty();
    }
}
