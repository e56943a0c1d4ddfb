package org.qiantang.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.PaymentEvent.PaymentOpened;
import org.qiantang.event.PaymentEvent.RefundDone;
import org.qiantang.event.ShopEvent;

/** Money and what went to the shops, counted anew from the office's events and held against the provider's ledger. */
final class Office {
    private final Verdict verdict;
    private final Map<Long, CheckoutPlaced> checkouts = new LinkedHashMap<>();
    private final Map<String, Long> subjects = new LinkedHashMap<>();
    private final Map<Long, String> opened = new HashMap<>();
    private final Map<String, RefundDone> refunded = new LinkedHashMap<>();
    private final Map<Long, ShopEvent.RefundOrdered> ordered = new LinkedHashMap<>();
    private final Map<Long, Long> taken = new LinkedHashMap<>();
    private final Set<Long> agreed = new HashSet<>();

    Office(Verdict verdict) {
        this.verdict = verdict;
    }

    Map<Long, CheckoutPlaced> checkouts() {
        return checkouts;
    }

    /** The after-sale cases to which their shops have said yes. */
    Set<Long> agreed() {
        return agreed;
    }

    void happened(PaymentEvent event) {
        if (event instanceof CheckoutPlaced placed) {
            if (checkouts.putIfAbsent(placed.checkoutId(), placed) != null) {
                verdict.doubled("checkout " + placed.checkoutId() + " is placed a second time");
            }
        } else if (event instanceof PaymentOpened payment) {
            subjects.put(payment.paymentNo(), payment.orderId());
            String before = opened.putIfAbsent(payment.orderId(), payment.paymentNo());
            if (before != null && !before.equals(payment.paymentNo())) {
                verdict.doubled(payment.orderId() + " has payments " + before + " and " + payment.paymentNo());
            }
        } else if (event instanceof RefundDone done) {
            String key = purpose(done.paymentNo(), done.orderId(), done.refundId());
            if (refunded.putIfAbsent(key, done) != null) {
                verdict.doubled("money went back a second time for " + key);
            }
        }
    }

    void happened(ShopEvent event) {
        if (event instanceof ShopEvent.OrderTaken order) {
            if (taken.merge(order.orderId(), 1L, Long::sum) > 1) {
                verdict.doubled("order " + order.orderId() + " was handed to its shop a second time");
            }
        } else if (event instanceof ShopEvent.RefundOrdered refund) {
            if (ordered.putIfAbsent(refund.refundId(), refund) != null) {
                verdict.doubled("refund " + refund.refundId() + " is ordered a second time");
            }
            agreed.add(refund.refundId());
        }
    }

    private static String purpose(String paymentNo, long orderId, @Nullable Long refundId) {
        return refundId == null ? paymentNo + " " + orderId : "refund " + refundId;
    }

    /** All that must be settled between rooms, desks and provider. */
    void settle(Floor floor, Books books) {
        Map<String, Long> back = new HashMap<>();
        Set<String> atProvider = new HashSet<>();
        for (Books.Refund refund : books.refunds()) {
            back.merge(refund.paymentNo(), refund.minor(), Long::sum);
            atProvider.add(refund.refundNo());
        }
        Map<String, Books.Payment> ledger = new HashMap<>();
        Map<String, String> byOrder = new HashMap<>();
        for (Books.Payment payment : books.payments()) {
            ledger.put(payment.paymentNo(), payment);
            String before = byOrder.putIfAbsent(payment.orderNo(), payment.paymentNo());
            if (before != null) {
                verdict.doubled(
                        "the provider has payments " + before + " and " + payment.paymentNo() + " for one order");
            }
            if (back.getOrDefault(payment.paymentNo(), 0L) > payment.paidMinor()) {
                verdict.doubled("payment " + payment.paymentNo() + ": " + back.get(payment.paymentNo())
                        + " went back of " + payment.paidMinor());
            }
            if (payment.paidMinor() > 0) {
                heard(payment, floor);
            }
        }
        floor.shares().values().forEach(share -> told(share, ledger));
        refunds(atProvider, books);
        handOvers(floor);
    }

    /** Each order that a payment is for must have taken or refused its money. */
    private void heard(Books.Payment payment, Floor floor) {
        Long subject = subjects.get(payment.paymentNo());
        if (subject == null) {
            verdict.waiting("payment " + payment.paymentNo() + " is paid, and nobody has noted that it was opened");
            return;
        }
        CheckoutPlaced checkout = checkouts.get(subject);
        List<Long> orders = checkout == null
                ? List.of(subject)
                : checkout.parts().stream().map(PaymentEvent.Part::orderId).toList();
        for (long order : orders) {
            if (!floor.shares().containsKey(payment.paymentNo() + " " + order)) {
                verdict.waiting("payment " + payment.paymentNo() + " is paid, and order " + order + " does not know");
            }
        }
    }

    private void told(Floor.Share share, Map<String, Books.Payment> ledger) {
        Books.Payment payment = ledger.get(share.paymentNo());
        if (payment == null || payment.paidMinor() == 0) {
            verdict.wrong("order " + share.orderId() + " was told of payment " + share.paymentNo()
                    + ", which its buyer has not paid");
        }
        RefundDone done = refunded.get(purpose(share.paymentNo(), share.orderId(), null));
        if (!share.taken() && done == null) {
            verdict.waiting("payment " + share.paymentNo() + " was not taken by order " + share.orderId()
                    + " and has not gone back");
        } else if (!share.taken() && done != null && done.amount().minor() != share.minor()) {
            verdict.wrong(
                    "payment " + share.paymentNo() + ": " + done.amount().minor() + " went back of " + share.minor());
        } else if (share.taken() && done != null) {
            verdict.wrong("payment " + share.paymentNo() + " went back, though order " + share.orderId() + " took it");
        }
    }

    private void refunds(Set<String> atProvider, Books books) {
        List<String> noted = new ArrayList<>();
        refunded.values().forEach(done -> {
            noted.add(done.refundNo());
            if (!atProvider.contains(done.refundNo())) {
                verdict.wrong("refund " + done.refundNo() + " is noted, and the provider does not know it");
            }
        });
        Set<String> known = new HashSet<>(noted);
        if (known.size() != noted.size()) {
            verdict.doubled("one refund of the provider is noted for two purposes");
        }
        books.refunds().stream()
                .filter(refund -> !known.contains(refund.refundNo()))
                .forEach(refund -> verdict.waiting("refund " + refund.refundNo() + " is done and not noted"));
        ordered.forEach((id, refund) -> {
            RefundDone done = refunded.get("refund " + id);
            if (done == null) {
                verdict.waiting("refund " + id + " is ordered and not done");
            } else if (!done.amount().equals(refund.amount())) {
                verdict.wrong("refund " + id + ": " + done.amount() + " went back of " + refund.amount());
            }
        });
    }

    private void handOvers(Floor floor) {
        floor.orders().forEach((id, order) -> {
            if (order.state == Floor.State.PAID && !taken.containsKey(id)) {
                verdict.waiting("order " + id + " is paid and not handed to its shop");
            }
        });
        taken.keySet().stream()
                .filter(id -> {
                    Floor.Order order = floor.orders().get(id);
                    return order == null || order.state != Floor.State.PAID;
                })
                .forEach(id -> verdict.wrong("order " + id + " was handed to its shop and is not paid"));
    }
}
