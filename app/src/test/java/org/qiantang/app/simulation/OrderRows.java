package org.qiantang.app.simulation;

import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.Event;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;

/**
 * The orders' table in small: it folds both shards as the big one does, each event noting only its own fact, and shows the
 * orders to those who read the big one's rows.
 */
final class OrderRows implements Table {
    private final JournalRows journal;
    private final SimDatabase.Rows<Long, Placed> orders;
    private final SimDatabase.Rows<Long, Long> shows;

    /** What is known of one order; every fact may come before its birth. */
    private record Placed(
            long order, long position, ShowEvent.PiecesHeld held, long show, Set<String> facts, int folded) {
        Placed fact(String fact) {
            var all = new TreeSet<>(facts);
            all.add(fact);
            return new Placed(order, position, held, show, all, folded + 1);
        }

        Placed born(Recorded place, ShowEvent.PiecesHeld as) {
            return new Placed(order, place.position(), as, Streams.idOf(place.stream()), facts, folded + 1);
        }
    }

    OrderRows(SimDatabase database, JournalRows journal) {
        this.journal = journal;
        this.orders = database.rows();
        this.shows = database.rows();
        database.on("""
                select s.name
                  from order_show w
                  join order_shop s on s.merchant_id = w.merchant_id
                 where w.show_id = ?
                """, given -> new SimDatabase.Answer.Found(List.of("name"), List.of()));
        database.on("""
                select o.order_id, o.state, o.shard, o.position, o.show_id, o.merchant_id, o.buyer_id,
                       o.total_minor, o.currency, o.pay_until, o.created_at, o.paid_at, o.cashier, o.cashier_until,
                       o.sent_at, o.some_sent_at, o.packed_at, o.ship_by, o.deliver_by, o.delivered_at, o.received_at,
                       o.closed_at, o.voucher,
                       coalesce(s.name, '') as shop,
                       (select coalesce(sum(b.minor), 0) from order_back b where b.order_id = o.order_id) as back_minor
                  from placed_order o
                  left join order_shop s on s.merchant_id = o.merchant_id
                 where o.position is not null
                   and o.order_id = ?
                """, given -> order(orders.get(given.number(1))));
        database.on("""
                select l.order_id, l.item_id, l.sku_id, l.pieces, l.price_version, l.price_minor, l.currency,
                       i.product_id, i.title, i.picture, k.name
                  from order_line l
                  join order_item i on i.item_id = l.item_id
                  join order_sku k on k.item_id = l.item_id and k.sku_id = l.sku_id
                 where l.order_id in (?)
                 order by l.order_id, l.number
                """, given -> lines(orders.get(given.number(1))));
    }

    private SimDatabase.Answer order(Placed one) {
        List<String> columns = List.of(
                "order_id",
                "state",
                "shard",
                "position",
                "show_id",
                "merchant_id",
                "buyer_id",
                "total_minor",
                "currency",
                "pay_until",
                "created_at",
                "paid_at",
                "cashier",
                "cashier_until",
                "sent_at",
                "some_sent_at",
                "packed_at",
                "ship_by",
                "deliver_by",
                "delivered_at",
                "received_at",
                "closed_at",
                "voucher",
                "back_minor",
                "shop");
        if (one == null || one.held() == null) {
            return new SimDatabase.Answer.Found(columns, List.of());
        }
        ShowEvent.PiecesHeld held = one.held();
        var row = new ArrayList<Object>(Arrays.asList(
                one.order(),
                "held",
                Streams.FLOOR,
                one.position(),
                one.show(),
                shows.get(one.show()),
                held.buyerId(),
                held.total().minor(),
                held.total().currency(),
                time(held.payUntil()),
                time(held.at())));
        while (row.size() < columns.size() - 3) {
            row.add(null);
        }
        row.add(false);
        row.add(0L);
        row.add("");
        return new SimDatabase.Answer.Found(columns, List.of(row));
    }

    private static OffsetDateTime time(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    private static SimDatabase.Answer lines(Placed one) {
        var rows = new ArrayList<List<Object>>();
        if (one != null && one.held() != null) {
            for (HeldLine line : one.held().lines()) {
                rows.add(List.of(
                        one.order(),
                        line.itemId(),
                        line.skuId(),
                        line.pieces(),
                        line.priceVersion(),
                        line.price().minor(),
                        line.price().currency(),
                        1L,
                        "title",
                        "picture",
                        "name"));
            }
        }
        return new SimDatabase.Answer.Found(
                List.of(
                        "order_id",
                        "item_id",
                        "sku_id",
                        "pieces",
                        "price_version",
                        "price_minor",
                        "currency",
                        "product_id",
                        "title",
                        "picture",
                        "name"),
                rows);
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    public void fold(List<Recorded> events, Connection transaction) {
        events.forEach(this::fold);
    }

    void fold(Recorded place) {
        Event event = journal.event(place);
        switch (event) {
            case ShowEvent.ShowPlanned planned -> shows.put(planned.showId(), planned.merchantId());
            case ShowEvent.PiecesHeld held -> note(held.orderId(), one -> one.born(place, held));
            case ShowEvent.HoldReleased gone ->
                note(gone.orderId(), one -> one.fact("released " + gone.reason() + " " + place.position()));
            case ShowEvent.OrderPaid paid ->
                note(paid.orderId(), one -> one.fact("paid " + paid.paymentNo() + " " + place.position()));
            case ShowEvent.PaymentNotTaken not ->
                note(not.orderId(), one -> one.fact("not taken " + not.paymentNo() + " " + place.position()));
            case ShopEvent.OrderTaken taken -> note(taken.orderId(), one -> one.fact("taken " + place.position()));
            case ShopEvent.RefundOrdered back ->
                note(back.orderId(), one -> one.fact("back " + back.refundId() + " " + place.position()));
            case PaymentEvent.RefundDone done ->
                note(done.orderId(), one -> one.fact("refunded " + done.refundNo() + " " + place.position()));
            case PaymentEvent.PaymentOpened opened ->
                note(opened.orderId(), one -> one.fact("opened " + opened.paymentNo() + " " + place.position()));
            case ShowEvent _, ShopEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private void note(long order, UnaryOperator<Placed> fact) {
        Placed known = orders.get(order);
        orders.put(order, fact.apply(known == null ? new Placed(order, 0, null, 0, Set.of(), 0) : known));
    }

    @Override
    public void clear(Connection transaction) {
        throw new UnsupportedOperationException();
    }

    /** All rows in words, equal where the rows are. */
    String words() {
        return orders.all() + " " + shows.all();
    }
}
