package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Board;
import org.qiantang.engine.performance.presenter.GoodsCard;
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
}
