package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.LineTerms;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** All that any desk has said of each order, up to where the follower of orders stands in each shard. */
final class OrderFacts {
    /** One order, from whatever of it has been told. */
    static final class Order {
        @Nullable
        String born;

        boolean released;
        boolean paid;
        boolean opened;
        boolean taken;
        boolean vouchers;
        boolean sent;
        boolean received;
        boolean closed;
        final Map<String, Boolean> refunds = new HashMap<>();

        private String state() {
            if (closed) {
                return "closed";
            }
            if (received) {
                return "received";
            }
            if (sent) {
                return "shipped";
            }
            if (taken) {
                return vouchers ? "issued" : "taken";
            }
            if (paid) {
                return "paid";
            }
            if (refunds.containsValue(false)) {
                return "refunding";
            }
            if (!refunds.isEmpty()) {
                return "refunded";
            }
            return released ? "released" : "held";
        }

        String line() {
            return state() + " " + (born == null ? "-" : born) + " cashier " + (opened ? "yes" : "no");
        }
    }

    final Map<Long, Order> orders = new TreeMap<>();
    final Map<String, String> lines = new HashMap<>();
    private final Map<Long, List<PaymentEvent.Part>> checkouts = new HashMap<>();
    private final Followed followed;

    OrderFacts(Followed followed) {
        this.followed = followed;
    }

    void happened(Recorded place, Event event) {
        if (place.position() > followed.upTo(OrderRowsCheck.FOLLOWER, place.shard())) {
            return;
        }
        switch (event) {
            case ShowEvent show -> happened(place, show);
            case PaymentEvent.CheckoutPlaced placed -> checkouts.put(placed.checkoutId(), placed.parts());
            case PaymentEvent.CashierOpened opened -> open(opened.orderId());
            case PaymentEvent.PaymentOpened opened -> open(opened.orderId());
            case PaymentEvent.RefundDone done -> {
                if (done.refundId() == null) {
                    order(done.orderId()).refunds.put(done.paymentNo(), true);
                }
            }
            case PaymentEvent.PaymentReported _, GovernEvent _, HelpdeskEvent _ -> {}
            case ShopEvent.OrderTaken taken -> {
                order(taken.orderId()).taken = true;
                order(taken.orderId()).vouchers = isOfVouchersAlone(taken);
            }
            // An old parcel was the whole order.
            case ShopEvent.ParcelSent parcel -> order(parcel.orderId()).sent |= parcel.parcelId() == null;
            case ShopEvent.OrderShipped shipped -> order(shipped.orderId()).sent = true;
            case ShopEvent.OrderReceived received -> order(received.orderId()).received = true;
            case ShopEvent.OrderClosed closed -> order(closed.orderId()).closed = true;
            case ShopEvent.ShopOpened _,
                    ShopEvent.StandingChanged _,
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
            // The rest changes nothing of these facts; its orders are known, since a shop takes them first.
            case ShopEvent.AboutOrder _ -> {}
        }
    }

    private void happened(Recorded place, ShowEvent event) {
        switch (event) {
            case ShowEvent.PiecesHeld held -> bear(place, held);
            case ShowEvent.HoldReleased released -> order(released.orderId()).released = true;
            case ShowEvent.OrderPaid paid -> order(paid.orderId()).paid = true;
            // A refund that was told of before its reason stays done.
            case ShowEvent.PaymentNotTaken not -> order(not.orderId()).refunds.putIfAbsent(not.paymentNo(), false);
            case ShowEvent.ShowPlanned _,
                    ShowEvent.ShowRevised _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.ItemRevised _,
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
                    ShowEvent.ItemLinedUp _,
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

    private void bear(Recorded place, ShowEvent.PiecesHeld held) {
        order(held.orderId()).born = "show " + Streams.idOf(place.stream()) + " buyer " + held.buyerId() + " "
                + held.total().minor() + " " + held.total().currency() + " at " + Story.at(place);
        for (int number = 0; number < held.lines().size(); number++) {
            ShowEvent.HeldLine line = held.lines().get(number);
            lines.put(
                    held.orderId() + "/" + number,
                    "item " + line.itemId() + " sku " + line.skuId() + " pieces " + line.pieces() + " price "
                            + line.priceVersion() + " " + line.price().minor() + " "
                            + line.price().currency());
        }
    }

    private static boolean isOfVouchersAlone(ShopEvent.OrderTaken taken) {
        List<LineTerms> terms = taken.terms();
        return terms != null
                && !taken.lines().isEmpty()
                && terms.stream().filter(one -> one.voucher() != null).count()
                        == taken.lines().size();
    }

    /** One payment of a checkout is for all its orders. */
    private void open(long subject) {
        List<PaymentEvent.Part> parts = checkouts.get(subject);
        if (parts == null) {
            order(subject).opened = true;
        } else {
            parts.forEach(part -> order(part.orderId()).opened = true);
        }
    }

    private Order order(long id) {
        return orders.computeIfAbsent(id, _ -> new Order());
    }
}
