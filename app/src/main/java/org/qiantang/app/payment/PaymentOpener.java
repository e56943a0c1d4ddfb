package org.qiantang.app.payment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
import org.springframework.dao.DataIntegrityViolationException;

/**
 * The courier that makes ready for the money, of each order by itself or of a whole checkout: it opens a payment where there
 * is one way to pay, and our own cashier where the buyer has to choose.
 */
final class PaymentOpener extends EventCourier {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentOpener.class);
    private static final Duration MARGIN = Duration.ofSeconds(60);
    private static final int LONGEST_PAYEE = 60;
    private static final int MOST_SHOPS = 1_000;
    private static final PaymentProvider.Payer NOBODY_YET = new PaymentProvider.Payer(false, "", "");

    private final PaymentProviders providers;
    private final PaymentDesk desk;
    private final CashierDesk cashiers;
    private final OrderNumbers numbers;
    private final Orders orders;
    private final Addresses addresses;
    private final int atOnce;
    // By their shows; a shop keeps its name.
    private final Map<Long, String> shops = new ConcurrentHashMap<>();
    // One transaction of the office after the other is some hundreds a second: those that are opened at once are
    // written down together.
    private final Convoy<PaymentDesk.Opening, Boolean> together;

    /**
     * The opener of all payments.
     *
     * @param atOnce how many it may open at the same time
     */
    PaymentOpener(
            EventCodec codec,
            PaymentProviders providers,
            PaymentDesk desk,
            CashierDesk cashiers,
            OrderNumbers numbers,
            Orders orders,
            Addresses addresses,
            int atOnce) {
        super(codec, Set.of(PiecesHeld.class, CheckoutPlaced.class));
        this.providers = providers;
        this.desk = desk;
        this.cashiers = cashiers;
        this.numbers = numbers;
        this.orders = orders;
        this.addresses = addresses;
        this.atOnce = atOnce;
        together = new Convoy<>(atOnce, desk::write, DataIntegrityViolationException.class::isInstance);
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
    protected boolean wants(Recorded place, Event event) {
        return !(event instanceof PiecesHeld held) || held.checkoutId() == null;
    }

    @Override
    protected void carry(Recorded place, Event event, String requestId) throws Exception {
        if (event instanceof CheckoutPlaced placed) {
            open(
                    requestId,
                    placed.checkoutId(),
                    placed.parts(),
                    placed.total(),
                    placed.at(),
                    deadline(placed.at(), placed.payUntil()));
        } else if (event instanceof PiecesHeld held && held.checkoutId() == null) {
            var part = new Part(held.orderId(), Streams.idOf(place.stream()), held.total());
            open(
                    requestId,
                    held.orderId(),
                    List.of(part),
                    held.total(),
                    held.at(),
                    deadline(held.at(), held.payUntil()));
        }
    }

    private void open(String requestId, long subjectId, List<Part> parts, Money total, Instant placed, Instant until)
            throws Exception {
        if (desk.areCancelled(parts)) {
            return;
        }
        String payee =
                parts.stream().map(part -> shopOf(part.showId())).distinct().collect(Collectors.joining("、"));
        String shown = payee.length() <= LONGEST_PAYEE ? payee : payee.substring(0, LONGEST_PAYEE - 1) + "…";
        String orderNo = numbers.numberOf(subjectId);
        PaymentProvider provider = providers.ahead().orElse(null);
        if (provider == null) {
            cashiers.open(subjectId, orderNo, shown, parts, total, placed, until);
            return;
        }
        var open = new Wire.Open(requestId, orderNo, shown, total, until, addresses.callback(provider));
        switch (provider.open(open, NOBODY_YET)) {
            case PaymentProvider.Answer.Given<Wire.Payment>(Wire.Payment payment) ->
                writeDown(desk.opening(subjectId, parts, provider, payment, payment.cashier(), placed));
            // Such as a deadline that passed while we were down: the hold runs out by itself.
            case PaymentProvider.Answer.Refused<Wire.Payment>(Wire.Refusal refusal) ->
                LOG.warn("payment not opened: order={} code={}", subjectId, refusal.code());
        }
    }

    private String shopOf(long showId) {
        String known = shops.get(showId);
        if (known != null) {
            return known;
        }
        String name = orders.shopOf(showId);
        if (!name.isEmpty()) {
            if (shops.size() >= MOST_SHOPS) {
                shops.clear();
            }
            shops.put(showId, name);
        }
        return name;
    }

    private void writeDown(PaymentDesk.Opening opening) throws IOException, InterruptedException {
        if (together.ride(opening)) {
            desk.closeIfCancelled(opening.payment().paymentNo());
        }
    }

    /** The provider stops earlier than the hold, so that money on its way still finds the pieces. */
    static Instant deadline(Instant held, Instant until) {
        Duration half = Duration.between(held, until).dividedBy(2);
        return until.minus(MARGIN.compareTo(half) < 0 ? MARGIN : half);
    }
}
