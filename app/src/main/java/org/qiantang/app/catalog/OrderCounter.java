package org.qiantang.app.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.ShopTurns.Turn;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.Ids;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counter of each shop where paid orders are cared for, in turns with all other work of that shop. */
public final class OrderCounter {
    private final Office office;
    private final InstantSource clock;
    private final MerchantTable merchants;
    private final SkuTable skus;
    private final WarehouseTable warehouse;
    private final ShopOrderTable orders;
    private final OrderStories stories;
    private final Listings listings;

    public OrderCounter(Office office, JdbcClient jdbc, InstantSource clock, Ids ids) {
        this.office = office;
        this.clock = clock;
        this.merchants = new MerchantTable(jdbc);
        this.skus = new SkuTable(jdbc);
        this.warehouse = new WarehouseTable(jdbc);
        this.orders = new ShopOrderTable(jdbc);
        this.stories = new OrderStories(jdbc);
        this.listings = new Listings(jdbc, clock, ids, new PageFindings(jdbc, PageJudge.NONE));
    }

    /** The shop that has taken this order. */
    public Optional<Long> merchantOf(long orderId) {
        return orders.merchantOf(orderId);
    }

    /** What has happened to a paid order so far, outside any turn; empty where no shop has taken it. */
    public List<ShopEvent.AboutOrder> story(long orderId) {
        return stories.tell(orderId);
    }

    /** Notes when time alone will ask something of an order; null where it will ask nothing. */
    public void due(long merchantId, long orderId, @Nullable Instant at) {
        stories.due(merchantId, orderId, at);
    }

    /** Orders of which time asks something now. */
    public List<Due> dueBy(Instant now, int most) {
        return stories.dueBy(now, most);
    }

    /** An order of which time asks something, and its shop. */
    public record Due(long merchantId, long orderId) {}

    /** Does a piece of work whole or not at all, and tells where its last event stands. */
    public <T extends @Nullable Object> Office.Written<T> take(long merchantId, Function<OrderTurn, T> work) {
        return office.write(pen -> {
            Instant at = merchants.takeTurn(merchantId, clock.instant().truncatedTo(ChronoUnit.MICROS));
            return work.apply(new Taken(new Turn(merchantId, at, pen)));
        });
    }

    private final class Taken implements OrderTurn {
        private final Turn turn;

        Taken(Turn turn) {
            this.turn = turn;
        }

        @Override
        public long merchantId() {
            return turn.merchantId();
        }

        @Override
        public Instant at() {
            return turn.at();
        }

        @Override
        public List<ShopEvent.AboutOrder> story(long orderId) {
            return orders.merchantOf(orderId)
                            .filter(owner -> owner == merchantId())
                            .isPresent()
                    ? stories.tell(orderId)
                    : List.of();
        }

        @Override
        public int free(long skuId) {
            return warehouse.lockFree(skuId);
        }

        @Override
        public void write(ShopEvent.AboutOrder event, Aside... asides) {
            stories.note(event);
            turn.pen().write(Streams.shop(merchantId()), event, asides);
        }

        @Override
        public void count(long skuId, int pieces, String reason) {
            boolean own = skus.ownerOf(skuId)
                    .filter(owner -> owner.merchantId() == merchantId())
                    .isPresent();
            if (!own || warehouse.lockFree(skuId) + pieces < 0) {
                throw new IllegalStateException(
                        "sku " + skuId + ": " + pieces + " pieces (expected: this shop's, and enough free ones)");
            }
            listings.receive(turn, skuId, pieces, reason);
        }
    }
}
