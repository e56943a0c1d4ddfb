package org.qiantang.app.doubt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;

/**
 * A day of one show that never was, played from a seed: people who talk, buy, share addresses and send things back, and among them
 * what was planted: bots, bought likes, orders of the shop's own. Some of the planted hide well, some people look bad.
 */
final class PlayedFraud {
    static final long SHOW = 7;
    static final long SHOP = 2;
    static final long OWNER = 900;
    static final long MEMBER = 901;
    static final long HOST = 903;
    static final String STAFF_PHONE = "13900000901";
    static final long MOST_PEOPLE = 400;
    /** Half past midnight in China. */
    static final Instant OPENED = Instant.parse("2026-11-22T16:30:00Z");

    static final Instant EVENING = Instant.parse("2026-11-23T11:00:00Z");
    private static final int EVENING_SECONDS = 3 * 3_600;

    /** Accounts and orders, by the rule that should find them. */
    final Map<DoubtRule, Set<Long>> planted = new EnumMap<>(DoubtRule.class);

    long plantedLikes;

    private final SplittableRandom random;
    private final EventCodec codec = new EventCodec();
    private final List<Event> floor = new ArrayList<>();
    private final List<Event> office = new ArrayList<>();
    private final Map<Long, String> deliveries = new HashMap<>();
    private long nextPerson = 1;
    private long nextOrder = 10_000;
    private long nextId = 50_000;

    PlayedFraud(long seed) {
        random = new SplittableRandom(seed);
        floor.add(new ShowEvent.ShowPlanned(
                OPENED.minusSeconds(60), SHOW, 1, SHOP, HOST, "全天场", ShowEvent.HostKind.HUMAN, 300));
        floor.add(new ShowEvent.ShowOpened(OPENED));
        people();
        talkBots();
        ownOrders();
        circles();
        rings();
        orderBots();
        likes();
        floor.add(new ShowEvent.ShowClosed(EVENING.plusSeconds(EVENING_SECONDS + 7_200)));
        floor.sort(Comparator.comparing(Event::at));
        office.sort(Comparator.comparing(Event::at));
    }

    List<Recorded> floor() {
        return places(Streams.FLOOR, "show/" + SHOW, floor);
    }

    List<Recorded> office() {
        return places(Streams.OFFICE, "shop/" + SHOP, office);
    }

    /** The address that was sent along with an order, as JSON. */
    String delivery(long order) {
        return deliveries.getOrDefault(order, "");
    }

