package org.qiantang.app.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.qiantang.app.catalog.Sending;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

/** What sellers do: two shows with a few items, pieces in several deliveries, prices that move, and an end. */
final class Sale {
    private static final long SECOND = 1_000_000;
    static final long MERCHANT = 3;

    private final World world;
    private final Clockwork clockwork;
    private final SplittableRandom random;
    private final List<Item> items = new ArrayList<>();
    private final Map<Long, Long> versions = new HashMap<>();
    private final long length;
    private final int holdSeconds;
    private final Buyers buyers;
    private long lastVersion = 100;
    private long lastTransfer = 1_000;

    /** An item of a show's line-up. */
    record Item(long show, long id, List<Long> skus, int perBuyer) {}

    Sale(World world, SplittableRandom random) {
        this.world = world;
        this.clockwork = world.clockwork();
        this.random = random;
        this.length = random.nextLong(40 * SECOND, 120 * SECOND);
        this.holdSeconds = random.nextInt(10, 60);
        this.buyers = new Buyers(world, this, random.split());
    }

    /** How long the sale goes on, with its faults, in microseconds. */
    long length() {
        return length;
    }

    int holdSeconds() {
        return holdSeconds;
    }

    List<Item> items() {
        return items;
    }

    /** The price version that buyers see, or sometimes one that they saw before. */
    long versionOf(long sku) {
        long newest = versions.get(sku);
        return random.nextInt(10) == 0 ? Math.max(1, newest - 1) : newest;
    }

    void begin() {
        world.shops().openShop(MERCHANT);
        for (long show = 1; show <= 2; show++) {
            long first = show * 10;
            for (long item = first; item < first + random.nextInt(1, 3); item++) {
                List<Long> skus = LongStream.range(item * 10, item * 10 + random.nextInt(1, 4))
                        .boxed()
                        .toList();
                items.add(new Item(show, item, skus, random.nextInt(1, 6)));
                skus.forEach(sku -> versions.put(sku, 1L));
                skus.forEach(sku -> world.shops().list(MERCHANT, 1, sku));
            }
            prepare(show);
        }
        change();
        buyers.begin();
        for (long show = 1; show <= 2; show++) {
            long id = show;
            clockwork.at(
                    world.people(),
                    clockwork.between(length * 6 / 10, length * 11 / 10),
                    "close",
                    () -> world.ask(id, new RoomRequest.Close(), _ -> {}));
        }
    }

    private void prepare(long show) {
        var plan = new RoomRequest.Plan(show, 1, MERCHANT, 9, "show", ShowEvent.HostKind.HUMAN, holdSeconds);
        world.ask(show, plan, _ -> {
            items.stream()
                    .filter(item -> item.show() == show)
                    .forEach(item -> world.ask(show, lineUp(item), _ -> {
                        item.skus().forEach(sku -> deliver(item, sku, random.nextInt(2, 12)));
                    }));
            clockwork.later(
                    world.people(),
                    clockwork.between(0, 3 * SECOND),
                    "open",
                    () -> world.ask(show, new RoomRequest.Open(), _ -> {}));
        });
    }

    private RoomRequest.LineUp lineUp(Item item) {
        return new RoomRequest.LineUp(
                item.id(),
                1,
                ShowEvent.ItemRole.HERO,
                "item",
                "/picture",
                item.perBuyer(),
                item.skus().stream()
                        .map(sku -> new ShowEvent.SkuOffer(sku, "sku", 1, Money.cny(sku * 100)))
                        .toList());
    }

    private void deliver(Item item, long sku, int pieces) {
        world.act("receive pieces", machine -> machine.shop().receiveStock(MERCHANT, sku, pieces + 2, "delivery"));
        for (int left = pieces; left > 0; ) {
            int part = random.nextInt(1, left + 1);
            left -= part;
            clockwork.later(world.people(), clockwork.between(0, 5 * SECOND), "send", () -> send(item, sku, part));
        }
    }

    private void send(Item item, long sku, int pieces) {
        world.act("send pieces", machine -> {
            Sending sent = machine.shop().sendAllotment(MERCHANT, item.show(), item.id(), sku, pieces);
            clockwork.say("send " + pieces + " of " + sku + " to show " + item.show() + ": " + sent);
        });
    }

    private void change() {
        for (int i = random.nextInt(8); i > 0; i--) {
            Item item = items.get(random.nextInt(items.size()));
            long sku = item.skus().get(random.nextInt(item.skus().size()));
            int act = random.nextInt(12);
            clockwork.at(world.people(), clockwork.between(3 * SECOND, length), "seller", () -> act(act, item, sku));
        }
    }

    private void act(int act, Item item, long sku) {
        switch (act) {
            case 0, 1, 2, 3 -> setPrice(item, sku);
            case 4, 5, 6 -> deliver(item, sku, random.nextInt(1, 6));
            case 7 -> world.ask(item.show(), new RoomRequest.Withdraw(item.id()), _ -> {});
            case 8, 9 -> flash(item, sku);
            case 10 ->
                world.ask(
                        item.show(),
                        new RoomRequest.TakeBack(++lastTransfer, item.id(), sku, random.nextInt(1, 4)),
                        _ -> {});
            default -> world.ask(item.show(), new RoomRequest.Pin(item.id()), _ -> {});
        }
    }

    private void setPrice(Item item, long sku) {
        long version = ++lastVersion;
        var price =
                new RoomRequest.SetPrice(item.id(), sku, version, Money.cny(sku * 100 + random.nextInt(100)), "price");
        world.ask(item.show(), price, receipt -> {
            if (receipt instanceof Receipt.Done) {
                versions.put(sku, version);
            }
        });
    }

    private void flash(Item item, long sku) {
        long version = ++lastVersion;
        var from = clockwork.instant().plusMillis(random.nextLong(500, 5_000));
        world.ask(
                item.show(),
                new RoomRequest.PlanFlash(
                        version,
                        item.id(),
                        from,
                        from.plusMillis(random.nextLong(500, 20_000)),
                        List.of(new ShowEvent.FlashPrice(sku, version, Money.cny(sku * 50)))),
                _ -> {});
    }
}
