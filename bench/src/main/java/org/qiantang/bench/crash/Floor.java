package org.qiantang.bench.crash;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.PiecesHeld;
import org.qiantang.event.ShowEvent.SkuOffer;
import org.qiantang.event.Streams;

/** The shows counted anew from their events, by rules of its own: what the desks must have known when they said yes. */
final class Floor {
    /** A desk that has just been woken may be a moment behind its own alarm. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Verdict verdict;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Map<Sku, Integer> left = new HashMap<>();
    private final Map<Sku, Offer> offers = new HashMap<>();
    private final Map<String, Long> intents = new HashMap<>();
    private final Map<String, Share> shares = new LinkedHashMap<>();

    Floor(Verdict verdict) {
        this.verdict = verdict;
    }

    enum State {
        HELD,
        RELEASED,
        PAID
    }

    private record Sku(long showId, long skuId) {}

    private record Offer(long version, Money price) {}

    /** Money that a room was told of, for one order. */
    record Share(String paymentNo, long orderId, boolean taken, long minor) {}

    static final class Order {
        final PiecesHeld held;
        final long showId;
        final String place;
        State state = State.HELD;
        boolean cancelled;

        @Nullable
        String paymentNo;

        Order(PiecesHeld held, long showId, String place) {
            this.held = held;
            this.showId = showId;
            this.place = place;
        }
    }

    Map<Long, Order> orders() {
        return orders;
    }

    /** What rooms were told of money, by {@code payment order}. */
    Map<String, Share> shares() {
        return shares;
    }

    void happened(Books.Entry entry, ShowEvent event) {
        long show = Streams.idOf(entry.stream());
        if (event instanceof ShowEvent.ItemLinedUp item) {
            item.skus().forEach(sku -> offer(show, sku));
        } else if (event instanceof ShowEvent.ItemRevised item) {
            item.skus().forEach(sku -> offers.putIfAbsent(new Sku(show, sku.skuId()), of(sku)));
        } else if (event instanceof ShowEvent.PriceChanged price) {
            offers.put(new Sku(show, price.skuId()), new Offer(price.priceVersion(), price.price()));
        } else if (event instanceof ShowEvent.AllotmentTaken taken) {
            move(show, taken.skuId(), taken.pieces(), "allotment");
        } else if (event instanceof ShowEvent.AllotmentReturned returned) {
            move(show, returned.skuId(), -returned.pieces(), "return");
        } else if (event instanceof PiecesHeld held) {
            held(show, entry.shard() + ":" + entry.position(), held);
        } else if (event instanceof ShowEvent.HoldReleased released) {
            released(show, released);
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            paid(paid);
        } else if (event instanceof ShowEvent.PaymentNotTaken not) {
            share(new Share(not.paymentNo(), not.orderId(), false, not.amount().minor()));
        }
    }

    private void offer(long show, SkuOffer sku) {
        offers.put(new Sku(show, sku.skuId()), of(sku));
    }

    private static Offer of(SkuOffer sku) {
        return new Offer(sku.priceVersion(), sku.price());
    }

    private void held(long show, String place, PiecesHeld held) {
        if (orders.putIfAbsent(held.orderId(), new Order(held, show, place)) != null) {
            verdict.doubled("order " + held.orderId() + " is born a second time at " + place);
            return;
        }
        Long before = intents.putIfAbsent(key(show, held.buyerId(), held.intent()), held.orderId());
        if (before != null) {
            verdict.doubled("intent " + held.intent() + " of buyer " + held.buyerId() + " has orders " + before
                    + " and " + held.orderId());
        }
        long sum = held.freight() == null ? 0 : held.freight().minor();
        for (HeldLine line : held.lines()) {
            move(show, line.skuId(), -line.pieces(), "order " + held.orderId());
            sum += line.price().minor() * line.pieces();
            Offer offer = offers.get(new Sku(show, line.skuId()));
            if (offer == null
                    || offer.version() != line.priceVersion()
                    || !offer.price().equals(line.price())) {
                verdict.wrong("order " + held.orderId() + " was sold at " + line + ", the offer stood at " + offer);
            }
        }
        if (sum != held.total().minor()) {
            verdict.wrong("order " + held.orderId() + ": total " + held.total().minor() + ", its lines make " + sum);
        }
    }

    private static String key(long show, long buyer, String intent) {
        return show + " " + buyer + " " + intent;
    }

    private void move(long show, long sku, int pieces, String why) {
        int now = left.merge(new Sku(show, sku), pieces, Integer::sum);
        if (now < 0 && pieces < 0) {
            verdict.oversold(
                    Math.min(-pieces, -now),
                    why + ": SKU " + sku + " of show " + show + " has " + now + " pieces left");
        }
    }

    private void released(long show, ShowEvent.HoldReleased released) {
        Order order = orders.get(released.orderId());
        if (order == null || order.state != State.HELD) {
            verdict.doubled("order " + released.orderId() + " released while " + stateOf(order));
            return;
        }
        order.state = State.RELEASED;
        order.cancelled = released.reason() == ShowEvent.ReleaseReason.CANCELLED;
        order.held.lines().forEach(line -> move(show, line.skuId(), line.pieces(), "release"));
        if (!order.cancelled && released.at().isBefore(order.held.payUntil())) {
            verdict.wrong("order " + released.orderId() + " ran out at " + released.at() + ", promised until "
                    + order.held.payUntil());
        }
    }

    private void paid(ShowEvent.OrderPaid paid) {
        share(new Share(paid.paymentNo(), paid.orderId(), true, paid.amount().minor()));
        Order order = orders.get(paid.orderId());
        if (order == null || order.state != State.HELD) {
            verdict.doubled("order " + paid.orderId() + " paid while " + stateOf(order));
            return;
        }
        order.state = State.PAID;
        order.paymentNo = paid.paymentNo();
        if (!paid.amount().equals(order.held.total())) {
            verdict.wrong("order " + paid.orderId() + " paid with " + paid.amount() + " of " + order.held.total());
        }
    }

    private void share(Share share) {
        if (shares.putIfAbsent(share.paymentNo() + " " + share.orderId(), share) != null) {
            verdict.doubled("payment " + share.paymentNo() + " came twice to order " + share.orderId());
        }
    }

    private static String stateOf(@Nullable Order order) {
        return order == null ? "unknown" : order.state.toString();
    }

    /** What time should have settled by now. */
    void overdue(Instant now) {
        orders.values().stream()
                .filter(order -> order.state == State.HELD
                        && order.held.payUntil().plus(GRACE).isBefore(now))
                .forEach(order ->
                        verdict.waiting("order " + order.held.orderId() + " is held past " + order.held.payUntil()));
    }
}
