package org.qiantang.app.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.Streams;

/** What buyers do: they want, tap twice, pay, pay late, pay wrongly, change their minds, or just leave. */
final class Buyers {
    private static final long SECOND = 1_000_000;
    private static final long CHECKOUTS = 1L << 60;

    private final World world;
    private final Clockwork clockwork;
    private final Sale sale;
    private final SplittableRandom random;
    private final OrderNumbers numbers = new OrderNumbers(World.NUMBERS);
    private long lastCheckout;

    Buyers(World world, Sale sale, SplittableRandom random) {
        this.world = world;
        this.clockwork = world.clockwork();
        this.sale = sale;
        this.random = random;
    }

    void begin() {
        int wishes = random.nextInt(10, 40);
        for (int i = 0; i < wishes; i++) {
            String intent = "intent-" + i;
            clockwork.at(world.people(), clockwork.between(SECOND, sale.length()), "wish", () -> wish(intent));
        }
    }

    private void wish(String intent) {
        long buyer = 100L + random.nextInt(8);
        if (random.nextInt(10) == 0) {
            checkout(buyer, intent);
            return;
        }
        Sale.Item item = sale.items().get(random.nextInt(sale.items().size()));
        RoomRequest.Claim claim = claim(buyer, intent, item, null);
        int taps = random.nextInt(3) == 0 ? 2 : 1;
        boolean[] held = new boolean[1];
        for (int tap = 0; tap < taps; tap++) {
            world.ask(item.show(), claim, receipt -> {
                if (!held[0] && receipt instanceof Receipt.Held hold) {
                    held[0] = true;
                    decide(List.of(new Mine(item.show(), buyer, hold)), hold.orderId(), hold.total());
                }
            });
        }
        if (random.nextInt(12) == 0) {
            // The same key for another wish: one of the two is refused.
            world.ask(item.show(), claim(buyer, intent, item, null), _ -> {});
        }
        if (random.nextInt(10) == 0) {
            clockwork.later(
                    world.people(),
                    clockwork.between(SECOND, 90 * SECOND),
                    "again",
                    () -> world.ask(item.show(), claim, _ -> {}));
        }
    }

    private RoomRequest.Claim claim(long buyer, String intent, Sale.Item item, Long checkout) {
        var wants = new ArrayList<RoomRequest.Want>();
        List<Long> skus = item.skus();
        int first = random.nextInt(skus.size());
        int count = random.nextInt(1, skus.size() + 1);
        for (int i = 0; i < count; i++) {
            long sku = skus.get((first + i) % skus.size());
            wants.add(new RoomRequest.Want(item.id(), sku, random.nextInt(1, 3), sale.versionOf(sku)));
        }
        String address = random.nextBoolean() ? "{\"street\":\"" + buyer + "\"}" : null;
        return new RoomRequest.Claim(buyer, intent, wants, address, checkout, null);
    }

    private record Mine(long show, long buyer, Receipt.Held hold) {}

    /** One payment for orders of two shows, as soon as both are held; else what is held is let go. */
    private void checkout(long buyer, String intent) {
        long checkout = CHECKOUTS + ++lastCheckout;
        var held = new ArrayList<Mine>();
        int[] answers = new int[1];
        for (long show = 1; show <= 2; show++) {
            long of = show;
            Sale.Item item = sale.items().stream()
                    .filter(one -> one.show() == of)
                    .findFirst()
                    .orElseThrow();
            world.ask(of, claim(buyer, intent, item, checkout), receipt -> {
                if (receipt instanceof Receipt.Held hold) {
                    held.add(new Mine(of, buyer, hold));
                }
                if (++answers[0] == 2) {
                    placed(checkout, buyer, held);
                }
            });
        }
    }

    private void placed(long checkout, long buyer, List<Mine> held) {
        if (held.size() < 2) {
            held.forEach(this::cancel);
            return;
        }
        Money total = held.get(0).hold().total().plus(held.get(1).hold().total());
        var until = held.get(0).hold().payUntil().isBefore(held.get(1).hold().payUntil())
                ? held.get(0).hold().payUntil()
                : held.get(1).hold().payUntil();
        var parts = held.stream()
                .map(one -> new PaymentEvent.Part(
                        one.hold().orderId(), one.show(), one.hold().total()))
                .toList();
        world.act("place a checkout", machine -> {
            world.ledger().catchUp();
            if (!world.ledger().isPlaced(checkout)) {
                machine.office().write(pen -> {
                    pen.write(
                            Streams.payment(checkout),
                            new PaymentEvent.CheckoutPlaced(clockwork.instant(), checkout, buyer, parts, total, until));
                    return true;
                });
            }
        });
        decide(held, checkout, total);
    }

    private void decide(List<Mine> orders, long subject, Money total) {
        int fate = random.nextInt(100);
        long hold = sale.holdSeconds() * SECOND;
        if (fate < 65) {
            long minor = fate < 2 ? total.minor() + 1 : total.minor();
            clockwork.later(
                    world.people(), clockwork.between(SECOND / 5, hold), "pay", () -> pay(orders, subject, minor, 20));
        } else if (fate < 80) {
            clockwork.later(
                    world.people(),
                    clockwork.between(SECOND / 5, hold * 11 / 10),
                    "cancel",
                    () -> orders.forEach(this::cancel));
        }
    }

    private void cancel(Mine mine) {
        world.ask(
                mine.show(),
                new RoomRequest.CancelHold(mine.buyer(), mine.hold().orderId()),
                receipt -> {
                    // A former owner that has just woken does not know of the hold; nobody outside can tell the two
                    // apart.
                    if (receipt instanceof Receipt.Refused(Refusal.NoSuchHold _)) {
                        clockwork.later(world.people(), SECOND, "cancel", () -> cancel(mine));
                    }
                });
    }

    private void pay(List<Mine> orders, long subject, long minor, int tries) {
        SimProvider.Account account = world.provider().ofOrder(numbers.numberOf(subject));
        world.ledger().catchUp();
        // Where to pay a buyer learns from us, once it is written down.
        if (account == null || world.ledger().opened(account.no()) == null) {
            if (tries > 0) {
                clockwork.later(
                        world.people(),
                        clockwork.between(SECOND / 2, 3 * SECOND),
                        "pay",
                        () -> pay(orders, subject, minor, tries - 1));
            }
            return;
        }
        if (world.provider().pay(account, minor)) {
            world.callbacks().paid(account, sale.holdSeconds() * SECOND);
            if (random.nextInt(6) == 0) {
                clockwork.later(
                        world.people(),
                        clockwork.between(SECOND, 60 * SECOND),
                        "give back",
                        () -> giveBack(orders.getFirst().hold().orderId()));
            }
            if (random.nextInt(8) == 0) {
                clockwork.later(
                        world.people(), clockwork.between(0, 5 * SECOND), "cancel", () -> orders.forEach(this::cancel));
            }
        }
    }

    /** The shop gives back a part of an order that it has taken. */
    private void giveBack(long order) {
        world.act("give back", machine -> {
            world.ledger().catchUp();
            if (world.ledger().mayGiveBack(order)) {
                long back = Math.max(1, world.ledger().paid(order) * random.nextInt(1, 101) / 100);
                machine.turns().take(Sale.MERCHANT, turn -> {
                    turn.write(new ShopEvent.RefundOrdered(turn.at(), order + 1, order, Money.cny(back), "returned"));
                    return true;
                });
            }
        });
    }
}
