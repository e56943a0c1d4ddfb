package org.qiantang.bench.figures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Reach;
import org.qiantang.event.Streams;

/**
 * What happens on a big evening: orders, payments, holds that ran out, talk (five lines an event),
 * likes (ten an event), and counts of who is there and how far they went (three who came, with what they saw and opened). How
 * many of each is the {@link Mix}'s. The first shows are hot: half of the orders are theirs.
 *
 * <p>Used by one thread.
 */
final class Evening {
    private static final int HOT = 5;
    private static final int PEOPLE = 20_000;
    private static final long FIRST_PERSON = 9_000_000;
    private static final long FIRST_ORDER = 7_000_000_000_000_000_000L;
    private static final int LINES = 5;
    private static final int LIKES = 10;
    private static final int COMING = 3;
    private static final int HOLD_SECONDS = 1_800;
    private static final Money PRICE = Money.cny(9_900);
    private static final byte[] WORDS = "这个多少钱，有蓝色的吗".getBytes(StandardCharsets.UTF_8);

    private final EventCodec codec = new EventCodec();
    private final Mix mix;
    private final List<Stall> stalls;
    private final SplittableRandom random;
    private final Deque<Order> unpaid = new ArrayDeque<>();
    private final Sums sums = new Sums();
    private final List<Crowd> crowds;
    private long orders;
    private long lines;
    private final AtomicInteger ofFirst = new AtomicInteger();

    /** Of 100 events how many are what; what is left counts who is there. */
    enum Mix {
        /** Nothing but buying, nearly: what costs the tables most. */
        RUSH(45, 40, 3, 4, 3, 3),
        /** A crowd that watches, likes and talks, and of whose acts one in some eighty is an order. */
        CROWD(9, 8, 1, 20, 45, 12);

        private final int orders;
        private final int payments;
        private final int releases;
        private final int talk;
        private final int likes;
        private final int reach;

        Mix(int orders, int payments, int releases, int talk, int likes, int reach) {
            this.orders = orders;
            this.payments = payments;
            this.releases = releases;
            this.talk = talk;
            this.likes = likes;
            this.reach = reach;
        }
    }

    /** A show that is open, and what it sells. */
    record Stall(long showId, long itemId, long skuId, long priceVersion) {}

    /** What a show's audience has done up to now. */
    private static final class Crowd {
        long likes;
        long entries;
    }

    private record Order(int stall, long orderId, long buyerId) {}

    /** What the figures of all shows must come to. */
    static final class Sums {
        long placed;
        long paid;
        long lines;
        long likes;
        long entries;
    }

    Evening(Mix mix, List<Stall> stalls, long seed) {
        this.mix = mix;
        this.stalls = List.copyOf(stalls);
        this.random = new SplittableRandom(seed);
        this.crowds = stalls.stream().map(_ -> new Crowd()).toList();
    }

    /** How many orders of the first show there are up to now. */
    int ofFirst() {
        return ofFirst.get();
    }

    Sums sums() {
        return sums;
    }

    /** The next events, and how many orders of the first show are among them. */
    record Moment(List<Entry> entries, int ofFirst) {}

    Moment next(int events, Instant at) {
        var entries = new ArrayList<Entry>(events);
        int ofFirst = 0;
        for (int i = 0; i < events; i++) {
            int die = random.nextInt(100);
            int buying = mix.orders + mix.payments + mix.releases;
            if (die < mix.orders || (die < buying && unpaid.isEmpty())) {
                int stall = random.nextBoolean()
                        ? random.nextInt(Math.min(HOT, stalls.size()))
                        : random.nextInt(stalls.size());
                entries.add(hold(stall, at));
                ofFirst += stall == 0 ? 1 : 0;
            } else if (die < mix.orders + mix.payments) {
                entries.add(pay(unpaid.remove(), at));
            } else if (die < buying) {
                entries.add(release(unpaid.remove(), at));
            } else {
                entries.add(crowd(die - buying, random.nextInt(stalls.size()), at));
            }
        }
        this.ofFirst.addAndGet(ofFirst);
        return new Moment(entries, ofFirst);
    }

    private Entry hold(int stall, Instant at) {
        Stall there = stalls.get(stall);
        var order = new Order(stall, FIRST_ORDER + orders++, FIRST_PERSON + random.nextInt(PEOPLE));
        unpaid.add(order);
        sums.placed++;
        return entry(
                there,
                new ShowEvent.PiecesHeld(
                        at,
                        order.orderId(),
                        order.buyerId(),
                        List.of(new HeldLine(there.itemId(), there.skuId(), 1, there.priceVersion(), PRICE)),
                        PRICE,
                        "evening-" + order.orderId(),
                        "00",
                        at.plusSeconds(HOLD_SECONDS),
                        null,
                        null),
                List.of());
    }

    private Entry pay(Order order, Instant at) {
        sums.paid++;
        return entry(
                stalls.get(order.stall()),
                new ShowEvent.OrderPaid(at, order.orderId(), order.buyerId(), "P" + order.orderId(), PRICE),
                List.of());
    }

    private Entry release(Order order, Instant at) {
        return entry(
                stalls.get(order.stall()),
                new ShowEvent.HoldReleased(at, order.orderId(), order.buyerId(), ShowEvent.ReleaseReason.EXPIRED),
                List.of());
    }

    private Entry crowd(int die, int stall, Instant at) {
        Stall there = stalls.get(stall);
        Crowd crowd = crowds.get(stall);
        if (die < mix.talk) {
            return talk(there, at);
        }
        if (die < mix.talk + mix.likes) {
            sums.likes += LIKES;
            crowd.likes += LIKES;
            return entry(there, new ShowEvent.LikesCounted(at, crowd.likes, null), List.of());
        }
        if (die < mix.talk + mix.likes + mix.reach) {
            sums.entries += COMING;
            crowd.entries += COMING;
            long entered = crowd.entries;
            var reach = new Reach(2 * entered, entered, entered / 2, entered, 60 * entered, entered, entered / 3);
            return entry(there, new ShowEvent.AudienceCounted(at, new Sitting(1, reach, null, List.of())), List.of());
        }
        int viewers = 100 + random.nextInt(1_000);
        return entry(there, new ShowEvent.PresenceCounted(at, viewers, 1_100, 5_000, null, null, null), List.of());
    }

    private Entry talk(Stall there, Instant at) {
        var said = new ArrayList<ShowEvent.TalkLine>();
        var words = new ArrayList<Aside>();
        for (int slot = 0; slot < LINES; slot++) {
            long person = FIRST_PERSON + random.nextInt(PEOPLE);
            said.add(new ShowEvent.TalkLine(++lines, person, "00", "clear"));
            words.add(new Aside(slot, person, WORDS));
        }
        sums.lines += LINES;
        return entry(there, new ShowEvent.TalkHeard(at, said), words);
    }

    private Entry entry(Stall there, ShowEvent event, List<Aside> asides) {
        return new Entry(
                Streams.show(there.showId()),
                codec.typeOf(event),
                EventCodec.VERSION,
                event.at(),
                codec.bytes(event),
                asides);
    }
}