    private void people() {
        for (int i = 0; i < 30; i++) {
            talk(nextPerson++, evening(), random.nextInt(3, 40), this::humanGap);
        }
        // Who wants the lucky bag sends "1" as fast as it goes.
        for (int i = 0; i < 3; i++) {
            talk(nextPerson++, evening(), random.nextInt(10, 30), () -> random.nextLong(1_200, 4_500));
        }
        for (int i = 0; i < 40; i++) {
            long buyer = nextPerson++;
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                long order = order(buyer, home(buyer), evening());
                if (random.nextInt(6) == 0) {
                    giveBack(order, Duration.ofMinutes(random.nextInt(5, 9_000)));
                }
            }
        }
        // A dormitory, which now and then is a large one; a couple with one phone.
        int sharers = random.nextInt(6) == 0 ? 9 : random.nextInt(3, 7);
        for (int i = 0; i < sharers; i++) {
            long buyer = nextPerson++;
            order(buyer, delivery(phone(buyer), "学院路 5 号 3 幢"), evening());
        }
        order(nextPerson++, delivery("13700000001", "和平里 8 号 201"), evening());
        order(nextPerson++, delivery("13700000001", "和平里 8 号 201"), evening());
        if (random.nextInt(4) == 0) {
            // Lives with one of the staff and buys for herself.
            order(nextPerson++, delivery(STAFF_PHONE, "员工路 1 号 901"), evening());
        }
    }

    private void talkBots() {
        for (int i = 0; i < 5; i++) {
            double mean = random.nextDouble(4_000, 20_000);
            double jitter = random.nextDouble(0, 0.55);
            plant(DoubtRule.TALK_EVEN, nextPerson);
            talk(nextPerson++, evening(), random.nextInt(20, 50), () ->
                    (long) (mean * (1 + random.nextDouble(-jitter, jitter + 1e-9))));
        }
        for (int i = 0; i < 2; i++) {
            plant(DoubtRule.TALK_FAST, nextPerson);
            talk(nextPerson++, evening(), random.nextInt(45, 90), () -> random.nextLong(200, 3_200));
        }
        int hours = random.nextInt(20, 23);
        plant(DoubtRule.NEVER_RESTS, nextPerson);
        for (int hour = 0; hour < hours; hour++) {
            say(nextPerson, OPENED.plusSeconds(hour * 3_600L + random.nextInt(1_700)));
        }
        nextPerson++;
    }

    private void ownOrders() {
        for (long staff : List.of(OWNER, MEMBER, HOST)) {
            for (int n = random.nextInt(0, 3); n > 0; n--) {
                plant(DoubtRule.OWN_PEOPLE, order(staff, home(staff), evening()));
            }
        }
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            long buyer = nextPerson++;
            // Some write another phone, and nothing tells them from people.
            boolean careful = random.nextInt(5) == 0;
            plant(
                    DoubtRule.TIED_TO_PEOPLE,
                    order(
                            buyer,
                            careful ? home(buyer) : delivery("+86 139-0000-0901", "别处路 " + buyer + " 号 3 室"),
                            evening()));
        }
    }

    private void circles() {
        for (int i = 0; i < 2; i++) {
            long buyer = nextPerson++;
            for (int n = random.nextInt(4, 8); n > 0; n--) {
                long order = order(buyer, home(buyer), evening());
                plant(DoubtRule.CIRCLE, order);
                giveBack(order, Duration.ofMinutes(random.nextInt(10, 3_100)));
            }
        }
    }

    private void rings() {
        String phone = phone(7_000);
        for (int n = random.nextInt(2, 7); n > 0; n--) {
            plant(DoubtRule.ONE_PHONE, order(nextPerson, delivery(phone, "环城路 " + nextPerson + " 号 1 室"), evening()));
            nextPerson++;
        }
        for (int n = random.nextInt(6, 15); n > 0; n--) {
            plant(DoubtRule.ONE_PLACE, order(nextPerson, delivery(phone(nextPerson), "仓前 街 66 号 B 座"), evening()));
            nextPerson++;
        }
    }

    private void orderBots() {
        for (int i = 0; i < 2; i++) {
            double jitter = random.nextDouble(0, 0.22);
            Instant at = evening();
            for (int n = random.nextInt(9, 14); n > 0; n--) {
                plant(DoubtRule.ORDERS_EVEN, order(nextPerson, home(nextPerson), at));
                at = at.plusMillis((long) (60_000 * (1 + random.nextDouble(-jitter, jitter + 1e-9))));
            }
            nextPerson++;
        }
    }

    /** Counts of every ten seconds of the evening: who is there, and how many likes there are. */
    private void likes() {
        long total = 0;
        Set<Integer> bursts = Set.of(random.nextInt(100, 500), random.nextInt(500, 900));
        for (int tick = 0; tick < EVENING_SECONDS / 10; tick++) {
            Instant at = EVENING.plusSeconds(tick * 10L);
            int present = 4 + random.nextInt(40);
            long honest = 0;
            for (int viewer = 0; viewer < present; viewer++) {
                honest += random.nextInt(12) == 0 ? random.nextInt(1, 60) : 0;
            }
            long bought = bursts.contains(tick) ? random.nextInt(300, 6_000) : 0;
            plantedLikes += bought;
            total += honest + bought;
            floor.add(new ShowEvent.LikesCounted(at, total, null));
            floor.add(new ShowEvent.PresenceCounted(at.plusMillis(1), present, 60, 900, null, null, null));
        }
    }

    /** All that was planted about accounts or about orders, whichever rule should find it. */
    Set<Long> planted(DoubtRule.Subject subject) {
        Set<Long> all = new HashSet<>();
        planted.forEach((rule, ids) -> {
            if (rule.subject() == subject) {
                all.addAll(ids);
            }
        });
        return all;
    }

    private void plant(DoubtRule rule, long id) {
        planted.computeIfAbsent(rule, _ -> new HashSet<>()).add(id);
    }

    private Instant evening() {
        return EVENING.plusMillis(random.nextLong((EVENING_SECONDS - 1_800) * 1_000L));
    }

    /** Log-normal: mostly some seconds, now and then minutes. */
    private long humanGap() {
        return (long) (9_000 * Math.exp(random.nextGaussian()));
    }

    private interface Gap {
        long millis();
    }

    private void talk(long person, Instant from, int lines, Gap gap) {
        Instant at = from;
        for (int i = 0; i < lines; i++) {
            say(person, at);
            at = at.plusMillis(gap.millis());
        }
    }

    private void say(long person, Instant at) {
        floor.add(new ShowEvent.TalkHeard(at, List.of(new ShowEvent.TalkLine(nextId++, person, "h", "clear"))));
    }

    private long order(long buyer, String delivery, Instant at) {
        long order = nextOrder++;
        Money price = Money.cny(random.nextInt(9, 300) * 100L);
        floor.add(new ShowEvent.PiecesHeld(
                at,
                order,
                buyer,
                List.of(new HeldLine(1, 10, 1, 1, price)),
                price.plus(Money.cny(600)),
                "i" + order,
                "h",
                at.plusSeconds(300),
                null,
                Money.cny(600)));
        floor.add(new ShowEvent.OrderPaid(
                at.plusMillis(random.nextLong(3_000, 200_000)), order, buyer, "p" + order, price.plus(Money.cny(600))));
        deliveries.put(order, delivery);
        return order;
    }

    private void giveBack(long order, Duration after) {
        ShowEvent.OrderPaid paid = floor.stream()
                .filter(ShowEvent.OrderPaid.class::isInstance)
                .map(ShowEvent.OrderPaid.class::cast)
                .filter(one -> one.orderId() == order)
                .findFirst()
                .orElseThrow();
        office.add(new ShopEvent.RefundOrdered(
                paid.at().plus(after), nextId++, order, Money.cny(paid.amount().minor() - 600), "不想要了"));
    }

    private String home(long person) {
        return delivery(phone(person), "钱塘路 " + person + " 号 2 单元");
    }

    private static String phone(long person) {
        return "138%08d".formatted(person);
    }

    private static String delivery(String phone, String street) {
        return "{\"recipient\":\"某人\",\"phone\":\"%s\",\"region\":\"浙江省杭州市上城区\",\"street\":\"%s\"}"
                .formatted(phone, street);
    }

    private List<Recorded> places(int shard, String stream, List<Event> events) {
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
