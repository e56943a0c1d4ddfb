package org.qiantang.app.insight;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.ItemReach;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Sitting.Source;
import org.qiantang.event.Sitting.SourceReach;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A show that never was, played from a seed: orders, refunds days later, counts that come twice or behind. */
public final class PlayedInsight {
    static final long SHOW = 7;
    static final long SHOP = 2;
    static final long ITEMS = 4;
    /** Of the people 1..40 those from 31 on are a demo's crowd. */
    static final long PEOPLE = 40;

    static final long CROWD_FROM = 31;
    static final Instant NOON = Instant.parse("2026-11-23T04:00:30Z");

    private final SplittableRandom random;
    private final List<Event> floor = new ArrayList<>();
    private final List<Event> office = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();
    private final List<Long> paid = new ArrayList<>();
    private final List<Sitting> told = new ArrayList<>();
    private Instant now = NOON;
    private long sittingId = 900;
    private long[] all = new long[7];
    private long[] crowd = new long[7];
    private long likes;
    private long crowdLikes;
    private long nextId = 1_000;

    public PlayedInsight(long seed) {
        this.random = new SplittableRandom(seed);
        floor.add(new ShowEvent.ShowPlanned(
                NOON.minusSeconds(600), SHOW, 1, SHOP, 3, "晚场", ShowEvent.HostKind.HUMAN, 300));
        for (long item = 1; item <= ITEMS; item++) {
            floor.add(new ShowEvent.ItemLinedUp(
                    NOON.minusSeconds(500),
                    item,
                    item + 50,
                    (int) item,
                    ShowEvent.ItemRole.HERO,
                    "商品" + item,
                    "/pictures/p" + item,
                    9,
                    List.of(new ShowEvent.SkuOffer(item * 10, "一份", 1, Money.cny(item * 1_990)))));
        }
        floor.add(new ShowEvent.PresenceCounted(NOON.minusSeconds(60), 9, 9, 9, 2, 2, 2L));
        floor.add(new ShowEvent.ShowOpened(NOON));
        int steps = random.nextInt(60, 220);
        for (int step = 0; step < steps; step++) {
            now = now.plusMillis(random.nextInt(200, 20_000));
            step();
        }
        floor.add(new ShowEvent.ShowClosing(now));
        settle();
        now = now.plusSeconds(30);
        floor.add(new ShowEvent.ShowClosed(now));
        floor.add(new ShowEvent.PresenceCounted(now.plusSeconds(9), 1, 99, 200, null, null, null));
        refunds();
    }

