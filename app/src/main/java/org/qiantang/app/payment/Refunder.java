package org.qiantang.app.payment;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent.RefundOrdered;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.Streams;

/** The courier that sends back money: what a room did not take, and what a shop gives back of a paid order. */
final class Refunder extends EventCourier {
    private final RefundDesk desk;

    Refunder(EventCodec codec, RefundDesk desk) {
        super(codec, Set.of(OrderPaid.class, PaymentNotTaken.class, RefundOrdered.class));
        this.desk = desk;
    }

    @Override
    public String name() {
        return "refunder";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (event instanceof OrderPaid paid) {
            desk.taken(paid.orderId(), paid.paymentNo());
        } else if (event instanceof PaymentNotTaken not) {
            desk.give(new GivingBack(requestId, not.orderId(), not.paymentNo(), not.amount(), null));
        } else if (event instanceof RefundOrdered ordered) {
            desk.give(new GivingBack(requestId, ordered.orderId(), null, ordered.amount(), ordered.refundId()));
        }
    }
}
