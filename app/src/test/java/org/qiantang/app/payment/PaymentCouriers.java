package org.qiantang.app.payment;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Courier;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real payment desk with its couriers at one provider, for tests of other packages. */
public final class PaymentCouriers {
    private static final Duration FIRST_QUERY = Duration.ofSeconds(15);
    private static final int AT_ONCE = 4;

    private final PaymentDesk desk;
    private final MissingCallbacks missing;
    private final List<Courier> all;
    private final PaymentProvider provider;

    public PaymentCouriers(
            EventCodec codec,
            Office office,
            JdbcClient jdbc,
            PaymentProvider provider,
            Rooms rooms,
            Orders orders,
            OrderNumbers numbers,
            InstantSource clock) {
        this.provider = provider;
        var payments = new PaymentTable(jdbc);
        var providers = new PaymentProviders(List.of(provider), List.of(provider));
        var addresses = new Addresses("http://localhost");
        desk = new PaymentDesk(office, payments, providers, rooms, clock, FIRST_QUERY);
        missing = new MissingCallbacks(payments, providers, desk, clock, FIRST_QUERY);
        var cashiers = new CashierDesk(
                office, new CashierTable(jdbc), payments, desk, providers, addresses, clock, new SplittableRandom(1));
        var refunds = new RefundDesk(office, payments, new RefundTable(jdbc), providers, clock);
        all = List.of(
                new PaymentOpener(codec, providers, desk, cashiers, numbers, orders, addresses, AT_ONCE),
                new PaymentCloser(codec, desk),
                new Refunder(codec, refunds));
    }

    public List<Courier> all() {
        return all;
    }

    /** The provider calls; true where it need not call again. */
    public boolean hear(Wire.Report report) {
        return desk.hear(provider.name(), report) instanceof PaymentDesk.Hearing.Heard;
    }

    /** Asks about payments whose callback has not come. */
    public void askForMissing() throws InterruptedException {
        missing.round();
    }
}
