package org.qiantang.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Map<String, String> WRITTEN = Map.of("1", "ann", "2", "bob");

    @Test
    void an_order_that_was_told_and_is_written_for_its_buyer_is_not_missing() {
        assertThat(told("ann", 1, "1").missing(WRITTEN::get)).isEmpty();
    }

    @Test
    void an_order_that_was_told_and_is_not_written_is_missing() {
        assertThat(told("ann", 2, "1", "3").missing(WRITTEN::get)).containsExactly("3");
    }

    @Test
    void an_order_that_is_written_for_somebody_else_is_missing() {
        assertThat(told("ann", 1, "2").missing(WRITTEN::get)).containsExactly("2");
    }

    @Test
    void a_wish_that_was_told_more_orders_than_it_was_for_is_doubled() {
        assertThat(told("ann", 1, "1", "3").isDoubled()).isTrue();
        assertThat(told("ann", 2, "1", "3").isDoubled()).isFalse();
    }

    @Test
    void a_wish_that_more_orders_are_written_for_than_were_told_is_doubled() {
        assertThat(new Promise("ann", 1, Set.of("1"), Set.of("1", "3")).isDoubled())
                .isTrue();
        assertThat(new Promise("ann", 1, Set.of(), Set.of("1")).isDoubled()).isFalse();
    }

    private static Promise told(String buyer, int orders, String... ids) {
        return new Promise(buyer, orders, Set.of(ids), Set.of());
    }
}
