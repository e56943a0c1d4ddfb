package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrangementTest {
    private static final int PLENTY = 500;
    private static final double WEIGHT = 0.2;

    private final Arrangement arrangement = new Arrangement(WEIGHT);
    private final Shelf shelf = new Shelf(100);

    private static Item goods(long id, long seller, int stock, @Nullable Double margin) {
        return new Item(
                id,
                Kind.PRODUCT,
                seller,
                "c",
                "",
                4_900,
                margin,
                stock,
                true,
                true,
                List.of(),
                Content.NONE,
                Instant.EPOCH);
    }

    private Item put(Item item) {
        shelf.put(item);
        return item;
    }

    private double valued(Item item) {
        return arrangement.valued(item, 1, shelf.beyondShop(item));
    }

    @Test
    void a_shop_that_says_more_of_all_its_goods_comes_before_nobody() {
        Item modest = put(goods(1, 1, PLENTY, 0.2));
        Item other = put(goods(2, 1, PLENTY, 0.2));
        Item boasting = put(goods(3, 2, PLENTY, 0.99));
        Item silent = put(goods(4, 3, PLENTY, null));

        assertThat(List.of(valued(modest), valued(other), valued(boasting), valued(silent)))
                .containsOnly(1.0);
    }

    @Test
    void of_one_shops_goods_those_that_earn_more_come_first_and_as_much_is_taken_from_the_others() {
        Item earning = put(goods(1, 1, PLENTY, 0.8));
        Item giving = put(goods(2, 1, PLENTY, 0.2));
        Item unknown = put(goods(3, 1, PLENTY, null));

        assertThat(valued(earning)).isCloseTo(1 + WEIGHT * 0.3, within(1e-9));
        assertThat(valued(giving)).isCloseTo(1 - WEIGHT * 0.3, within(1e-9));
        assertThat(valued(unknown)).isEqualTo(1);
    }

    @Test
    void a_margin_moves_a_score_by_no_more_than_its_weight() {
        for (long id = 1; id <= 9; id++) {
            put(goods(id, 1, PLENTY, -1.0));
            put(goods(20 + id, 2, PLENTY, 1.0));
        }

        assertThat(valued(put(goods(10, 1, PLENTY, 1.0)))).isEqualTo(1 + WEIGHT);
        assertThat(valued(put(goods(30, 2, PLENTY, -1.0)))).isEqualTo(1 - WEIGHT);
    }

    @Test
    void what_is_all_but_sold_out_stands_back_a_little_and_its_margin_counts_for_less() {
        Item plenty = put(goods(1, 1, PLENTY, null));
        Item last = put(goods(2, 1, 1, null));
        assertThat(valued(last)).isCloseTo(0.905, within(1e-9)).isLessThan(valued(plenty));

        Item earning = put(goods(3, 2, 1, 0.9));
        put(goods(4, 2, PLENTY, 0.1));
        assertThat(valued(earning)).isCloseTo((1 + WEIGHT * 0.4 / 20) * 0.905, within(1e-9));
    }

    @Test
    void what_goes_off_sale_or_changes_its_margin_is_counted_as_if_it_had_never_been_otherwise() {
        put(goods(1, 1, PLENTY, 0.7));
        put(goods(2, 1, PLENTY, 0.1));
        put(goods(3, 1, PLENTY, -0.5));
        put(goods(3, 1, 0, -0.5));
        put(goods(2, 1, PLENTY, 0.3));
        shelf.remove(1);
        Item again = put(goods(1, 1, PLENTY, 0.5));

        assertThat(shelf.beyondShop(again)).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void rooms_and_films_have_neither_stock_nor_margin() {
        Item room = Shop.room(1_001, List.of(1L), true);

        assertThat(arrangement.valued(room, 0.7, 0)).isEqualTo(0.7);
    }
}
