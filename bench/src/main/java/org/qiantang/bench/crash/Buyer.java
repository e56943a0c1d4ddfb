package org.qiantang.bench.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.bench.hammer.Line;
import org.qiantang.bench.hammer.Part;
import org.qiantang.bench.hammer.Reply;
import org.qiantang.bench.hammer.Seat;
import org.qiantang.bench.hammer.Stall;
import org.qiantang.bench.hammer.Visitor;

/** A buyer in a hurry: asks twice, changes their mind, pays late, wants money back. */
final class Buyer {
    private static final int LOOKS = 15;
    private static final long LOOK_MILLIS = 60;
    private static final long PAUSE_MILLIS = 150;
    private static final int MOST_UNPAID = 60;

    private final int number;
    private final long id;
    private final Visitor visitor;
    private final List<Stall> stalls;
    private final Said said;
    private final ConcurrentLinkedDeque<Unpaid> unpaid = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<Long> paid = new ConcurrentLinkedDeque<>();
    private volatile int socketPort;
    private volatile @Nullable Seat seat;

    Buyer(int number, long id, Visitor visitor, List<Stall> stalls, Said said) {
        this.number = number;
        this.id = id;
        this.visitor = visitor;
        this.stalls = stalls;
        this.said = said;
    }

    /** An order whose cashier is known and whose money has not been sent. */
    private record Unpaid(String cashier, Instant until) {}

    void goTo(Program.Doors doors) {
        visitor.moveTo(doors.base());
        socketPort = doors.socket();
        leaveSeat();
    }

    /** From the next request on, asks elsewhere; whoever shops at this moment goes on there. */
    void visitTo(Program.Doors doors) {
        visitor.moveTo(doors.base());
        socketPort = doors.socket();
    }

    private void leaveSeat() {
        if (seat != null) {
            seat.close();
            seat = null;
        }
    }

    /** Buys and does all else that buyers do, until told to stop. */
    void shop(long seed, Rush rush) {
        var random = new SplittableRandom(seed * 1_000 + number);
        for (int step = 0; rush.isOn(); step++) {
            Wish wish = wish(random, "s" + seed + "-" + number + "-" + step);
            said.wished(wish);
            askInAHurry(wish, random, rush);
            while (wish.isOpen() && rush.isOn()) {
                // A page that heard nothing asks the same again, and wants nothing else meanwhile.
                rest(PAUSE_MILLIS);
                if (ask(wish) instanceof Answer.None) {
                    rush.unanswered();
                }
            }
            Optional<Answer.Granted> granted = wish.granted();
            if (granted.isPresent()) {
                rush.acknowledged();
                after(granted.get(), random, rush);
            } else {
                rest(20);
            }
            if (random.nextInt(3) == 0) {
                payLate();
            }
            if (random.nextInt(12) == 0) {
                askMoneyBack(seed + "-" + step);
            }
        }
        leaveSeat();
    }

    private Wish wish(SplittableRandom random, String intent) {
        if (random.nextInt(4) == 0) {
            return new Wish(id, intent, true, List.of(part(0, random), part(1, random)));
        }
        return new Wish(id, intent, false, List.of(part(random.nextInt(2), random)));
    }

    private Part part(int stall, SplittableRandom random) {
        Stall from = stalls.get(stall);
        int first = random.nextInt(from.kinds());
        var lines = new ArrayList<Line>();
        lines.add(line(from.goods(first), 1 + random.nextInt(2)));
        if (random.nextInt(3) == 0) {
            lines.add(line(from.goods((first + 1) % from.kinds()), 1));
        }
        return new Part(from.showId(), lines);
    }

    private static Line line(Stall.Goods goods, int pieces) {
        return new Line(goods.itemId(), goods.skuId(), pieces, goods.priceVersion());
    }

