package org.qiantang.app.checkout;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.catalog.DeliveryTerms;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.At;
import org.qiantang.app.order.RefusalWords;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent.CheckoutPlaced;
import org.qiantang.event.PaymentEvent.Part;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds all parts of a checkout or none, and writes it down once all are held.
 *
 * <p>Should the process fall in between, the holds run out by themselves: no payment was ever opened for them.
 */
final class CheckoutDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CheckoutDesk.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final int RETRY_SECONDS = 2;
    private static final int MAX_INTENT = 64;

    private final CheckoutTable checkouts;
    private final Freight freight;
    private final Boards boards;
    private final Rooms rooms;
    private final Office office;
    private final Ids ids;
    private final InstantSource clock;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();

    CheckoutDesk(
            CheckoutTable checkouts,
            Freight freight,
            Boards boards,
            Rooms rooms,
            Office office,
            Ids ids,
            InstantSource clock) {
        this.checkouts = checkouts;
        this.freight = freight;
        this.boards = boards;
        this.rooms = rooms;
        this.office = office;
        this.ids = ids;
        this.clock = clock;
    }

    /** A checkout that stands. The place is absent where it was placed by an earlier request. */
    record Placed(long checkoutId, Money total, Instant payUntil, List<Part> parts, Optional<At> at) {}

    /** A hold that this checkout came back to was released. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super(null, null, false, false);
        }
    }

    private record Held(long showId, Receipt.Held receipt) {}

    /** The same intent with the same wish gets the same answer; what is refused throws a {@code Problem}. */
    Placed place(long buyerId, String intent, Wish wish, SeenFreights seen) {
        if (intent.isBlank() || intent.length() > MAX_INTENT) {
            throw Problem.nonsense("intent", "下单编号应为 1 到 64 个字符", "1..64 characters");
        }
        CheckoutTable.Row begun = checkouts.begin(ids::next, buyerId, intent, wish.hash(), clock.instant());
        if (!begun.bodyHash().equals(wish.hash())) {
            throw RefusalWords.of(new Refusal.IntentReused(intent));
        }
        Optional<Placed> before = placed(begun);
        if (before.isPresent()) {
            return before.get();
        }
        // One at a time: a second request may not take back what the first is about to place.
        if (!underWay.add(begun.checkoutId())) {
            throw RefusalWords.of(new Refusal.Busy(RETRY_SECONDS));
        }
        try {
            // The first may have finished while this one came in.
            CheckoutTable.Row now = checkouts
                    .byId(begun.checkoutId())
                    .orElseThrow(() -> RefusalWords.of(new Refusal.Busy(RETRY_SECONDS)));
            return placed(now).orElseGet(() -> hold(now, wish, seen));
        } finally {
            underWay.remove(begun.checkoutId());
        }
    }

    Optional<Placed> placed(CheckoutTable.Row row) {
        Money total = row.total();
        Instant until = row.payUntil();
        return total == null || until == null
                ? Optional.empty()
                : Optional.of(new Placed(
                        row.checkoutId(), total, until, checkouts.parts(row.checkoutId()), Optional.empty()));
    }

    private Placed hold(CheckoutTable.Row begun, Wish wish, SeenFreights seen) {
        var held = new ArrayList<Held>();
        try {
            List<Wish.Portion> portions = wish.portions(freight.shops(wish));
            List<RoomRequest.Claim> claims = claims(begun, wish, portions, seen);
            for (int i = 0; i < claims.size(); i++) {
                long showId = portions.get(i).showId();
                held.add(new Held(showId, claim(showId, claims.get(i))));
            }
        } catch (Gone given) {
            // Given back by the buyer meanwhile, or run out.
            throw anew(begun, held);
        } catch (Problem refused) {
            // What is not known stays as it is: the same intent asked again takes the same holds, or they run out.
            if (refused.status() != 503) {
                undo(begun, held);
            }
            throw refused;
        }
        Instant now = clock.instant();
        Instant until = held.stream()
                .map(one -> one.receipt().payUntil())
                .min(Instant::compareTo)
                .orElseThrow();
        if (!until.isAfter(now)) {
            // Begun long ago and never placed: those holds are gone.
            throw anew(begun, held);
        }
        return place(begun, held, until, now);
    }

    private Placed place(CheckoutTable.Row begun, List<Held> held, Instant until, Instant now) {
        List<Part> parts = held.stream()
                .map(one -> new Part(
                        one.receipt().orderId(), one.showId(), one.receipt().total()))
                .toList();
        Money total = parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
        long id = begun.checkoutId();
        Office.Written<Boolean> written = office.write(pen -> {
            boolean fresh = checkouts.placed(id, parts, total, until, now);
            if (fresh) {
                pen.write(Streams.payment(id), new CheckoutPlaced(now, id, begun.buyerId(), parts, total, until));
            }
            return fresh;
        });
        return new Placed(id, total, until, parts, Optional.of(new At(written.shard(), written.position())));
    }

    /** All freight is settled before the first desk is asked, so that a wrong address or a freight that rose holds nothing. */
    private List<RoomRequest.Claim> claims(
            CheckoutTable.Row begun, Wish wish, List<Wish.Portion> portions, SeenFreights seen) {
        boolean sent = portions.stream().anyMatch(part -> !part.vouchers());
        Destination to = sent ? freight.destination(begun.buyerId(), wish.addressId()) : null;
        var claims = new ArrayList<RoomRequest.Claim>();
        for (Wish.Portion part : portions) {
            Board board = boards.of(part.showId())
                    .orElseThrow(() -> of(part.showId(), RefusalWords.of(new Refusal.NoSuchShow())));
            Map<Long, DeliveryTerms> products = freight.products(board, part.wants());
            if (part.vouchers() || to == null) {
                freight.over(board, part.wants(), products).stream().findFirst().ifPresent(over -> {
                    throw of(part.showId(), Freight.over(over.skuId()));
                });
                claims.add(new RoomRequest.Claim(
                        begun.buyerId(),
                        intent(begun.checkoutId(), part),
                        part.wants(),
                        null,
                        begun.checkoutId(),
                        null));
                continue;
            }
            Freight.Costs costs = freight.costs(board, part.wants(), to.region(), products);
            if (!costs.notServed().isEmpty()) {
                long sku = costs.notServed().getFirst().skuId();
                throw of(part.showId(), Freight.notServed(to.region(), sku));
            }
            Money sending = Money.cny(costs.minor());
            Long other = part.shopId();
            seen.refuses(part.showId(), other == null ? board.merchantId() : other, sending)
                    .ifPresent(refusal -> {
                        throw of(part.showId(), RefusalWords.of(refusal));
                    });
            claims.add(new RoomRequest.Claim(
                    begun.buyerId(),
                    intent(begun.checkoutId(), part),
                    part.wants(),
                    to.address(),
                    begun.checkoutId(),
                    costs.minor() == 0 ? null : sending));
        }
        return claims;
    }

    /** One show may hold an order for each shop whose goods it sells, and one for vouchers; each needs a key of its own. */
    private static String intent(long checkoutId, Wish.Portion part) {
        Long shopId = part.shopId();
        return "checkout-" + checkoutId + (shopId == null ? "" : "-" + shopId) + (part.vouchers() ? "-vouchers" : "");
    }

    private Receipt.Held claim(long showId, RoomRequest.Claim claim) {
        return switch (ask(showId, claim)) {
            case Receipt.Held held -> held;
            case Receipt.Refused(Refusal.NoSuchHold _) -> throw new Gone();
            case Receipt.Refused(Refusal refusal) -> throw of(showId, RefusalWords.of(refusal));
            case Receipt.Done done -> throw new IllegalStateException("receipt: " + done + " (expected: held)");
        };
    }

    /** The holds to this checkout's name are no more; the buyer's next try begins anew. */
    private Problem anew(CheckoutTable.Row begun, List<Held> held) {
        undo(begun, held);
        return RefusalWords.of(new Refusal.Busy(RETRY_SECONDS));
    }

    /** Forgets the checkout first: whoever asks again must not come back to holds that are being given back. */
    private void undo(CheckoutTable.Row begun, List<Held> held) {
        checkouts.drop(begun.checkoutId());
        giveBack(begun.buyerId(), held);
    }

    private void giveBack(long buyerId, List<Held> held) {
        for (Held one : held) {
            try {
                ask(
                        one.showId(),
                        new RoomRequest.CancelHold(buyerId, one.receipt().orderId()));
            } catch (Problem busy) {
                // It runs out by itself, and nobody is asked for its money.
                LOG.warn("hold not given back: order={}", one.receipt().orderId());
            }
        }
    }

    private Receipt ask(long showId, RoomRequest request) {
        try {
            return rooms.ask(showId, request)
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException trouble) {
            // Whether it was done is not known; the same intent asked again gets the answer.
            LOG.warn("a room did not answer: show={} cause={}", showId, trouble.toString());
            throw RefusalWords.of(new Refusal.Busy(RETRY_SECONDS));
        }
    }

    /** A refusal that says which part it is of. */
    private static Problem of(long showId, Problem problem) {
        var data = new HashMap<>(problem.data());
        data.put("showId", Long.toString(showId));
        return new Problem(problem.status(), problem.code(), problem.message(false), problem.message(true), data);
    }
}
