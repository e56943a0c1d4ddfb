package org.qiantang.app.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.Market.Goods;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;

/**
 * How fast payments open in a rush: from the first hold to the last cashier's link, by the journal's own times.
 *
 * <p>Not a test by its name; run with {@code mvn -pl app test -Dtest=OpeningMeasurement}.
 */
class OpeningMeasurement {
    private static final int ORDERS = 1_000;

    @Test
    void a_thousand_orders_at_once() throws Exception {
        try (Market market = Market.open(Map.of())) {
            rush(market, 100); // a warm program is what a rush meets
            Duration took = rush(market, ORDERS);
            System.out.printf(
                    "payments opened: %d in %d ms, %.0f a second%n",
                    ORDERS, took.toMillis(), ORDERS * 1_000.0 / took.toMillis());
        }
    }

    private static Duration rush(Market market, int orders) throws Exception {
        Goods goods = market.goods(orders, 8_800);
        long before = market.count("select count(*) from event where type = 'PaymentOpened'");
        var claims = new ArrayList<CompletableFuture<Receipt>>();
        for (int i = 0; i < orders; i++) {
            claims.add(market.bean(Rooms.class)
                    .ask(
                            goods.show(),
                            new RoomRequest.Claim(
                                    1_000_000L + i,
                                    "rush",
                                    List.of(new RoomRequest.Want(goods.item(), goods.sku(), 1, 1)),
                                    null,
                                    null,
                                    null)));
        }
        for (CompletableFuture<Receipt> claim : claims) {
            assertThat(claim.join()).isInstanceOf(Receipt.Held.class);
        }
        Market.eventually(
                () -> market.count("select count(*) from event where type = 'PaymentOpened'") == before + orders);
        return Duration.ofMillis(market.count("""
                select (extract(epoch from max(o.at) - min(h.at)) * 1000)::bigint
                  from event h, event o
                 where h.type = 'PiecesHeld' and h.stream = 'show/%d' and o.type = 'PaymentOpened'
                """.formatted(goods.show())));
    }
}
