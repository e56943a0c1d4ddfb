package org.qiantang.app.mall;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.CostPrices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Fills the index from the rows at the start, and takes over what changes, some moments after it has. */
final class Indexing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Indexing.class);
    private static final int AT_ONCE = 2_000;
    private static final long EVERY_MILLIS = 300;

    private final GoodsRows rows;
    private final CostPrices costs;
    private final SearchIndex index;
    private final List<GoodsWatch> watches;
    private final ScheduledExecutorService clock;
    private @Nullable ScheduledFuture<?> rounds;
    private boolean filled;

    Indexing(
            GoodsRows rows,
            CostPrices costs,
            SearchIndex index,
            List<GoodsWatch> watches,
            ScheduledExecutorService clock) {
        this.rows = rows;
        this.costs = costs;
        this.index = index;
        this.watches = List.copyOf(watches);
        this.clock = clock;
    }

    synchronized void start() {
        rounds = clock.scheduleWithFixedDelay(this::round, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            refresh();
        } catch (DataAccessException trouble) {
            // What was taken from the list of changes may be lost with this; all is read again.
            LOG.warn("the index could not be refreshed: reason={}", trouble.getMessage());
            forget();
        }
    }

    private synchronized void forget() {
        filled = false;
    }

    /** Takes over the changes there are by now, but of goods that are being changed again in this moment. */
    synchronized void refresh() {
        if (!filled) {
            fill();
            filled = true;
            watches.forEach(GoodsWatch::filled);
        }
        while (takeOver(rows.takeChanged(AT_ONCE)) || takeOver(costs.takeChanged(AT_ONCE))) {
            // There may be more of them than are read at once.
        }
    }

    /** False where there was nothing to take over. */
    private boolean takeOver(List<Long> changed) {
        List<Goods> now = rows.byIds(changed);
        put(now);
        Set<Long> gone = new HashSet<>(changed);
        now.forEach(goods -> gone.remove(goods.productId()));
        gone.forEach(this::remove);
        return !changed.isEmpty();
    }

    private void fill() {
        long after = 0;
        List<Goods> some;
        do {
            some = rows.after(after, AT_ONCE);
            put(some);
            after = some.isEmpty() ? after : some.getLast().productId();
        } while (some.size() == AT_ONCE);
    }

    private void put(List<Goods> some) {
        Map<Long, Double> margins =
                costs.margins(some.stream().map(Goods::productId).toList());
        some.forEach(goods -> put(goods, margins.get(goods.productId())));
    }

    private void put(Goods goods, @Nullable Double margin) {
        index.put(goods);
        var seen = new GoodsWatch.Seen(
                goods.productId(),
                goods.merchantId(),
                goods.shop(),
                goods.title(),
                goods.category().zh(),
                goods.price(),
                goods.left(),
                goods.isVisible(),
                Instant.ofEpochMilli(goods.listedAt()),
                margin);
        watches.forEach(watch -> watch.put(seen));
    }

    private void remove(long productId) {
        index.remove(productId);
        watches.forEach(watch -> watch.gone(productId));
    }

    @Override
    public synchronized void close() {
        if (rounds != null) {
            rounds.cancel(false);
        }
        clock.shutdown();
    }
}
