package org.qiantang.app.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The courier that asks the provider to be ready for each order's money. */
final class PaymentOpener extends EventCourier {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentOpener.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final ProviderClient provider;
    private final PaymentDesk desk;
    private final OrderNumbers numbers;
    private final Orders orders;
    private final String callback;

    PaymentOpener(
            EventCodec codec,
            ProviderClient provider,
            PaymentDesk desk,
            OrderNumbers numbers,
            Orders orders,
            String callback) {
        super(codec);
        this.provider = provider;
        this.desk = desk;
        this.numbers = numbers;
        this.orders = orders;
        this.callback = callback;
    }

    @Override
    public String name() {
        return "payment-opener";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    public boolean wants(Recorded place) {
        return place.type().equals(PiecesHeld.class.getSimpleName());
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (!(event instanceof PiecesHeld held)) {
            return;
        }
        long showId = Streams.idOf(place.stream());
        var open = new Wire.Open(
                requestId,
                numbers.numberOf(held.orderId()),
                orders.shopOf(showId),
                held.total(),
                deadline(held),
                callback);
        switch (provider.open(open)) {
            case ProviderClient.Answer.Given<Wire.Payment>(Wire.Payment payment) ->
                desk.opened(showId, held.orderId(), payment);
            // Such as a deadline that passed while we were down: the hold runs out by itself.
            case ProviderClient.Answer.Refused<Wire.Payment>(Wire.Refusal refusal) ->
                LOG.warn("payment not opened: order={} code={}", held.orderId(), refusal.code());
        }
    }

    /** The provider stops earlier than the hold, so that money on its way still finds the pieces. */
    static Instant deadline(PiecesHeld held) {
        Duration half = Duration.between(held.at(), held.payUntil()).dividedBy(2);
        return held.payUntil().minus(MARGIN.compareTo(half) < 0 ? MARGIN : half);
    }
}
