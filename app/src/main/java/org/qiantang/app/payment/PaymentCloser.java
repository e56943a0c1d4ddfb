package org.qiantang.app.payment;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.ReleaseReason;
import org.qiantang.event.Streams;

/** The courier that closes the payment of what its buyer has cancelled; holds that run out need it not, their payment ended before. */
final class PaymentCloser extends EventCourier {
    private final PaymentDesk desk;

    PaymentCloser(EventCodec codec, PaymentDesk desk) {
        super(codec, Set.of(HoldReleased.class));
        this.desk = desk;
    }

    @Override
    public String name() {
        return "payment-closer";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected boolean wants(Recorded place, Event event) {
        return event instanceof HoldReleased released && released.reason() == ReleaseReason.CANCELLED;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (event instanceof HoldReleased released) {
            desk.cancelled(released.orderId());
        }
    }
}
