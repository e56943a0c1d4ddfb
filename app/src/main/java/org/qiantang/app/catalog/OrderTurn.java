package org.qiantang.app.catalog;

import java.time.Instant;
import java.util.List;
import org.qiantang.engine.journal.Aside;
import org.qiantang.event.ShopEvent;

/** One turn at a shop's counter: until it ends, nobody else writes that shop's stream and rows. */
public interface OrderTurn {
    long merchantId();

    /** The shop's stream time, for every event of this turn. */
    Instant at();

    /** What has happened to a paid order of this shop so far; empty where it has taken no such order. */
    List<ShopEvent.AboutOrder> story(long orderId);

    /** Pieces in the warehouse that are promised to nobody. */
    int free(long skuId);

    void write(ShopEvent.AboutOrder event, Aside... asides);

    /** Counts pieces into the warehouse, or free ones out where the number is negative. */
    void count(long skuId, int pieces, String reason);
}
