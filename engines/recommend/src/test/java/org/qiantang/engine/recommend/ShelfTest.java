package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private static final Content TEA = Content.of(1, 0);
    private static final Content COAT = Content.of(0, 1);

    private final Shelf shelf = new Shelf(5_000);

    @Test
    void an_item_whose_stock_changes_stays_where_it_lies_among_more_alike_than_are_compared() {
        for (long id = 1; id <= 1_600; id++) {
            shelf.put(item(id, 5, TEA));
        }

        shelf.put(item(1, 4, TEA));

        assertThat(alike(TEA, 1)).containsExactly(1L);
    }

    @Test
    void what_is_sold_out_or_gone_is_like_nothing_and_what_comes_back_is_found_as_what_it_is_now() {
        shelf.put(item(1, 5, TEA));
        shelf.put(item(2, 5, TEA));

        shelf.put(item(1, 0, TEA));
        assertThat(alike(TEA, 5)).containsExactly(2L);
        shelf.remove(2);
        assertThat(alike(TEA, 5)).isEmpty();

        shelf.put(item(2, 5, TEA));
        shelf.put(item(1, 3, COAT));
        assertThat(alike(COAT, 5)).containsExactly(1L, 2L);
    }

    @Test
    void the_item_that_goes_for_want_of_room_is_like_nothing() {
        var narrow = new Shelf(1);
        narrow.put(item(1, 5, TEA));
        narrow.put(item(2, 5, TEA));

        assertThat(narrow.alike(Kind.PRODUCT, TEA, 5))
                .extracting(Heaps.Near::item)
                .containsExactly(2L);
    }

    private List<Long> alike(Content content, int most) {
        return shelf.alike(Kind.PRODUCT, content, most).stream()
                .map(Heaps.Near::item)
                .toList();
    }

    private static Item item(long id, int left, Content content) {
        return new Item(id, Kind.PRODUCT, 9, "c", "", 4_900, null, left, true, true, List.of(), content, Instant.EPOCH);
    }
}