    /** Writes the accounts of all who take part. */
    public static void writePeople(JdbcClient rows) {
        rows.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'p' || n, '', '{}', now(), n >= :crowd from generate_series(1, :people) n
                        """).param("crowd", CROWD_FROM).param("people", PEOPLE).update();
    }

    /** Writes events into the journal as they stand. */
    public static void write(JdbcClient rows, List<Recorded> places) {
        for (Recorded one : places) {
            rows.sql("""
                            insert into event (shard, position, stream, type, version, at, body)
                            values (:shard, :position, :stream, :type, :version, :at, :body)
                            """)
                    .param("shard", one.shard())
                    .param("position", one.position())
                    .param("stream", one.stream())
                    .param("type", one.type())
                    .param("version", one.version())
                    .param("at", one.at().atOffset(ZoneOffset.UTC))
                    .param("body", one.body())
                    .update();
        }
    }

    public List<Recorded> floor() {
        return places(Streams.FLOOR, "show/" + SHOW, floor);
    }

    public List<Recorded> office() {
        return places(Streams.OFFICE, "shop/" + SHOP, office);
    }

    Instant end() {
        return now;
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> order();
            case 3, 4 -> pay();
            case 5 -> release();
            case 6 -> talk();
            case 7 -> like();
            case 8 -> {
                int crowdThere = random.nextInt(0, 5);
                floor.add(new ShowEvent.PresenceCounted(
                        now,
                        crowdThere + random.nextInt(0, 60),
                        99,
                        100,
                        crowdThere == 0 ? null : crowdThere,
                        null,
                        null));
            }
            case 9 ->
                floor.add(
                        random.nextInt(4) == 0
                                ? new ShowEvent.ItemUnpinned(now, 1)
                                : new ShowEvent.ItemPinned(now, random.nextLong(1, ITEMS + 1)));
            default -> audience();
        }
    }

    private void order() {
        long order = nextId++;
        List<HeldLine> lines = new ArrayList<>();
        int count = random.nextInt(1, 4);
        Money freight = random.nextBoolean() ? Money.cny(600) : null;
        Money total = freight == null ? Money.cny(0) : freight;
        for (int i = 0; i < count; i++) {
            long item = random.nextLong(1, ITEMS + 1);
            var line = new HeldLine(item, item * 10, random.nextInt(1, 4), 1, Money.cny(item * 1_990));
            lines.add(line);
            total = total.plus(line.price().times(line.pieces()));
        }
        floor.add(new ShowEvent.PiecesHeld(
                now,
                order,
                random.nextLong(1, PEOPLE + 1),
                lines,
                total,
                "i" + order,
                "h",
                now.plusSeconds(300),
                null,
                freight));
        held.add(order);
    }

    private void pay() {
        if (!held.isEmpty()) {
            ShowEvent.PiecesHeld order = order(held.remove(random.nextInt(held.size())));
            floor.add(new ShowEvent.OrderPaid(
                    now, order.orderId(), order.buyerId(), "p" + order.orderId(), order.total()));
            paid.add(order.orderId());
            if (random.nextInt(5) == 0) {
                floor.add(new ShowEvent.PaymentNotTaken(
                        now, order.orderId(), order.buyerId(), "q" + order.orderId(), order.total(), "paid"));
            }
        }
    }

    private void release() {
        if (!held.isEmpty()) {
            ShowEvent.PiecesHeld order = order(held.remove(random.nextInt(held.size())));
            floor.add(
                    new ShowEvent.HoldReleased(now, order.orderId(), order.buyerId(), ShowEvent.ReleaseReason.EXPIRED));
        }
    }

    private ShowEvent.PiecesHeld order(long id) {
        return floor.stream()
                .filter(ShowEvent.PiecesHeld.class::isInstance)
                .map(ShowEvent.PiecesHeld.class::cast)
                .filter(one -> one.orderId() == id)
                .findFirst()
                .orElseThrow();
    }

    private void talk() {
        List<ShowEvent.TalkLine> lines = new ArrayList<>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            lines.add(new ShowEvent.TalkLine(nextId++, random.nextLong(1, PEOPLE + 1), "h", "clear"));
        }
        floor.add(new ShowEvent.TalkHeard(now, lines));
    }

    private void like() {
        int ofCrowd = random.nextInt(0, 5);
        crowdLikes += ofCrowd;
        likes += ofCrowd + random.nextInt(0, 30);
        long told = random.nextInt(6) == 0 ? Math.max(0, likes - 20) : likes;
        floor.add(new ShowEvent.LikesCounted(now, told, crowdLikes == 0 ? null : crowdLikes));
    }

    /** One more count of the audience; now and then the last one again, an old one, or another sitting. */
    private void audience() {
        int kind = random.nextInt(10);
        if (kind == 0 && !told.isEmpty()) {
            floor.add(new ShowEvent.AudienceCounted(now, told.get(random.nextInt(told.size()))));
            return;
        }
        if (kind == 1) {
            sittingId++;
            all = new long[7];
            crowd = new long[7];
        }
        for (int i = 0; i < all.length; i++) {
            long ofCrowd = random.nextInt(0, 4);
            crowd[i] += ofCrowd;
            all[i] += ofCrowd + random.nextInt(0, 40);
        }
        List<ItemReach> items = new ArrayList<>();
        for (long item = 1; item <= ITEMS; item++) {
            if (random.nextBoolean()) {
                items.add(new ItemReach(
                        item, all[1] / item, all[1] / (item + 3), crowd[1] / item, crowd[1] / (item + 3)));
            }
        }
        boolean noCrowd = crowd[0] + crowd[1] == 0;
        var sitting = new Sitting(sittingId, reach(all), noCrowd ? null : reach(crowd), items, ways(kind == 2));
        told.add(sitting);
        floor.add(new ShowEvent.AudienceCounted(now, sitting));
    }

    /** What two ways have come to so far; now and then nobody noted them, as in an older journal. */
    private @Nullable List<SourceReach> ways(boolean unknown) {
        long n = all[1] - crowd[1];
        return unknown
                ? null
                : List.of(
                        new SourceReach(Source.HOME, n / 2, n / 3, n * 7, n / 4, n / 5, n / 6, n / 7, n * 100),
                        new SourceReach(Source.SHARE, n - n / 2, n / 5, n * 3, n / 6, n / 8, n / 9, n / 10, n * 30));
    }

    private static Reach reach(long[] n) {
        return new Reach(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    /** What is still held when the show closes is paid late, or given up. */
    private void settle() {
        while (!held.isEmpty()) {
            now = now.plusSeconds(random.nextInt(1, 40));
            if (random.nextBoolean()) {
                pay();
            } else {
                release();
            }
        }
    }

    /** Days later; some in two parts, and some told twice. */
    private void refunds() {
        Instant later = now.plusSeconds(3 * 86_400);
        for (long order : paid) {
            if (random.nextInt(3) == 0) {
                long half = order(order).total().minor() / 2;
                var first = new ShopEvent.RefundOrdered(later, nextId++, order, Money.cny(half), "part");
                office.add(first);
                if (random.nextBoolean()) {
                    office.add(first);
                }
                if (random.nextBoolean()) {
                    office.add(new ShopEvent.RefundOrdered(
                            later.plusSeconds(60), nextId++, order, Money.cny(half), "rest"));
                }
            }
            later = later.plusSeconds(7);
        }
        office.add(new ShopEvent.RefundOrdered(later, nextId++, 999_999, Money.cny(5), "of another show"));
    }

    /** Events as a shard of the journal holds them, from its first place on. */
    static List<Recorded> places(int shard, String stream, List<? extends Event> events) {
        var codec = new EventCodec();
        var places = new ArrayList<Recorded>();
        for (Event event : events) {
            places.add(new Recorded(
                    shard,
                    places.size() + 1,
                    stream,
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        return places;
    }
}
