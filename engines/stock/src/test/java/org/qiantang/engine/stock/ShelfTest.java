package org.qiantang.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class ShelfTest {
    private static final int IDS = 40;

    @ForEachSeed(count = 100)
    void it_holds_what_a_map_would_hold(long seed) {
        var random = new SplittableRandom(seed);
        var shelf = new Shelf<String>();
        var map = new TreeMap<Long, String>();
        for (int step = 0; step < 400; step++) {
            long id = random.nextLong(IDS);
            String thing = "thing " + step;
            switch (random.nextInt(3)) {
                case 0 -> assertThat(shelf.add(id, thing)).isEqualTo(map.putIfAbsent(id, thing) == null);
                case 1 -> assertThat(shelf.remove(id)).isEqualTo(map.remove(id));
                default -> {
                    if (map.containsKey(id)) {
                        map.put(id, thing);
                        shelf.replace(id, thing);
                    }
                }
            }
            assertThat(shelf.size()).isEqualTo(map.size());
        }
        for (long id = 0; id < IDS; id++) {
            assertThat(shelf.get(id)).isEqualTo(map.get(id));
        }
        assertThat(shelf).hasToString(map.toString());
    }

    @Test
    void nothing_can_be_put_in_the_place_of_what_is_not_there() {
        assertThatThrownBy(() -> new Shelf<String>().replace(7, "new")).isInstanceOf(IllegalArgumentException.class);
    }
}
