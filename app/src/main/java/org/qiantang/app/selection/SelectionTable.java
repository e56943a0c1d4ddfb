package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.LineTerms;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.AboutOrder;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folds floor and office into what was sold from offers, what is owed for it, and the facts that scores are made of.
 *
 * <p>The two shards come at their own pace. So each event only notes its own fact, the order's row being the lock, and
 * what is owed follows from all facts noted: every interleaving comes to the same rows.
 */
final class SelectionTable extends StepTable<SaleStep> {
    static final String NAME = "selection";

    private static final String SHOW = """
            insert into commission_show (show_id, merchant_id, host_id, title) values (:show, :merchant, :host, :title)
                on conflict (show_id) do nothing
            """;
    private static final String ITEM = """
            insert into commission_item (item_id, show_id, product_id, title, offer_id, basis_points, shop_id)
            values (:item, :show, :product, :title, :offer, :rate, :shop)
                on conflict (item_id) do update
               set title = excluded.title, offer_id = excluded.offer_id, basis_points = excluded.basis_points,
                   shop_id = excluded.shop_id
            """;
    // The order's row is the lock: those of a step are taken before anything that what is owed follows from, in the
    // order of their ids, as the other shard takes its own at the same time.
    private static final String LOCK = """
            insert into commission_order (order_id)
            select order_id from unnest(cast(:orders as bigint[])) as o (order_id) order by order_id
                on conflict (order_id) do update set order_id = excluded.order_id
            """;
    private static final String CASE = """
            insert into commission_case (case_id, number, order_id, pieces) values (:case, :number, :order, :pieces)
                on conflict (case_id, number) do nothing
            """;
    private static final String REFUND = """
            insert into commission_refund (refund_id, order_id, minor) values (:refund, :order, :minor)
                on conflict (refund_id) do nothing
            """;
    private static final String RETURNED = """
            insert into commission_return (item_id, pieces)
            select item_id, :pieces from commission_item where item_id = :item and offer_id is not null
                on conflict (item_id) do update set pieces = commission_return.pieces + excluded.pieces
            """;
    private static final String SAMPLE = """
            insert into sample_place (sample_id, shard, position) values (:sample, :shard, :position)
                on conflict (sample_id) do nothing
            """;
    private static final String PRICE = """
            insert into offer_price (sku_id, version, minor, at) values (:sku, :version, :minor, :at)
                on conflict (sku_id, version) do nothing
            """;
    private static final List<String> TABLES = List.of(
            "commission_show",
            "commission_item",
            "commission_order",
            "commission_line",
            "commission_refund",
            "commission_case",
            "commission_return",
            "sample_place",
            "offer_price");

    SelectionTable(EventCodec codec) {
        super(codec, SaleStep.STATEMENTS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR, Streams.OFFICE);
    }

    @Override
    protected SaleStep begin(List<Told> events, JdbcClient rows, Gathered later) {
        var orders = new TreeSet<Long>();
        for (Told one : events) {
            Long order = toLock(one.event());
            if (order != null) {
                orders.add(order);
            }
        }
        if (!orders.isEmpty()) {
            rows.sql(LOCK).param("orders", Gathered.array(orders)).update();
        }
        return new SaleStep(rows, later);
    }

    /** The order of which the event notes something; null where it notes nothing of any. */
    private static @Nullable Long toLock(Event event) {
        if (event instanceof ShowEvent.PiecesHeld held) {
            return held.orderId();
        }
        if (event instanceof ShowEvent.OrderPaid paid) {
            return paid.orderId();
        }
        if (event instanceof ShopEvent.OrderTaken taken) {
            return shipBy(taken).isPresent() ? (Long) taken.orderId() : null;
        }
        boolean noted = event instanceof ShopEvent.OrderShipped
                || event instanceof ShopEvent.OrderReceived
                || event instanceof ShopEvent.OrderClosed
                || event instanceof ShopEvent.AfterSaleAsked
                || event instanceof ShopEvent.RefundOrdered;
        return noted && event instanceof AboutOrder about ? (Long) about.orderId() : null;
    }

