package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class HeapsTest {
    private static final int DIMENSIONS = 64;

    @Test
    void directions_are_compared_by_their_cosine_whatever_their_length_and_nothing_is_like_nothing() {
        Content east = Content.of(2, 0);
        Content northEast = Content.of(0.5F, 0.5F);

        assertThat(east.likeness(northEast)).isCloseTo(Math.sqrt(0.5), within(0.01));
        assertThat(east.likeness(Content.of(-3, 0))).isCloseTo(-1, within(0.01));
        assertThat(east.likeness(Content.NONE)).isZero();
        assertThat(east.likeness(Content.of(1, 0, 0))).isZero();
        assertThat(Content.of(0, 0)).isEqualTo(Content.NONE);
        assertThat(Content.ofBytes(northEast.bytes())).isEqualTo(northEast);
        assertThatThrownBy(() -> Content.of(Float.NaN)).hasMessageContaining("numbers: NaN");
    }

    @ForEachSeed(count = 10)
    void nearly_all_of_the_ten_nearest_of_three_thousand_are_found(long seed) {
        var random = new SplittableRandom(seed);
        var heaps = new Heaps();
        Map<Long, Content> all = new HashMap<>();
        List<float[]> matters = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            matters.add(drawn(random));
        }
        for (long item = 1; item <= 3_000; item++) {
            Content content = near(matters.get(random.nextInt(matters.size())), random);
            all.put(item, content);
            heaps.put(item, content);
        }

        int found = 0;
        for (int i = 0; i < 20; i++) {
            Content asked = near(matters.get(random.nextInt(matters.size())), random);
            List<Long> nearest = all.entrySet().stream()
                    .sorted(Comparator.comparingDouble(one -> -one.getValue().likeness(asked)))
                    .limit(10)
                    .map(Map.Entry::getKey)
                    .toList();
            List<Long> told =
                    heaps.near(asked, 10).stream().map(Heaps.Near::item).toList();
            found += (int) nearest.stream().filter(told::contains).count();
        }

        assertThat(found).isGreaterThan(180);
    }

    @Test
    void what_is_taken_away_is_not_found_and_what_becomes_another_thing_is_found_as_that() {
        var heaps = new Heaps();
        heaps.put(1, Content.of(1, 0));
        heaps.put(2, Content.of(1, 0.1F));

        heaps.remove(1);
        heaps.put(2, Content.of(0, 1));

        assertThat(heaps.near(Content.of(1, 0), 5)).extracting(Heaps.Near::item).containsExactly(2L);
        assertThat(heaps.near(Content.of(1, 0), 5).getFirst().likeness()).isCloseTo(0, within(0.01));
    }

    private static float[] drawn(SplittableRandom random) {
        float[] drawn = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            drawn[at] = (float) random.nextGaussian();
        }
        return drawn;
    }

    private static Content near(float[] matter, SplittableRandom random) {
        float[] near = matter.clone();
        for (int at = 0; at < DIMENSIONS; at++) {
            near[at] += (float) (0.6 * random.nextGaussian());
        }
        return Content.of(near);
    }
}
