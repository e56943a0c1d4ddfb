package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Board;
import org.qiantang.engine.performance.presenter.GoodsCard;
import org.qiantang.engine.performance.presenter.Stage;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

class CardsTest {
    @Test
    void a_picture_that_cannot_be_had_is_tried_once_and_the_rest_of_the_card_is_made() {
        var tries = new AtomicInteger();
        var sku = new Board.Sku(50, "一盒", 1, Money.cny(8_800), 100, 0, 0);
        var item = new Board.Item(5, 5, 1, ItemRole.HERO, "龙井", 2, List.of(sku));
        var board = new Board(7, "open", 1, 5L, List.of(item));
        var cards = new Cards(_ -> {
            tries.incrementAndGet();
            throw new OutOfMemoryError("as if");
        });

        assertThat(cards.of(board))
                .extracting(GoodsCard::title, GoodsCard::picture)
                .containsExactly("龙井", null);
        assertThat(cards.of(board))
                .extracting(GoodsCard::title, GoodsCard::picture)
                .containsExactly("龙井", null);
        assertThat(tries).hasValue(1);
    }

    @Test
    void the_price_board_begins_with_what_is_shown_and_goes_on_with_what_can_still_be_bought() {
        Dressing dressing = new Cards(_ -> null, () -> NOW).dressing(board(Map.of()));

        assertThat(dressing.offers())
                .extracting(Stage.Offer::title, Stage.Offer::price, Stage.Offer::shown)
                .containsExactly(
                        tuple("白茶", "¥68.00", true), tuple("红茶", "¥128.00", false), tuple("龙井", "¥88.00", false));
        assertThat(dressing.countdown()).isNull();
    }

    @Test
    void only_a_flash_sale_of_the_goods_shown_that_really_ends_is_counted_down() {
        Cards cards = new Cards(_ -> null, () -> NOW);

        assertThat(cards.dressing(board(Map.of(2L, NOW.plusSeconds(75)))).countdown())
                .isEqualTo(new Stage.Countdown("秒杀还剩", 75));
        assertThat(cards.dressing(board(Map.of(1L, NOW.plusSeconds(75)))).countdown())
                .as("another item's")
                .isNull();
        assertThat(cards.dressing(board(Map.of(2L, NOW.minusSeconds(1)))).countdown())
                .as("one that is over")
                .isNull();
    }

    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /** Tea of four kinds, of which the second is shown and the last is sold out. */
    private static Board board(Map<Long, Instant> flashEnds) {
        return new Board(
                7,
                "open",
                1,
                2L,
                List.of(
                        item(1, "龙井", 8_800, 0),
                        item(2, "白茶", 6_800, 0),
                        item(3, "红茶", 12_800, 0),
                        item(4, "黑茶", 9_900, 100)),
                flashEnds);
    }

    private static Board.Item item(long id, String title, long fen, int sold) {
        var sku = new Board.Sku(10 * id, "一盒", 1, Money.cny(fen), 100, 0, sold);
        return new Board.Item(id, id, (int) id, ItemRole.HERO, title, 2, List.of(sku));
    }
}
