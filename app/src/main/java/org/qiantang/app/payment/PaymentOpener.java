package org.qiantang.app.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.app.journal.EventCourier;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The courier that asks the provider to be ready for the money: of each order by itself, or of a whole checkout. */
final class PaymentOpener extends EventCourier {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentOpener.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final int LONGEST_PAYEE = 60;
    private static final Set<String> WANTED =
            Set.of(PiecesHeld.class.getSimpleName(), CheckoutPlaced.class.getSimpleName());

    private final PaymentProvider provider;
    private final PaymentDesk desk;
    private final OrderNumbers numbers;
    private final Orders orders;
    private final String callback;
    private final int atOnce;

    /**
     * The opener of one provider's payments.
     *
     * @param callback the address at which the provider calls us
     * @param atOnce how many it may open at the same time
     */
    PaymentOpener(
            EventCodec codec,
            PaymentProvider provider,
            PaymentDesk desk,
            OrderNumbers numbers,
            Orders orders,
            String callback,
            int atOnce) {
        super(codec);
        this.provider = provider;
        this.desk = desk;
        this.numbers = numbers;
        this.orders = orders;
        this.callback = callback;
        this.atOnce = atOnce;
    }

    @Override
    public String name() {
        return "payment-opener";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    public int atOnce() {
        return atOnce;
    }

    @Override
    public boolean wants(Recorded place) {
        return WANTED.contains(place.type());
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (event instanceof CheckoutPlaced placed) {
            open(
                    requestId,
                    placed.checkoutId(),
                    placed.parts(),
                    placed.total(),
                    deadline(placed.at(), placed.payUntil()));
        } else if (event instanceof PiecesHeld held && held.checkoutId() == null) {
            var part = new Part(held.orderId(), Streams.idOf(place.stream()), held.total());
            open(requestId, held.orderId(), List.of(part), held.total(), deadline(held.at(), held.payUntil()));
        }
    }

    private void open(String requestId, long subjectId, List<Part> parts, Money total, Instant until) throws Exception {
        if (desk.areCancelled(parts)) {
            return;
        }
        String payee = parts.stream()
                .map(part -> orders.shopOf(part.showId()))
                .distinct()
                .collect(Collectors.joining("、"));
        var open = new Wire.Open(
                requestId,
                numbers.numberOf(subjectId),
                payee.length() <= LONGEST_PAYEE ? payee : payee.substring(0, LONGEST_PAYEE - 1) + "…",
                total,
                until,
                callback);
        switch (provider.open(open)) {
            case PaymentProvider.Answer.Given<Wire.Payment>(Wire.Payment payment) ->
                desk.opened(subjectId, parts, payment);
            // Such as a deadline that passed while we were down: the hold runs out by itself.
            case PaymentProvider.Answer.Refused<Wire.Payment>(Wire.Refusal refusal) ->
                LOG.warn("payment not opened: order={} code={}", subjectId, refusal.code());
        }
    }

    /** The provider stops earlier than the hold, so that money on its way still finds the pieces. */
    static Instant deadline(Instant held, Instant until) {
        Duration half = Duration.between(held, until).dividedBy(2);
        return until.minus(MARGIN.compareTo(half) < 0 ? MARGIN : half);
    }
}
