package org.qiantang.app.order;

import java.util.List;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.HeldLine;

/** The desks of the shops, as far as orders need them: a paid order is handed over for good. */
@FunctionalInterface
public interface Shops {
    /** Takes the order; the same order handed over twice is taken once. */
    void takeOrder(long orderId, long showId, long merchantId, long buyerId, List<HeldLine> lines, Money amount);
}
