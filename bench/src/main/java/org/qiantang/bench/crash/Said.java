package org.qiantang.bench.crash;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All that the program was asked and has answered at one place, since it stands: the yardstick that its books are held against. */
public final class Said {
    private final Collection<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final Set<Long> cancelAsked = ConcurrentHashMap.newKeySet();
    private final Set<Long> cancelled = ConcurrentHashMap.newKeySet();
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final Set<Long> giveBackAgreed = ConcurrentHashMap.newKeySet();

    void wished(Wish wish) {
        wishes.add(wish);
    }

    Collection<Wish> wishes() {
        return wishes;
    }

    /** The buyer has asked to cancel; whether it was done may not be known. */
    void cancelAsked(long orderId) {
        cancelAsked.add(orderId);
    }

    void cancelled(long orderId) {
        cancelled.add(orderId);
    }

    /** The cashier has shown that the payment of this number is paid. */
    void paid(String paymentNo) {
        paid.add(paymentNo);
    }

    /** The shop's yes to give money back was acknowledged, by the after-sale case. */
    void giveBackAgreed(long caseId) {
        giveBackAgreed.add(caseId);
    }

    Set<Long> cancelAsked() {
        return cancelAsked;
    }

    Set<Long> cancelled() {
        return cancelled;
    }

    Set<String> paid() {
        return paid;
    }

    Set<Long> giveBackAgreed() {
        return giveBackAgreed;
    }
}
