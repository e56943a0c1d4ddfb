package org.qiantang.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class IdsTest {
    private static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    private static final int PER_MILLI = 1 << 14;

    private Instant now = START;

    @ForEachSeed(count = 50)
    void ids_are_unique_and_grow_though_the_clock_steps_back(long seed) {
        var random = new SplittableRandom(seed);
        var ids = new Ids(() -> now, random.nextInt(256));

        long latest = 0;
        for (int i = 0; i < 50_000; i++) {
            if (random.nextInt(100) == 0) {
                now = now.plusMillis(random.nextLong(-5_000, 5_001));
            }
            long id = ids.next();
            assertThat(id > latest).as("%d after %d", id, latest).isTrue();
            latest = id;
        }
    }

    @Test
    void a_millisecond_that_is_full_borrows_from_the_next() {
        var ids = new Ids(() -> now, 255);
        long first = ids.next();
        long latest = first;
        for (int i = 1; i < PER_MILLI; i++) {
            latest = ids.next();
        }
        assertThat(milli(latest)).isEqualTo(milli(first));

        long borrowed = ids.next();
        now = now.plusMillis(1);
        long inTime = ids.next();

        assertThat(milli(borrowed)).isEqualTo(milli(first) + 1);
        assertThat(inTime).isGreaterThan(borrowed);
    }

    @Test
    void an_id_tells_the_millisecond_that_it_was_made_in() {
        now = START.plusMillis(7).plusNanos(900);

        assertThat(Ids.momentOf(new Ids(() -> now, 255).next())).isEqualTo(START.plusMillis(7));
    }

    @Test
    void shards_of_the_same_epoch_never_share_an_id_in_the_same_millisecond() {
        Set<Long> given = new HashSet<>();

        for (int shard = 0; shard < 8; shard++) {
            var ids = Ids.of(() -> now, shard, 7);
            for (int i = 0; i < 1_000; i++) {
                assertThat(given.add(ids.next())).isTrue();
            }
        }
        assertThatThrownBy(() -> Ids.of(() -> now, 8, 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shard: 8 (expected: 0..7)");
    }

    @ForEachSeed(count = 50)
    void owners_of_successive_epochs_never_share_an_id_though_the_clock_steps_back_between_them(long seed) {
        var random = new SplittableRandom(seed);
        long epoch = random.nextLong(1_000);
        Set<Long> given = new HashSet<>();

        for (int owner = 0; owner < 10; owner++) {
            var ids = Ids.of(() -> now, 1, epoch + owner);
            for (int i = 0; i < 2_000; i++) {
                assertThat(given.add(ids.next())).as("a new id").isTrue();
                now = now.plusMillis(random.nextInt(50) == 0 ? 1 : 0);
            }
            now = START.plusMillis(random.nextLong(-20, 1));
        }
    }

    @Test
    void a_node_outside_its_8_bits_is_refused() {
        assertThatThrownBy(() -> new Ids(() -> now, 256)).hasMessage("node: 256 (expected: 0..255)");
        assertThatThrownBy(() -> new Ids(() -> now, -1)).hasMessage("node: -1 (expected: 0..255)");
    }

    private static long milli(long id) {
        return id >>> 22;
    }
}
