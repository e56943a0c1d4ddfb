package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class ImpressionsTest {
    private static final int CLICKED = 1;
    private static final int PAID = 1 | 8;

    private final List<OnlineRanker.Example> closed = new ArrayList<>();
    private final Impressions impressions = new Impressions(1_000);

    @Test
    void what_is_done_within_half_an_hour_is_what_came_of_it_and_later_is_not() {
        show(1, 7, 0);
        show(1, 8, 0);
        impressions.act(1, 7, Act.PAY, 1_799);
        impressions.advance(1_800, closed::add);
        impressions.act(1, 8, Act.CLICK, 1_801);

        assertThat(closed).extracting(OnlineRanker.Example::outcome).containsExactly(PAID, 0);
        assertThat(impressions.size()).isZero();
    }

    @Test
    void a_click_that_is_heard_of_before_the_screen_counts_and_one_long_before_does_not() {
        impressions.act(1, 7, Act.CLICK, 100);
        impressions.act(1, 8, Act.CLICK, 80);
        impressions.act(2, 9, Act.CLICK, 100);
        show(1, 7, 104);
        show(1, 8, 104);
        show(1, 9, 104);
        impressions.advance(10_000, closed::add);

        assertThat(closed).extracting(OnlineRanker.Example::outcome).containsExactly(CLICKED, 0, 0);
    }

    @Test
    void what_is_told_of_long_ago_closes_first_and_takes_nothing_from_what_came_after() {
        show(1, 7, 50_000);
        show(2, 7, 1_000);
        impressions.advance(9_000, closed::add);
        impressions.act(2, 7, Act.CLICK, 9_000);
        show(2, 7, 9_000);
        impressions.advance(60_000, closed::add);

        assertThat(closed).extracting(OnlineRanker.Example::at).containsExactly(1_000L, 9_000L, 50_000L);
        assertThat(closed).extracting(OnlineRanker.Example::outcome).containsExactly(0, CLICKED, 0);
    }

    @Test
    void who_is_forgotten_leaves_nothing_that_waits() {
        show(1, 7, 0);
        show(2, 7, 0);
        impressions.act(1, 8, Act.CLICK, 1);
        impressions.forget(1);
        show(1, 8, 2);
        impressions.advance(10_000, closed::add);

        assertThat(closed).extracting(OnlineRanker.Example::user).containsExactly(2L, 1L);
        assertThat(closed).extracting(OnlineRanker.Example::outcome).containsOnly(0);
    }

    @Test
    void features_of_another_number_are_no_impression() {
        assertThatThrownBy(() -> new Impression(7, List.of(1f)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features: 1");
    }

    @ForEachSeed(count = 20)
    void what_was_shown_and_done_comes_to_the_same_examples_whether_screens_are_told_at_once_or_seconds_later(
            long seed) {
        var random = new SplittableRandom(seed);
        var late = new Impressions(1_000);
        List<OnlineRanker.Example> closedLate = new ArrayList<>();
        for (long at = 0; at < 60_000; at += 40) {
            long user = random.nextInt(3);
            long item = random.nextInt(5);
            Act act = random.nextBoolean() ? Act.CLICK : Act.CART;
            impressions.advance(at, closed::add);
            late.advance(at, closedLate::add);
            show(user, item, at);
            impressions.act(user, item, act, at + 5);
            late.act(user, item, act, at + 5);
            late.show(user, new Impression(item, features()), at, closedLate::add);
        }
        impressions.advance(100_000, closed::add);
        late.advance(100_000, closedLate::add);

        assertThat(closedLate).isEqualTo(closed).isNotEmpty();
    }

    private void show(long user, long item, long at) {
        impressions.show(user, new Impression(item, features()), at, closed::add);
    }

    private static List<Float> features() {
        return Collections.nCopies(Feature.COUNT, 0f);
    }
}
