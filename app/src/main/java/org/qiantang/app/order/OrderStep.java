package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.app.journal.StepTable.Told;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.CashierOpened;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.PaymentEvent.PaymentOpened;
import org.qiantang.event.PaymentEvent.RefundDone;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.HoldReleased;
import org.qiantang.event.ShowEvent.OrderPaid;
import org.qiantang.event.ShowEvent.PaymentNotTaken;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the events of one step note of orders, written together. Each notes its own fact and the state follows from all of them, so that neither their
 * order nor the number of statements matters. Both shards are folded at once: rows are locked before anything is written, in the order of their ids. Rows that are not there yet cannot
 * be; where both shards make the same ones in another order, one of the two begins its step again.
 */
final class OrderStep implements StepTable.Unwritten {
    private static final String BORN = """
            insert into placed_order (order_id, shard, position, show_id, merchant_id, buyer_id,
                                    total_minor, currency, pay_until, created_at, freight_minor, checkout_id)
            values (:order, :shard, :position, :show,
                    coalesce(:shop, (select merchant_id from order_show where show_id = :show)), :buyer, :minor,
                    :currency, :until, :at, :freight, :checkout)
                on conflict (order_id) do update
               set shard = excluded.shard, position = excluded.position, show_id = excluded.show_id,
                   merchant_id = excluded.merchant_id, buyer_id = excluded.buyer_id,
                   total_minor = excluded.total_minor, currency = excluded.currency,
                   pay_until = excluded.pay_until, created_at = excluded.created_at,
                   freight_minor = excluded.freight_minor, checkout_id = excluded.checkout_id
            """;
    private static final String LINE = """
            insert into order_line (order_id, number, item_id, sku_id, pieces, price_version, price_minor, currency)
            values (:order, :number, :item, :sku, :pieces, :version, :minor, :currency)
                on conflict (order_id, number) do nothing
            """;
    static final String CASHIER = """
            insert into placed_order (order_id, cashier, cashier_until)
            select order_id, :cashier, :until from order_checkout where checkout_id = :order
             union all
            select :order, :cashier, :until
             where not exists (select from order_checkout where checkout_id = :order)
                on conflict (order_id) do update
               set cashier = excluded.cashier, cashier_until = excluded.cashier_until
            """;
    static final String RELEASED = """
            insert into placed_order (order_id, released_at) values (:order, :at)
                on conflict (order_id) do update set released_at = excluded.released_at
            """;
    static final String PAID = """
            insert into placed_order (order_id, paid_at) values (:order, :at)
                on conflict (order_id) do update set paid_at = excluded.paid_at
            """;
    static final String TAKEN = """
            insert into placed_order (order_id, taken_at, voucher) values (:order, :at, :voucher)
                on conflict (order_id) do update set taken_at = excluded.taken_at, voucher = excluded.voucher
            """;
    static final List<String> STATEMENTS = List.of(BORN, LINE, CASHIER, RELEASED, PAID, TAKEN, OrderPromises.PROMISED);

    // Of a checkout all orders, which its cashier is for.
    private static final String LOCK = """
            select count(*)
              from (select from placed_order
                     where order_id = any (array(
                           select unnest(cast(:orders as bigint[]))
                            union
                           select order_id from order_checkout where checkout_id = any (cast(:orders as bigint[]))))
                     order by order_id
                       for update) locked
            """;
    // A second payment that went back does not make a paid order less paid.
    private static final String STATE = """
            update placed_order o
               set state = case
                       when closed_at is not null then 'closed'
                       when received_at is not null then 'received'
                       when sent_at is not null then 'shipped'
                       when taken_at is not null then case when voucher then 'issued' else 'taken' end
                       when paid_at is not null then 'paid'
                       when exists (select from order_refund r where r.order_id = o.order_id and r.done_at is null)
                           then 'refunding'
                       when exists (select from order_refund r where r.order_id = o.order_id) then 'refunded'
                       when released_at is not null then 'released'
                       else 'held'
                   end
             where order_id = any (cast(:orders as bigint[]))
            """;

