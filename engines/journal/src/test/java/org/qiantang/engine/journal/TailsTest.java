package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailsTest {
    private static final int SHARD = 1;
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.123456789Z");

    private final Tails tails = new Tails(8, 1_000);

    @Test
    void the_events_after_a_position_come_in_order_and_no_more_than_were_asked_for() {
        tails.committed(SHARD, 0, entries(3));
        tails.committed(SHARD, 3, entries(2));

        assertThat(positions(0, 100)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(positions(2, 2)).containsExactly(3L, 4L);
        assertThat(positions(5, 100)).isEmpty();
    }

    @Test
    void an_event_is_the_one_that_the_database_has_at_its_place() {
        tails.committed(SHARD, 41, entries(1));

        Recorded event = tails.after(SHARD, 41, 1).getFirst();

        assertThat(event.shard()).isEqualTo(SHARD);
        assertThat(event.position()).isEqualTo(42);
        assertThat(event.at()).as("to the microsecond").isEqualTo(Instant.parse("2026-11-28T12:00:00.123456Z"));
        assertThat(event.holds(entries(1).getFirst())).isTrue();
    }

    @Test
    void the_oldest_go_first_and_who_needs_one_of_them_gets_nothing() {
        tails.committed(SHARD, 0, entries(6));
        tails.committed(SHARD, 6, entries(5));

        assertThat(positions(3, 100))
                .containsExactlyElementsOf(LongStream.rangeClosed(4, 11).boxed().toList());
        assertThat(positions(2, 100)).isEmpty();
        assertThat(positions(0, 100)).isEmpty();
    }

    @Test
    void large_bodies_are_let_go_before_their_number_is_reached() {
        tails.committed(SHARD, 0, List.of(entry(600), entry(300), entry(200)));

        assertThat(positions(1, 100)).containsExactly(2L, 3L);
        assertThat(positions(0, 100)).isEmpty();

        tails.committed(SHARD, 3, List.of(entry(5_000)));

        assertThat(positions(3, 100)).as("more than everything may be").isEmpty();
        tails.committed(SHARD, 4, entries(1));
        assertThat(positions(4, 100)).containsExactly(5L);
    }

    @Test
    void a_hole_between_two_writers_ends_the_run() {
        tails.committed(SHARD, 0, entries(3));
        tails.committed(SHARD, 10, entries(2));

        assertThat(positions(0, 100)).isEmpty();
        assertThat(positions(3, 100)).isEmpty();
        assertThat(positions(10, 100)).containsExactly(11L, 12L);
    }

    @Test
    void shards_are_apart_and_one_that_is_taken_anew_begins_with_nothing() {
        tails.committed(SHARD, 0, entries(2));
        tails.committed(2, 0, entries(1));

        tails.forget(SHARD);

        assertThat(positions(0, 100)).isEmpty();
        assertThat(tails.after(2, 0, 100)).hasSize(1);
    }

    @Test
    void a_size_that_no_ring_has_is_refused() {
        assertThatThrownBy(() -> new Tails(6, 1)).hasMessage("mostEvents: 6 (expected: a power of two)");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bodies_of_all_lengths_come_back_as_they_were(long seed) {
        var chance = new Random(seed);
        var wide = new Tails(256, 200_000);
        var all = new ArrayList<Entry>();
        for (int i = 0; i < 300; i++) {
            List<Entry> batch = IntStream.range(0, 1 + chance.nextInt(12))
                    .mapToObj(_ -> scribbled(chance))
                    .toList();
            wide.committed(SHARD, all.size(), batch);
            all.addAll(batch);

            int back = chance.nextInt(60);
            long from = Math.max(0, all.size() - back);
            List<Recorded> found = wide.after(SHARD, from, 40);

            for (Recorded event : found) {
                assertThat(event.holds(all.get((int) event.position() - 1)))
                        .as("seed %d, position %d", seed, event.position())
                        .isTrue();
            }
            if (back > 0 && from < all.size()) {
                assertThat(found).hasSize((int) Math.min(40, all.size() - from));
                assertThat(found.getFirst().position()).isEqualTo(from + 1);
            }
        }
    }

    private static Entry scribbled(Random chance) {
        var body = new byte[chance.nextInt(chance.nextInt(10) == 0 ? 3_000 : 300)];
        chance.nextBytes(body);
        return new Entry(
                "show-" + chance.nextInt(3), "Kind" + chance.nextInt(3), 1 + chance.nextInt(3), NOON, body, List.of());
    }

    private List<Long> positions(long after, int max) {
        return tails.after(SHARD, after, max).stream().map(Recorded::position).toList();
    }

    private static List<Entry> entries(int count) {
        return IntStream.range(0, count).mapToObj(_ -> entry(10)).toList();
    }

    private static Entry entry(int bytes) {
        return new Entry("show-1", "Spoken", 1, NOON, new byte[bytes], List.of());
    }
}
