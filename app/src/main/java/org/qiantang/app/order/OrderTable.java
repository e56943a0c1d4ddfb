package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.Gathered;
import org.qiantang.app.journal.StepTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Folds floor and office into orders.
 *
 * <p>The two shards come at their own pace. So each event only notes its own fact, none is taken back, and the state is
 * what follows from all facts noted: every interleaving comes to the same rows.
 */
final class OrderTable extends StepTable<OrderStep> {
    static final String NAME = "orders";

    private static final String CHECKOUT = """
            insert into order_checkout (checkout_id, order_id) values (:checkout, :order)
                on conflict (checkout_id, order_id) do nothing
            """;
    private static final String SENT = """
            insert into placed_order (order_id, some_sent_at) values (:order, :at)
                on conflict (order_id) do update
               set some_sent_at = coalesce(placed_order.some_sent_at, excluded.some_sent_at)
            """;
    private static final String SHIPPED = """
            insert into placed_order (order_id, sent_at) values (:order, :at)
                on conflict (order_id) do update set sent_at = excluded.sent_at
            """;
    private static final String PACKED = """
            insert into placed_order (order_id, packed_at) values (:order, :at)
                on conflict (order_id) do update set packed_at = excluded.packed_at
            """;
    private static final String RECEIVED = """
            insert into placed_order (order_id, received_at) values (:order, :at)
                on conflict (order_id) do update set received_at = excluded.received_at
            """;
    private static final String CLOSED = """
            insert into placed_order (order_id, closed_at) values (:order, :at)
                on conflict (order_id) do update set closed_at = excluded.closed_at
            """;
    private static final String BACK_ORDERED = """
            insert into order_back (refund_id, order_id, minor, currency, ordered_at)
            values (:refund, :order, :minor, :currency, :at)
                on conflict (refund_id) do update
               set order_id = excluded.order_id, minor = excluded.minor, currency = excluded.currency,
                   ordered_at = excluded.ordered_at
            """;
    private static final String BACK_DONE = """
            insert into order_back (refund_id, done_at) values (:refund, :at)
                on conflict (refund_id) do update set done_at = excluded.done_at
            """;
    // Both shards are folded at once; the order's row is the lock, taken before anything that its state follows from.
    private static final String LOCK = """
            insert into placed_order (order_id) values (:order)
                on conflict (order_id) do update set order_id = excluded.order_id
            """;
    private static final String REFUND_DUE = """
            insert into order_refund (order_id, payment_no, due_at) values (:order, :payment, :at)
                on conflict (order_id, payment_no) do update set due_at = excluded.due_at
            """;
    private static final String REFUND_DONE = """
            insert into order_refund (order_id, payment_no, done_at) values (:order, :payment, :at)
                on conflict (order_id, payment_no) do update set done_at = excluded.done_at
            """;
    private static final String SHOW = """
            insert into order_show (show_id, merchant_id) values (:show, :merchant)
                on conflict (show_id) do nothing
            """;
    private static final String SHOP = """
            insert into order_shop (merchant_id, name) values (:merchant, :name)
                on conflict (merchant_id) do update set name = excluded.name
            """;
    private static final String ITEM = """
            insert into order_item (item_id, product_id, title, picture) values (:item, :product, :title, :picture)
                on conflict (item_id) do nothing
            """;
    private static final String SKU = """
            insert into order_sku (item_id, sku_id, name) values (:item, :sku, :name)
                on conflict (item_id, sku_id) do nothing
            """;

    private final OrderPromises promises;

    OrderTable(EventCodec codec) {
        this(codec, Duration.ofHours(1));
    }