    /** Once, or twice at the same moment; now and then another body comes under the same intent. */
    private void askInAHurry(Wish wish, SplittableRandom random, Rush rush) {
        var asking = new ArrayList<FutureTask<Answer>>();
        boolean bySeat = !wish.isCheckout() && random.nextInt(3) == 0;
        asking.add(start(() -> bySeat ? askSeat(wish) : ask(wish)));
        if (random.nextInt(3) == 0) {
            asking.add(start(() -> ask(wish)));
        }
        if (random.nextInt(10) == 0) {
            Wish other = other(wish, random);
            said.wished(other);
            asking.add(start(() -> ask(other)));
        }
        for (FutureTask<Answer> one : asking) {
            try {
                if (one.get() instanceof Answer.None) {
                    rush.unanswered();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.ExecutionException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static FutureTask<Answer> start(Callable<Answer> asking) {
        var task = new FutureTask<>(asking);
        Thread.ofVirtual().start(task);
        return task;
    }

    private Wish other(Wish wish, SplittableRandom random) {
        var parts = new ArrayList<>(wish.parts());
        Part first = parts.getFirst();
        Line line = first.wants().getFirst();
        var changed = new Line(line.itemId(), line.skuId(), line.pieces() + 1 + random.nextInt(2), line.priceVersion());
        parts.set(0, new Part(first.showId(), List.of(changed)));
        return new Wish(id, wish.intent(), wish.isCheckout(), parts);
    }

    /** A piece of what never sells out. */
    Wish plain(String intent) {
        Stall from = stalls.getFirst();
        return new Wish(id, intent, false, List.of(new Part(from.showId(), List.of(line(from.goods(0), 1)))));
    }

    /** Asks again until there is an answer, now that nothing of this wish is under way. */
    void settle(Wish wish, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < end) {
            if (!(ask(wish) instanceof Answer.None)) {
                wish.settle();
                return;
            }
            rest(100);
        }
    }

    /** Asks over HTTP and keeps the answer. */
    Answer ask(Wish wish) {
        return heard(wish, visitor.post(wish.path(), wish.body()));
    }

    private Answer askSeat(Wish wish) {
        Part part = wish.parts().getFirst();
        Seat here = seat(part.showId());
        return here == null ? ask(wish) : heard(wish, here.buy(wish.intent(), part.wants()));
    }

    /** A viewer sits in one show; for the other one they ask over HTTP. */
    private @Nullable Seat seat(long showId) {
        if (stalls.get(number % stalls.size()).showId() != showId) {
            return null;
        }
        if (seat == null || seat.isGone()) {
            seat = Seat.take(visitor, socketPort, showId);
        }
        return seat;
    }

    private Answer heard(Wish wish, Reply reply) {
        Answer answer = Answer.of(reply);
        wish.told(answer);
        if (reply.code().equals("price-moved")) {
            long sku = Reply.number(reply.body().path("skuId"));
            long version = Reply.number(reply.body().path("priceVersion"));
            stalls.forEach(stall -> stall.moved(sku, version));
        }
        return answer;
    }

    private void after(Answer.Granted granted, SplittableRandom random, Rush rush) {
        long order = granted.orders().getFirst();
        switch (random.nextInt(6)) {
            case 0, 1 -> cashier(order, rush).ifPresent(found -> pay(found.cashier(), order));
            case 2 -> cancel(order, granted);
            case 3 ->
                cashier(order, rush).ifPresent(found -> {
                    unpaid.add(found);
                    if (unpaid.size() > MOST_UNPAID) {
                        unpaid.removeFirst();
                    }
                });
            default -> rest(5);
        }
    }

    private void cancel(long order, Answer.Granted granted) {
        if (granted.checkoutId() != null) {
            return; // one order of a checkout takes the others' payment with it; that is another story
        }
        said.cancelAsked(order);
        Reply reply = visitor.post("/api/orders/" + order + "/cancel", null);
        if (reply.isGood()) {
            said.cancelled(order);
        }
    }

    /** The courier to the provider is a moment behind; who waited in vain leaves it. */
    private Optional<Unpaid> cashier(long order, Rush rush) {
        for (int look = 0; look < LOOKS && rush.isOn(); look++) {
            Reply reply = visitor.get("/api/orders/" + order);
            String cashier = reply.body().path("cashier").asString("");
            if (cashier.startsWith("/")) {
                Instant until = Instant.parse(
                        reply.body().path("payUntil").asString(Instant.now().toString()));
                return Optional.of(new Unpaid(cashier, until));
            }
            rest(LOOK_MILLIS);
        }
        return Optional.empty();
    }

    private void pay(String cashier, long order) {
        Reply reply = visitor.post(cashier + "/pay", null);
        if (reply.status() == 303 && isPaid(cashier)) {
            paid.add(order);
        }
    }

    private boolean isPaid(String cashier) {
        boolean shown = visitor.get(cashier).text().contains("class=\"sheet paid\"");
        if (shown) {
            said.paid(cashier.substring(cashier.lastIndexOf('/') + 1));
        }
        return shown;
    }

    /** Pays what ran out already, if there is any, else what stands longest. */
    private void payLate() {
        Unpaid first = unpaid.peekFirst();
        boolean isLate = first != null && Instant.now().isAfter(first.until());
        if (first != null && (isLate || unpaid.size() > MOST_UNPAID / 2) && unpaid.remove(first)) {
            Reply reply = visitor.post(first.cashier() + "/pay", null);
            if (reply.status() == 303) {
                isPaid(first.cashier());
            }
        }
    }

    private void askMoneyBack(String intent) {
        Long order = paid.pollFirst();
        if (order != null) {
            visitor.post(
                    "/api/orders/" + order + "/after-sales",
                    Map.of(
                            "kind",
                            "REFUND_ONLY",
                            "reason",
                            "CHANGED_MIND",
                            "lines",
                            List.of(Map.of("line", 0, "pieces", 1)),
                            "intent",
                            "back-" + intent));
        }
    }

    private static void rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(Duration.ofMillis(millis).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long id() {
        return id;
    }
}