    @Override
    protected void fold(Recorded place, Event event, SaleStep step, JdbcClient rows) {
        switch (event) {
            case ShowEvent happened -> fold(Streams.idOf(place.stream()), happened, step, rows);
            case AboutOrder happened -> fold(happened, step, rows);
            case ShopEvent.SampleAsked asked ->
                rows.sql(SAMPLE)
                        .param("sample", asked.sampleId())
                        .param("shard", place.shard())
                        .param("position", place.position())
                        .update();
            case ShopEvent.PriceSet price -> price(price, rows);
            // Offers and samples are rows of their desk's own; the rest says nothing of sales.
            case ShopEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private static void fold(long showId, ShowEvent event, SaleStep step, JdbcClient rows) {
        if (event instanceof ShowEvent.PiecesHeld held) {
            step.bear(showId, held);
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            step.pay(paid);
        } else if (event instanceof ShowEvent.ShowPlanned planned) {
            step.write();
            rows.sql(SHOW)
                    .param("show", showId)
                    .param("merchant", planned.merchantId())
                    .param("host", planned.hostId())
                    .param("title", planned.title())
                    .update();
        } else if (event instanceof ShowEvent.ItemLinedUp item) {
            step.write();
            lineUp(showId, item, rows);
        } else if (event instanceof ShowEvent.AllotmentReturned back) {
            rows.sql(RETURNED)
                    .param("item", back.itemId())
                    .param("pieces", back.pieces())
                    .update();
        }
    }

    private static void fold(AboutOrder event, SaleStep step, JdbcClient rows) {
        long order = event.orderId();
        if (event instanceof ShopEvent.OrderTaken taken) {
            shipBy(taken).ifPresent(by -> note("ship_by", order, by, rows));
        } else if (event instanceof ShopEvent.OrderShipped shipped) {
            note("shipped_at", order, shipped.at(), rows);
        } else if (event instanceof ShopEvent.OrderReceived received) {
            note("received_at", order, received.at(), rows);
        } else if (event instanceof ShopEvent.OrderClosed closed) {
            note("closed_at", order, closed.at(), rows);
            step.settle(order);
        } else if (event instanceof ShopEvent.AfterSaleAsked asked) {
            for (ShopEvent.LinePieces line : asked.lines()) {
                rows.sql(CASE)
                        .param("case", asked.caseId())
                        .param("number", line.line())
                        .param("order", order)
                        .param("pieces", line.pieces())
                        .update();
            }
        } else if (event instanceof ShopEvent.RefundOrdered refund) {
            rows.sql(REFUND)
                    .param("refund", refund.refundId())
                    .param("order", order)
                    .param("minor", refund.amount().minor())
                    .update();
            step.settle(order);
        }
    }

    private static void lineUp(long showId, ShowEvent.ItemLinedUp item, JdbcClient rows) {
        rows.sql(ITEM)
                .param("item", item.itemId())
                .param("show", showId)
                .param("product", item.productId())
                .param("title", item.title())
                .param("offer", item.offerId(), Types.BIGINT)
                .param("rate", item.commissionBasisPoints(), Types.INTEGER)
                .param("shop", item.shopId(), Types.BIGINT)
                .update();
    }

    private static void note(String fact, long order, Instant at, JdbcClient rows) {
        rows.sql("update commission_order set " + fact + " = :at where order_id = :order")
                .param("order", order)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static void price(ShopEvent.PriceSet price, JdbcClient rows) {
        if (price.showId() == null) {
            rows.sql(PRICE)
                    .param("sku", price.skuId())
                    .param("version", price.priceVersion())
                    .param("minor", price.price().minor())
                    .param("at", price.at().atOffset(UTC))
                    .update();
        }
    }

    /** The promise is kept when the line that was promised soonest has left in time. */
    private static Optional<Instant> shipBy(ShopEvent.OrderTaken taken) {
        List<LineTerms> terms = taken.terms();
        return terms == null
                ? Optional.empty()
                : terms.stream()
                        // Nobody sends a voucher.
                        .filter(line -> line.voucher() == null)
                        .map(line -> taken.at().plus(Duration.ofHours(line.hoursToShip())))
                        .min(Comparator.naturalOrder());
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
            rows.sql("delete from " + table).update();
        }
    }
}