    /** An hour of a promise is an hour, but for those who cannot wait that long to see one broken. */
    OrderTable(EventCodec codec, Duration promisedHour) {
        super(codec, OrderStep.STATEMENTS);
        this.promises = new OrderPromises(promisedHour);
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
    protected OrderStep begin(List<Told> events, JdbcClient rows, Gathered later) {
        return OrderStep.of(events, rows, later);
    }

    @Override
    protected void fold(Recorded place, Event event, OrderStep step, JdbcClient rows) {
        switch (event) {
            case ShowEvent happened -> fold(place, happened, rows, step);
            case PaymentEvent happened -> fold(happened, rows, step);
            case ShopEvent happened -> fold(happened, rows, step);
            case GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private static void fold(Recorded place, ShowEvent event, JdbcClient rows, OrderStep step) {
        switch (event) {
            case ShowEvent.ShowPlanned planned ->
                rows.sql(SHOW)
                        .param("show", planned.showId())
                        .param("merchant", planned.merchantId())
                        .update();
            case ShowEvent.ItemLinedUp item -> lineUp(item, rows);
            case ShowEvent.ItemRevised item -> skus(item.itemId(), item.skus(), rows);
            case ShowEvent.PiecesHeld held -> step.bear(place, held);
            case ShowEvent.HoldReleased released -> step.note(OrderStep.RELEASED, released.orderId(), released.at());
            case ShowEvent.OrderPaid paid -> step.note(OrderStep.PAID, paid.orderId(), paid.at());
            case ShowEvent.PaymentNotTaken back ->
                refund(REFUND_DUE, back.orderId(), back.paymentNo(), back.at(), rows, step);
            case ShowEvent.ShowRevised _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.LineUpReordered _,
                    ShowEvent.ItemWithdrawn _,
                    ShowEvent.FlashPlanned _,
                    ShowEvent.FlashStarted _,
                    ShowEvent.FlashEnded _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.AllotmentTaken _,
                    ShowEvent.AllotmentReturned _,
                    ShowEvent.ShowOpened _,
                    ShowEvent.ShowClosing _,
                    ShowEvent.ShowClosed _,
                    ShowEvent.ItemPinned _,
                    ShowEvent.ItemUnpinned _,
                    ShowEvent.PriceChanged _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.PresenceCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> {}
        }
    }

    private static void fold(PaymentEvent event, JdbcClient rows, OrderStep step) {
        switch (event) {
            // It stands before its opening in the same shard, so the one payment finds all its orders.
            case PaymentEvent.CheckoutPlaced placed ->
                placed.parts()
                        .forEach(part -> rows.sql(CHECKOUT)
                                .param("checkout", placed.checkoutId())
                                .param("order", part.orderId())
                                .update());
            case PaymentEvent.CashierOpened opened ->
                cashier(opened.orderId(), opened.cashier(), opened.payUntil(), step);
            case PaymentEvent.PaymentOpened opened ->
                cashier(opened.orderId(), opened.cashier(), opened.payUntil(), step);
            case PaymentEvent.RefundDone done -> {
                // What the shop gives back of a paid order leaves it paid.
                Long refundId = done.refundId();
                if (refundId == null) {
                    refund(REFUND_DONE, done.orderId(), done.paymentNo(), done.at(), rows, step);
                } else {
                    rows.sql(BACK_DONE)
                            .param("refund", refundId)
                            .param("at", done.at().atOffset(UTC))
                            .update();
                }
            }
            // Whether money was taken is the room's word, not the provider's.
            case PaymentEvent.PaymentReported _ -> {}
        }
    }

    private static void cashier(long subject, String cashier, Instant until, OrderStep step) {
        step.note(
                OrderStep.CASHIER,
                subject,
                new MapSqlParameterSource("cashier", cashier).addValue("until", until.atOffset(UTC)));
    }

    private void fold(ShopEvent event, JdbcClient rows, OrderStep step) {
        switch (event) {
            case ShopEvent.ShopOpened shop ->
                rows.sql(SHOP)
                        .param("merchant", shop.merchantId())
                        .param("name", shop.name())
                        .update();
            case ShopEvent.AboutOrder about -> fold(about, rows, step);
            case ShopEvent.StandingChanged _,
                    ShopEvent.ProductListed _,
                    ShopEvent.AboutGoods _,
                    ShopEvent.AboutOffers _,
                    ShopEvent.PriceSet _,
                    ShopEvent.ProductShelved _,
                    ShopEvent.ProductUnshelved _,
                    ShopEvent.StockReceived _,
                    ShopEvent.AllotmentSent _,
                    ShopEvent.AllotmentArrived _,
                    ShopEvent.AllotmentBounced _,
                    ShopEvent.AllotmentCameBack _ -> {}
        }
    }

    private void fold(ShopEvent.AboutOrder event, JdbcClient rows, OrderStep step) {
        long order = event.orderId();
        switch (event) {
            case ShopEvent.OrderTaken taken -> take(taken, step);
            case ShopEvent.OrderPacked packed -> note(PACKED, order, packed.at(), rows, step);
            case ShopEvent.ParcelSent parcel -> {
                note(SENT, order, parcel.at(), rows, step);
                // What goes out for an exchange was not promised with the order.
                if (parcel.caseId() == null) {
                    OrderPromises.left(parcel, rows);
                }
                // An old parcel was the whole order.
                if (parcel.parcelId() == null) {
                    note(SHIPPED, order, parcel.at(), rows, step);
                }
            }
            case ShopEvent.OrderShipped shipped -> note(SHIPPED, order, shipped.at(), rows, step);
            case ShopEvent.OrderReceived received -> note(RECEIVED, order, received.at(), rows, step);
            case ShopEvent.OrderClosed closed -> note(CLOSED, order, closed.at(), rows, step);
            case ShopEvent.RefundOrdered refund ->
                rows.sql(BACK_ORDERED)
                        .param("refund", refund.refundId())
                        .param("order", order)
                        .param("minor", refund.amount().minor())
                        .param("currency", refund.amount().currency())
                        .param("at", refund.at().atOffset(UTC))
                        .update();
            case ShopEvent.ParcelScanned scan -> {
                if (scan.kind() == ShopEvent.ScanKind.DELIVERED) {
                    OrderPromises.there(scan, rows);
                }
            }
            case ShopEvent.VouchersIssued _,
                    ShopEvent.VoucherRedeemed _,
                    ShopEvent.VoucherVoided _,
                    ShopEvent.ParcelCorrected _,
                    ShopEvent.AfterSaleAsked _,
                    ShopEvent.AfterSaleOffered _,
                    ShopEvent.AfterSaleAgreed _,
                    ShopEvent.AfterSaleRefused _,
                    ShopEvent.AfterSaleEnded _,
                    ShopEvent.GoodsSentBack _,
                    ShopEvent.GoodsCameBack _,
                    ShopEvent.DisputeOpened _,
                    ShopEvent.EvidenceAdded _,
                    ShopEvent.DisputeDecided _ -> {}
        }
    }

    /** What is sent has its time promised; an order of vouchers alone waits for nobody but its buyer. */
    private void take(ShopEvent.OrderTaken taken, OrderStep step) {
        boolean vouchers = OrderPromises.isOfVouchersAlone(taken);
        long order = taken.orderId();
        if (!vouchers) {
            promises.given(taken).ifPresent(promised -> step.note(OrderPromises.PROMISED, order, promised));
        }
        step.note(
                OrderStep.TAKEN,
                order,
                new MapSqlParameterSource("at", taken.at().atOffset(UTC)).addValue("voucher", vouchers));
        step.settle(order);
    }

    private static void lineUp(ShowEvent.ItemLinedUp item, JdbcClient rows) {
        rows.sql(ITEM)
                .param("item", item.itemId())
                .param("product", item.productId())
                .param("title", item.title())
                .param("picture", item.picture())
                .update();
        skus(item.itemId(), item.skus(), rows);
    }

    private static void skus(long itemId, List<ShowEvent.SkuOffer> offers, JdbcClient rows) {
        for (ShowEvent.SkuOffer sku : offers) {
            rows.sql(SKU)
                    .param("item", itemId)
                    .param("sku", sku.skuId())
                    .param("name", sku.name())
                    .update();
        }
    }

    private static void note(String fact, long orderId, Instant at, JdbcClient rows, OrderStep step) {
        rows.sql(fact).param("order", orderId).param("at", at.atOffset(UTC)).update();
        step.settle(orderId);
    }

    private static void refund(
            String fact, long orderId, String paymentNo, Instant at, JdbcClient rows, OrderStep step) {
        rows.sql(LOCK).param("order", orderId).update();
        rows.sql(fact)
                .param("order", orderId)
                .param("payment", paymentNo)
                .param("at", at.atOffset(UTC))
                .update();
        step.settle(orderId);
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of(
                "placed_order",
                "order_checkout",
                "order_parcel",
                "order_line",
                "order_refund",
                "order_back",
                "order_show",
                "order_shop",
                "order_item",
                "order_sku")) {
            rows.sql("delete from " + table).update();
        }
    }
}
