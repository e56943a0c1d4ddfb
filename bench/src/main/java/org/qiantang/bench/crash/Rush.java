package org.qiantang.bench.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One seed's crowd while it buys. */
final class Rush {
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Thread> crowd = new ArrayList<>();
    private volatile boolean on = true;

    static Rush begin(long seed, Sale sale) {
        var rush = new Rush();
        for (Buyer buyer : sale.buyers()) {
            rush.crowd.add(Thread.ofVirtual().start(() -> buyer.shop(seed, rush)));
        }
        for (int i = 0; i < sale.stalls().size(); i++) {
            var keeper = new Keeper(sale.stalls().get(i), sale.said(), seed + i);
            rush.crowd.add(Thread.ofVirtual().start(() -> keeper.keep(rush)));
        }
        return rush;
    }

    boolean isOn() {
        return on;
    }

    void acknowledged() {
        acknowledged.incrementAndGet();
    }

    void unanswered() {
        unanswered.incrementAndGet();
    }

    int acknowledgedCount() {
        return acknowledged.get();
    }

    int unansweredCount() {
        return unanswered.get();
    }

    /** Waits until so many wishes were granted; false where the time is up before. */
    boolean reaches(int wishes, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (acknowledged.get() < wishes && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return acknowledged.get() >= wishes;
    }

    /** Nobody begins anything new. */
    void quit() {
        on = false;
    }

    /** Ends it; nothing is under way afterwards. */
    void end() throws InterruptedException {
        quit();
        for (Thread one : crowd) {
            one.join();
        }
    }
}
