package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;

/** All shops and payments counted anew. */
final class OfficeCount {
    /** The pieces of one SKU, where they are. */
    static final class Pieces {
        long received;
        long free;
        long inTransit;
        long atShows;

        boolean isSound() {
            return free >= 0 && inTransit >= 0 && atShows >= 0 && free + inTransit + atShows == received;
        }

        @Override
        public String toString() {
            return "received " + received + " free " + free + " in transit " + inTransit + " at shows " + atShows;
        }
    }

    enum TransferState {
        SENT,
        ARRIVED,
        BOUNCED
    }

    /** An event, where it stands and whose stream it is in. */
    record At<E>(long position, long streamId, E event) {}

    final Map<Long, Pieces> warehouse = new TreeMap<>();
    final Map<Long, At<ShopEvent.AllotmentSent>> sent = new TreeMap<>();
    final Map<Long, TransferState> transfers = new HashMap<>();
    final Map<Long, At<ShopEvent.AllotmentCameBack>> cameBack = new TreeMap<>();
    final Map<Long, At<ShopEvent.OrderTaken>> ordersTaken = new TreeMap<>();
    final Map<Long, ShopEvent.PriceSet> prices = new HashMap<>();
    final Set<Long> unshelved = new HashSet<>();
    final Map<String, PaymentEvent.PaymentOpened> opened = new HashMap<>();
    final Map<String, At<PaymentEvent.PaymentReported>> reported = new TreeMap<>();
    final Map<Long, PaymentEvent.CheckoutPlaced> checkouts = new TreeMap<>();
    final Map<Long, At<ShopEvent.RefundOrdered>> refundsOrdered = new TreeMap<>();
    final Map<String, PaymentEvent.RefundDone> refunds = new TreeMap<>();
    final Map<FloorCount.Share, PaymentEvent.RefundDone> sentBack = new TreeMap<>();
    final Map<Long, PaymentEvent.RefundDone> givenBack = new TreeMap<>();
    final CareCount care;
    private final Findings findings;

    OfficeCount(Findings findings) {
        this.findings = findings;
        this.care = new CareCount(findings);
    }

    void happened(Recorded place, ShopEvent event) {
        if (event instanceof ShopEvent.AboutOrder about) {
            care.happened(place, about);
        }
        long shop = Streams.idOf(place.stream());
        switch (event) {
            case ShopEvent.ShopOpened _,
                    ShopEvent.StandingChanged _,
                    ShopEvent.ProductListed _,
                    ShopEvent.AboutGoods _,
                    ShopEvent.AboutOffers _ -> {}
            case ShopEvent.ProductShelved on -> unshelved.remove(on.productId());
            case ShopEvent.ProductUnshelved off -> unshelved.add(off.productId());
            case ShopEvent.PriceSet price -> prices.put(price.priceVersion(), price);
            case ShopEvent.StockReceived in -> move(place, in.skuId(), in.pieces(), in.pieces(), 0, 0);
            case ShopEvent.AllotmentSent out -> {
                findings.transfers.must(
                        sent.putIfAbsent(out.transferId(), new At<>(place.position(), shop, out)) == null,
                        "{}: transfer {} is sent a second time",
                        Story.at(place),
                        out.transferId());
                transfers.put(out.transferId(), TransferState.SENT);
                move(place, out.skuId(), 0, -out.pieces(), out.pieces(), 0);
            }
            case ShopEvent.AllotmentArrived there -> settle(place, there.transferId(), TransferState.ARRIVED);
            case ShopEvent.AllotmentBounced back -> {
                settle(place, back.transferId(), TransferState.BOUNCED);
                At<ShopEvent.AllotmentSent> out = sent.get(back.transferId());
                findings.transfers.must(
                        out != null
                                && out.event().skuId() == back.skuId()
                                && out.event().pieces() == back.pieces(),
                        "{}: what bounced as transfer {} is not what was sent",
                        Story.at(place),
                        back.transferId());
            }
            case ShopEvent.AllotmentCameBack back -> {
                findings.returns.must(
                        cameBack.putIfAbsent(back.transferId(), new At<>(place.position(), shop, back)) == null,
                        "{}: return {} comes back a second time",
                        Story.at(place),
                        back.transferId());
                move(place, back.skuId(), 0, back.pieces(), 0, -back.pieces());
            }
            case ShopEvent.OrderTaken order ->
                findings.handOvers.must(
                        ordersTaken.putIfAbsent(order.orderId(), new At<>(place.position(), shop, order)) == null,
                        "{}: order {} is handed over a second time",
                        Story.at(place),
                        order.orderId());
            case ShopEvent.RefundOrdered refund ->
                findings.refunds.must(
                        refundsOrdered.putIfAbsent(refund.refundId(), new At<>(place.position(), shop, refund)) == null
                                && refund.amount().minor() > 0,
                        "{}: refund {} is ordered a second time, or of nothing",
                        Story.at(place),
                        refund.refundId());
            case ShopEvent.AboutOrder _ -> {}
        }
    }

    void happened(Recorded place, PaymentEvent event) {
        switch (event) {
            case PaymentEvent.CheckoutPlaced checkout ->
                findings.payments.must(
                        checkouts.putIfAbsent(checkout.checkoutId(), checkout) == null,
                        "{}: checkout {} is placed a second time",
                        Story.at(place),
                        checkout.checkoutId());
            // What is asked for there is asked again, and counted, with each payment.
            case PaymentEvent.CashierOpened _ -> {}
            case PaymentEvent.PaymentOpened payment -> opened.put(payment.paymentNo(), payment);
            case PaymentEvent.PaymentReported payment ->
                findings.payments.must(
                        reported.putIfAbsent(
                                        payment.paymentNo(), new At<>(place.position(), payment.orderId(), payment))
                                == null,
                        "{}: payment {} is reported a second time",
                        Story.at(place),
                        payment.paymentNo());
            case PaymentEvent.RefundDone refund -> {
                Long ordered = refund.refundId();
                PaymentEvent.RefundDone before = ordered == null
                        ? sentBack.putIfAbsent(new FloorCount.Share(refund.paymentNo(), refund.orderId()), refund)
                        : givenBack.putIfAbsent(ordered, refund);
                findings.refunds.must(
                        before == null && refunds.putIfAbsent(refund.refundNo(), refund) == null,
                        "{}: money of payment {} goes back a second time",
                        Story.at(place),
                        refund.paymentNo());
            }
        }
    }

    private void settle(Recorded place, long transferId, TransferState end) {
        At<ShopEvent.AllotmentSent> out = sent.get(transferId);
        findings.transfers.must(
                out != null && transfers.get(transferId) == TransferState.SENT,
                "{}: transfer {} {}, but was not on its way",
                Story.at(place),
                transferId,
                end);
        if (out == null) {
            return;
        }
        transfers.put(transferId, end);
        int pieces = out.event().pieces();
        switch (end) {
            case ARRIVED -> move(place, out.event().skuId(), 0, 0, -pieces, pieces);
            case BOUNCED -> move(place, out.event().skuId(), 0, pieces, -pieces, 0);
            case SENT -> throw new IllegalArgumentException("end: SENT (expected: ARRIVED or BOUNCED)");
        }
    }

    private void move(Recorded place, long skuId, int received, int free, int inTransit, int atShows) {
        Pieces pieces = warehouse.computeIfAbsent(skuId, _ -> new Pieces());
        pieces.received += received;
        pieces.free += free;
        pieces.inTransit += inTransit;
        pieces.atShows += atShows;
        findings.warehouse.must(pieces.isSound(), "{}: sku {}: {}", Story.at(place), skuId, pieces);
    }
}
