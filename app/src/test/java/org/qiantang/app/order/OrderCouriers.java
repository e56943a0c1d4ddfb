package org.qiantang.app.order;

import java.time.Duration;
import org.qiantang.engine.journal.Courier;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The orders' reader and courier, for tests of other packages. */
public final class OrderCouriers {
    private OrderCouriers() {}

    /** Waits until the orders' rows show the event at a place. */
    @FunctionalInterface
    public interface Wait {
        boolean await(int shard, long position, Duration atMost) throws InterruptedException;
    }

    public static Orders orders(JdbcClient jdbc) {
        return new Orders(jdbc);
    }

    public static Courier handOver(EventCodec codec, Orders orders, Shops shops, Wait wait) {
        return new HandOver(codec, orders, shops, wait::await);
    }
}
