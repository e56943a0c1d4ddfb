package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

final class RankingTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    @Test
    void a_running_flash_sale_goes_before_one_that_begins_soon_and_that_before_plain_goods() {
        List<Ranking.Ranked> order = Ranking.of(
                List.of(
                        goods(1, 50, null, 0, 1),
                        goods(2, 50, new Flash(9, 2, NOW.plusSeconds(200), NOW.plusSeconds(900)), 0, 1),
                        goods(3, 50, new Flash(8, 3, NOW.minusSeconds(60), NOW.plusSeconds(900)), 0, 1)),
                NOW);

        assertThat(order).extracting(Ranking.Ranked::itemId).containsExactly(3L, 2L, 1L);
        assertThat(order.getFirst().reasons().getFirst().reason()).isEqualTo(Ranking.Reason.FLASH_RUNNING);
    }

    @Test
    void a_flash_sale_that_is_over_or_far_away_counts_for_nothing() {
        var over = new Flash(9, 1, NOW.minusSeconds(900), NOW);
        var far = new Flash(8, 2, NOW.plusSeconds(301), NOW.plusSeconds(900));

        assertThat(Ranking.score(goods(1, 50, over, 0, 1), NOW).score())
                .isEqualTo(Ranking.score(goods(2, 50, far, 0, 1), NOW).score())
                .isEqualTo(Ranking.score(goods(3, 50, null, 0, 1), NOW).score());
    }

    @Test
    void what_is_sold_out_is_never_told() {
        assertThat(Ranking.of(List.of(goods(1, 0, null, 99, 9), goods(2, 1, null, 0, 0)), NOW))
                .extracting(Ranking.Ranked::itemId)
                .containsExactly(2L);
    }

    @Test
    void equal_goods_keep_the_order_of_the_line_up() {
        assertThat(Ranking.of(
                        List.of(goods(3, 50, null, 0, 1), goods(1, 50, null, 0, 1), goods(2, 50, null, 0, 1)), NOW))
                .extracting(Ranking.Ranked::itemId)
                .containsExactly(1L, 2L, 3L);
    }

    @ForEachSeed(count = 200)
    void more_questions_more_sales_and_more_pieces_never_put_an_item_further_back(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int left = 6 + random.nextInt(80);
        int questions = random.nextInt(30);
        double rate = random.nextDouble() * 5;
        double before =
                Ranking.score(goods(1, left, null, questions, rate), NOW).score();

        assertThat(Ranking.score(goods(1, left, null, questions + 1, rate), NOW).score())
                .isGreaterThan(before);
        assertThat(Ranking.score(goods(1, left, null, questions, rate + 0.1), NOW)
                        .score())
                .isGreaterThan(before);
        assertThat(Ranking.score(goods(1, left + 1, null, questions, rate), NOW).score())
                .isGreaterThan(before);
    }

    @ForEachSeed(count = 200)
    void the_score_is_the_sum_of_its_reasons_and_the_order_does_not_depend_on_how_goods_are_given(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        var goods = new ArrayList<Ranking.Goods>();
        for (int i = 1; i <= 8; i++) {
            Flash flash = random.nextBoolean()
                    ? new Flash(i, i, NOW.plusSeconds(random.nextInt(900) - 450), NOW.plusSeconds(900))
                    : null;
            goods.add(goods(i, random.nextInt(100), flash, random.nextInt(20), random.nextDouble() * 4));
        }
        List<Ranking.Ranked> order = Ranking.of(goods, NOW);
        Collections.shuffle(goods, new Random(seed));

        assertThat(Ranking.of(goods, NOW)).isEqualTo(order);
        assertThat(order)
                .allSatisfy(one -> assertThat(one.score())
                        .isEqualTo(one.reasons().stream()
                                .mapToDouble(Ranking.Points::points)
                                .sum()));
    }

    @Test
    void an_item_sells_better_than_all_when_its_viewers_order_more_in_the_time_on_screen() {
        var demand = new Demand(NOW);
        demand.present(100, NOW);
        demand.shows(1L, NOW);
        for (int i = 0; i < 30; i++) {
            demand.ordered(1, NOW.plusSeconds(30));
        }
        demand.shows(2L, NOW.plusSeconds(60));
        demand.ordered(2, NOW.plusSeconds(80));
        // Of an item that is not on screen an order says nothing about how it is told.
        demand.ordered(1, NOW.plusSeconds(90));
        Instant later = NOW.plusSeconds(120);

        assertThat(demand.rate(1, later)).isGreaterThan(1.5);
        assertThat(demand.rate(2, later)).isLessThan(0.5);
        assertThat(demand.rate(3, later)).isEqualTo(1);
    }

    @Test
    void questions_are_forgotten_after_ten_minutes() {
        var demand = new Demand(NOW);
        demand.asked(1, NOW);
        demand.asked(1, NOW.plusSeconds(300));

        assertThat(demand.questions(1, NOW.plusSeconds(600))).isEqualTo(2);
        assertThat(demand.questions(1, NOW.plusSeconds(601))).isEqualTo(1);
        assertThat(demand.questions(2, NOW)).isZero();
    }

    private static Ranking.Goods goods(long id, int left, @Nullable Flash flash, int questions, double rate) {
        return new Ranking.Goods(id, (int) id, left, 100, flash, questions, rate);
    }
}
