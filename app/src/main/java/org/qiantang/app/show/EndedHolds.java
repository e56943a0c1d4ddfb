package org.qiantang.app.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.event.ShowEvent.OrderPaid;

/** What became of holds: each was paid for or released, whichever came first. Numbers are told as PostgreSQL writes arrays. */
public final class EndedHolds {
    private final Map<Long, Long> paid = new LinkedHashMap<>();
    private final Set<Long> released = new LinkedHashSet<>();

    public void pay(OrderPaid order) {
        if (!released.contains(order.orderId())) {
            paid.put(order.orderId(), order.buyerId());
        }
    }

    public void release(long order) {
        if (!paid.containsKey(order)) {
            released.add(order);
        }
    }

    public boolean isEmpty() {
        return paid.isEmpty() && released.isEmpty();
    }

    /** The orders that were paid for. */
    public Long[] paid() {
        return Gathered.array(paid.keySet());
    }

    /** Who paid for them, in the same order. */
    public Long[] buyers() {
        return Gathered.array(paid.values());
    }

    /** The orders that were released. */
    public Long[] released() {
        return Gathered.array(released);
    }

    /** Paid for and released. */
    public Long[] all() {
        var all = new ArrayList<>(paid.keySet());
        all.addAll(released);
        return Gathered.array(all);
    }

    public void clear() {
        paid.clear();
        released.clear();
    }
}