    private final JdbcClient rows;
    private final Gathered later;
    private final Map<String, NavigableMap<Long, MapSqlParameterSource>> facts = new HashMap<>();
    private final NavigableSet<Long> unsettled = new TreeSet<>();

    private OrderStep(JdbcClient rows, Gathered later) {
        this.rows = rows;
        this.later = later;
    }

    /** Locks the rows that are there of all orders, and of the checkouts, that the events speak of: each waits for the other shard before it holds anything that one may want. */
    static OrderStep of(List<Told> events, JdbcClient rows, Gathered later) {
        var orders = new TreeSet<Long>();
        events.forEach(one -> orders.addAll(spokenOf(one.event())));
        if (!orders.isEmpty()) {
            rows.sql(LOCK)
                    .param("orders", Gathered.array(orders))
                    .query((row, _) -> row.getLong(1))
                    .single();
        }
        return new OrderStep(rows, later);
    }

    private static List<Long> spokenOf(Event event) {
        if (event instanceof CheckoutPlaced placed) {
            return placed.parts().stream().map(Part::orderId).toList();
        }
        if (event instanceof PiecesHeld held) {
            return List.of(held.orderId());
        }
        if (event instanceof HoldReleased released) {
            return List.of(released.orderId());
        }
        if (event instanceof OrderPaid paid) {
            return List.of(paid.orderId());
        }
        if (event instanceof PaymentNotTaken back) {
            return List.of(back.orderId());
        }
        if (event instanceof CashierOpened opened) {
            return List.of(opened.orderId());
        }
        if (event instanceof PaymentOpened opened) {
            return List.of(opened.orderId());
        }
        if (event instanceof RefundDone done) {
            return List.of(done.orderId());
        }
        if (event instanceof AboutOrder about) {
            return List.of(about.orderId());
        }
        return List.of();
    }

    void bear(Recorded place, PiecesHeld held) {
        Money freight = held.freight();
        note(
                BORN,
                held.orderId(),
                new MapSqlParameterSource()
                        .addValue("shard", place.shard())
                        .addValue("position", place.position())
                        .addValue("show", Streams.idOf(place.stream()))
                        .addValue("buyer", held.buyerId())
                        .addValue("minor", held.total().minor())
                        .addValue("currency", held.total().currency())
                        .addValue("until", held.payUntil().atOffset(UTC))
                        .addValue("at", held.at().atOffset(UTC))
                        .addValue("freight", freight == null ? 0 : freight.minor())
                        .addValue("checkout", held.checkoutId(), Types.BIGINT)
                        .addValue("shop", held.shopId(), Types.BIGINT));
        List<HeldLine> lines = held.lines();
        for (int number = 0; number < lines.size(); number++) {
            HeldLine line = lines.get(number);
            later.add(
                    LINE,
                    new MapSqlParameterSource("order", held.orderId())
                            .addValue("number", number)
                            .addValue("item", line.itemId())
                            .addValue("sku", line.skuId())
                            .addValue("pieces", line.pieces())
                            .addValue("version", line.priceVersion())
                            .addValue("minor", line.price().minor())
                            .addValue("currency", line.price().currency()));
        }
    }

    /**
     * Keeps a fact of an order; of two of a kind the later one stands.
     *
     * @param fact one of {@link #STATEMENTS}, which finds its order as {@code :order}
     */
    void note(String fact, long order, MapSqlParameterSource given) {
        facts.computeIfAbsent(fact, _ -> new TreeMap<>()).put(order, given.addValue("order", order));
    }

    /** The same for a fact that is a moment, and changes the order's state. */
    void note(String fact, long order, Instant at) {
        note(fact, order, new MapSqlParameterSource("at", at.atOffset(UTC)));
        settle(order);
    }

    /** Something was noted from which the order's state follows. */
    void settle(long order) {
        unsettled.add(order);
    }

    @Override
    public void write() {
        facts.forEach((fact, its) -> its.values().forEach(given -> later.add(fact, given)));
        facts.clear();
        later.write();
        if (!unsettled.isEmpty()) {
            rows.sql(STATE).param("orders", Gathered.array(unsettled)).update();
            unsettled.clear();
        }
    }
}
