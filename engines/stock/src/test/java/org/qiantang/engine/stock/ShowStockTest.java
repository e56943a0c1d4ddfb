package org.qiantang.engine.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class ShowStockTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final long ITEM = 1;
    private static final long SKU = 11;

    @Test
    void the_last_piece_goes_to_one_buyer_only() {
        ShowStock stock = stockOf(1, 5);

        hold(stock, 1, 100, 1);

        assertThat(stock.claim(101, List.of(new Wish(ITEM, SKU, 1)))).isEqualTo(new Claim.SoldOut(SKU, 0));
    }

    @Test
    void an_unpaid_hold_goes_back_on_sale_when_it_is_released() {
        ShowStock stock = stockOf(1, 1);
        hold(stock, 1, 100, 1);

        stock.release(1);

        assertThat(stock.claim(101, List.of(new Wish(ITEM, SKU, 1)))).isEqualTo(new Claim.Granted());
        assertThat(stock.claim(100, List.of(new Wish(ITEM, SKU, 1)))).isEqualTo(new Claim.Granted());
    }

    @Test
    void a_buyer_who_has_bought_up_to_the_limit_gets_no_more() {
        ShowStock stock = stockOf(10, 2);
        hold(stock, 1, 100, 2);

        stock.sell(1);

        assertThat(stock.claim(100, List.of(new Wish(ITEM, SKU, 1)))).isEqualTo(new Claim.OverLimit(ITEM, 2));
        assertThat(stock.claim(101, List.of(new Wish(ITEM, SKU, 2)))).isEqualTo(new Claim.Granted());
    }

    @Test
    void two_lines_of_the_same_sku_are_counted_together() {
        ShowStock stock = stockOf(3, 10);

        Claim claim = stock.claim(100, List.of(new Wish(ITEM, SKU, 2), new Wish(ITEM, SKU, 2)));

        assertThat(claim).isEqualTo(new Claim.SoldOut(SKU, 3));
    }

    @Test
    void holds_fall_due_in_the_order_of_their_deadlines_and_stay_due_until_released() {
        ShowStock stock = stockOf(10, 10);
        stock.hold(new ShowStock.Hold(1, 100, List.of(new Wish(ITEM, SKU, 1)), NOON.plusSeconds(20)));
        stock.hold(new ShowStock.Hold(2, 100, List.of(new Wish(ITEM, SKU, 1)), NOON.plusSeconds(10)));

        assertThat(stock.due(NOON.plusSeconds(9), 10)).isEmpty();
        assertThat(stock.due(NOON.plusSeconds(20), 10))
                .extracting(ShowStock.Hold::id)
                .containsExactly(2L, 1L);
        stock.release(2);
        assertThat(stock.due(NOON.plusSeconds(20), 10))
                .extracting(ShowStock.Hold::id)
                .containsExactly(1L);
    }

    @Test
    void an_id_that_is_used_again_falls_due_by_its_new_deadline_alone() {
        ShowStock stock = stockOf(10, 10);
        stock.hold(new ShowStock.Hold(1, 100, List.of(new Wish(ITEM, SKU, 1)), NOON.plusSeconds(10)));
        stock.hold(new ShowStock.Hold(2, 100, List.of(new Wish(ITEM, SKU, 1)), NOON.plusSeconds(10)));
        stock.release(1);
        stock.hold(new ShowStock.Hold(1, 100, List.of(new Wish(ITEM, SKU, 1)), NOON.plusSeconds(20)));

        assertThat(stock.due(NOON.plusSeconds(10), 10))
                .extracting(ShowStock.Hold::id)
                .containsExactly(2L);
        stock.sell(2);
        assertThat(stock.nextDeadline()).isEqualTo(NOON.plusSeconds(20));
    }

    @Test
    void pieces_that_are_held_cannot_be_given_back() {
        ShowStock stock = stockOf(2, 10);
        hold(stock, 1, 100, 1);

        assertThatThrownBy(() -> stock.giveBack(SKU, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @ForEachSeed(count = 300)
    void sold_held_and_left_always_add_up_and_no_buyer_passes_the_limit(long seed) {
        var random = new SplittableRandom(seed);
        int allotted = random.nextInt(1, 40);
        int limit = random.nextInt(1, 6);
        ShowStock stock = stockOf(allotted, limit);
        var open = new ArrayList<Long>();
        Map<Long, Integer> bought = new HashMap<>();

        for (long step = 1; step <= 300; step++) {
            if (open.isEmpty() || random.nextInt(3) > 0) {
                long buyer = random.nextLong(10);
                int pieces = random.nextInt(1, 4);
                if (stock.claim(buyer, List.of(new Wish(ITEM, SKU, pieces))) instanceof Claim.Granted) {
                    hold(stock, step, buyer, pieces);
                    open.add(step);
                }
            } else {
                long id = open.remove(random.nextInt(open.size()));
                ShowStock.Hold hold = Objects.requireNonNull(stock.holdOf(id));
                if (random.nextBoolean()) {
                    stock.sell(id);
                    bought.merge(hold.buyer(), hold.wishes().getFirst().pieces(), Integer::sum);
                } else {
                    stock.release(id);
                }
            }

            Counts counts = stock.counts(SKU);
            assertThat(counts.held() + counts.sold() + counts.left()).isEqualTo(allotted);
            assertThat(counts.left()).isNotNegative();
            assertThat(bought.values()).allMatch(pieces -> pieces <= limit);
            assertThat(stock.openHolds()).isEqualTo(open.size());
        }
    }

    @Test
    void what_a_buyer_has_is_what_is_held_and_sold_and_not_what_came_back() {
        ShowStock stock = stockOf(10, 5);
        hold(stock, 1, 100, 2);
        hold(stock, 2, 100, 1);
        hold(stock, 3, 100, 1);

        stock.sell(1);
        stock.release(2);

        assertThat(stock.takenBy(ITEM, 100)).isEqualTo(3);
        assertThat(stock.takenBy(ITEM, 101)).isZero();
        assertThat(stock.takenBy(ITEM + 1, 100)).isZero();
    }

    private static ShowStock stockOf(int pieces, int perBuyer) {
        var stock = new ShowStock();
        stock.offer(ITEM, SKU, perBuyer);
        stock.allot(SKU, pieces);
        return stock;
    }

    private static void hold(ShowStock stock, long id, long buyer, int pieces) {
        stock.hold(
                new ShowStock.Hold(id, buyer, List.of(new Wish(ITEM, SKU, pieces)), NOON.plus(Duration.ofMinutes(5))));
    }
}
