package org.qiantang.app.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.RoomRequest.Want;

class WishTest {
    private static Want want(long item) {
        return new Want(item, 10 + item, 1, 1);
    }

    @Test
    void vouchers_of_a_shop_become_an_order_beside_that_of_its_goods() {
        var wish = new Wish(null, List.of(new Wish.Part(7, List.of(want(1), want(2), want(3)))));

        List<Wish.Portion> portions = wish.portions(new Wish.Shops() {
            @Override
            public @Nullable Long of(long showId, long itemId) {
                return null;
            }

            @Override
            public boolean isVoucher(long showId, long itemId) {
                return itemId == 2;
            }
        });

        assertThat(portions)
                .containsExactly(
                        new Wish.Portion(7, null, false, List.of(want(1), want(3))),
                        new Wish.Portion(7, null, true, List.of(want(2))));
    }
}
