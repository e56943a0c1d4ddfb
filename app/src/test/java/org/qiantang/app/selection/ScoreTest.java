package org.qiantang.app.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qiantang.app.selection.Score.AfterSale;
import org.qiantang.app.selection.Score.PriceNow;
import org.qiantang.app.selection.Score.Sales;
import org.qiantang.app.selection.Score.Shipping;

class ScoreTest {
    @Test
    void a_part_with_too_little_behind_it_has_no_points() {
        assertThat(Sales.of(0, 0).points()).isNull();
        assertThat(AfterSale.of(9, 0, 9_000, 9_000).points()).isNull();
        assertThat(Shipping.of(9, 0, 9).points()).isNull();
        assertThat(PriceNow.of(6, 1).points()).isNull();
    }

    @Test
    void points_run_from_the_worst_to_the_best_and_no_further() {
        assertThat(Sales.of(1_000, 0).points()).isEqualTo(100);
        assertThat(Sales.of(1_000_000, 0).points()).isEqualTo(100);
        assertThat(Sales.of(31, 0).points()).isEqualTo(50);
        assertThat(AfterSale.of(10, 0, 10_000, 10_000).points()).isEqualTo(100);
        assertThat(AfterSale.of(10, 0, 10_000, 9_000).points()).isEqualTo(50);
        assertThat(AfterSale.of(10, 0, 10_000, 2_000).points()).isZero();
        assertThat(Shipping.of(10, 0, 10).points()).isEqualTo(100);
        assertThat(Shipping.of(10, 0, 9).points()).isEqualTo(50);
        assertThat(Shipping.of(10, 0, 1).points()).isZero();
        assertThat(PriceNow.of(30, 0.5).points()).isEqualTo(100);
        assertThat(PriceNow.of(30, 1.1).points()).isEqualTo(50);
        assertThat(PriceNow.of(30, 2).points()).isZero();
    }

    @Test
    void the_total_is_the_weighted_mean_of_what_is_known() {
        Score whole = Score.of(
                Sales.of(31, 0), AfterSale.of(10, 0, 10_000, 10_000), Shipping.of(10, 0, 9), PriceNow.of(30, 1));
        Score half =
                Score.of(Sales.of(31, 0), AfterSale.of(10, 0, 10_000, 10_000), Shipping.of(0, 0, 0), PriceNow.of(0, 1));

        // 30·50 + 30·100 + 25·50 + 15·100 of 100
        assertThat(whole.total()).isEqualTo(73);
        assertThat(half.total()).isEqualTo(75);
    }

    @Test
    void where_less_than_half_is_known_there_is_no_total() {
        Score little = Score.of(Sales.of(500, 0), AfterSale.of(1, 0, 1, 1), Shipping.of(0, 0, 0), PriceNow.of(30, 1));

        assertThat(little.total()).isNull();
        assertThat(little.sales().points()).isNotNull();
    }
}
