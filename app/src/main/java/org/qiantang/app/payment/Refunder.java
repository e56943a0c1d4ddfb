package org.qiantang.app.payment;

import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.Streams;

/** The courier that sends back money which a room did not take. */
final class Refunder extends EventCourier {
    private final ProviderClient provider;
    private final PaymentDesk desk;

    Refunder(EventCodec codec, ProviderClient provider, PaymentDesk desk) {
        super(codec);
        this.provider = provider;
        this.desk = desk;
    }

    @Override
    public String name() {
        return "refunder";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    public boolean wants(Recorded place) {
        return place.type().equals(PaymentNotTaken.class.getSimpleName());
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (!(event instanceof PaymentNotTaken(var _, long order, long _, String payment, var amount, String _))) {
            return;
        }
        switch (provider.refund(new Wire.RefundAsked(requestId, payment, amount))) {
            case ProviderClient.Answer.Given<Wire.Refund>(Wire.Refund refund) ->
                desk.refunded(order, requestId, refund);
            case ProviderClient.Answer.Refused<Wire.Refund>(Wire.Refusal refusal) ->
                desk.refundRefused(order, requestId, payment, amount, refusal);
        }
    }
}
