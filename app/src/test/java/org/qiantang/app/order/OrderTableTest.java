package org.qiantang.app.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.LineTerms;
import org.qiantang.event.Money;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.Streams;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrderTableTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Money PRICE = Money.cny(8_800);
    private static final long SHOP = 2;
    private static final long ITEM = 70;
    private static final long SKU = 700;
    private static final List<String> TABLES = List.of(
            "placed_order",
            "order_checkout",
            "order_line",
            "order_refund",
            "order_show",
            "order_shop",
            "order_item",
            "order_sku");

    private static OneDatabase database;
    private final EventCodec codec = new EventCodec();
    private final OrderTable table = new OrderTable(codec);

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        clear();
    }

    @ForEachSeed(count = 60)
    void any_interleaving_of_the_two_shards_and_any_replay_come_to_the_same_rows(long seed) throws SQLException {
        var random = new SplittableRandom(seed);
        var floor = new ArrayList<Event>(List.of(
                new ShowEvent.ShowPlanned(NOON, 7, 1, SHOP, 3, "晚场", ShowEvent.HostKind.HUMAN, 300),
                new ShowEvent.ItemLinedUp(
                        NOON,
                        ITEM,
                        4,
                        1,
                        ShowEvent.ItemRole.HERO,
                        "龙井",
                        "/pictures/longjing",
                        5,
                        List.of(new ShowEvent.SkuOffer(SKU, "50 克", 1, PRICE)))));
        var office = new ArrayList<Event>(List.of(new ShopEvent.ShopOpened(NOON, SHOP, "西湖茶庄")));
        for (long order = 100; order < 100 + random.nextInt(1, 8); order++) {
            live(order, random, floor, office);
        }
        List<Recorded> floorPlaces = places(Streams.FLOOR, "show/7", floor);
        List<Recorded> officePlaces = places(Streams.OFFICE, "shop/2", office);

        fold(floorPlaces);
        fold(officePlaces);
        List<String> inOrder = rows();
        clear();
        interleave(floorPlaces, officePlaces, random);
        List<String> mixed = rows();
        clear();
        fold(officePlaces);
        fold(floorPlaces);

        assertThat(mixed).isEqualTo(inOrder);
        assertThat(rows()).isEqualTo(inOrder);
    }

    @ForEachSeed(count = 12)
    void two_followers_at_once_come_to_the_same_rows_as_one_after_the_other(long seed) throws Exception {
        var floor = new ArrayList<Event>();
        var office = new ArrayList<Event>();
        var random = new SplittableRandom(seed);
        for (long order = 100; order < 130; order++) {
            live(order, random, floor, office);
        }
        List<Recorded> floorPlaces = places(Streams.FLOOR, "show/7", floor);
        List<Recorded> officePlaces = places(Streams.OFFICE, "shop/2", office);
        fold(floorPlaces);
        fold(officePlaces);
        List<String> inOrder = rows();
        clear();

        try (var followers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = followers.submit(() -> foldStubbornly(floorPlaces, random.split()));
            Future<?> other = followers.submit(() -> foldStubbornly(officePlaces, random.split()));
            one.get();
            other.get();
        }

        assertThat(rows()).isEqualTo(inOrder);
    }

    /** In batches, each tried again when the database makes this one yield to the other, as a follower does. */
    private boolean foldStubbornly(List<Recorded> places, SplittableRandom random) throws SQLException {
        int from = 0;
        while (from < places.size()) {
            int to = Math.min(places.size(), from + random.nextInt(1, 12));
            try {
                fold(places.subList(from, to));
                from = to;
            } catch (PessimisticLockingFailureException yielded) {
                assertThat(yielded).hasMessageContaining("deadlock");
            }
        }
        return true;
    }

    @Test
    void a_second_payment_that_goes_back_does_not_make_a_paid_order_less_paid() throws SQLException {
        fold(places(
                Streams.FLOOR,
                "show/7",
                List.of(
                        held(100),
                        new ShowEvent.OrderPaid(NOON, 100, 9, "p1", PRICE),
                        new ShowEvent.PaymentNotTaken(NOON, 100, 9, "p2", PRICE, "paid"))));

        assertThat(state(100)).isEqualTo("paid");
    }

    @Test
    void a_late_payment_is_refunding_until_the_money_has_gone_back() throws SQLException {
        fold(places(
                Streams.FLOOR,
                "show/7",
                List.of(
                        held(100),
                        new ShowEvent.HoldReleased(NOON, 100, 9, ShowEvent.ReleaseReason.EXPIRED),
                        new ShowEvent.PaymentNotTaken(NOON, 100, 9, "p1", PRICE, "released"))));
        String before = state(100);

        fold(places(
                Streams.OFFICE,
                "payment/100",
                List.of(new PaymentEvent.RefundDone(NOON, 100, "p1", "r1", PRICE, null))));

        assertThat(before).isEqualTo("refunding");
        assertThat(state(100)).isEqualTo("refunded");
    }

    /** One order's life, as far as chance lets it go. */
    private static void live(long order, SplittableRandom random, List<Event> floor, List<Event> office) {
        String payment = "p" + order;
        boolean ofCheckout = random.nextInt(3) == 0;
        long checkout = 2_000 - order;
        floor.add(held(order, ofCheckout ? checkout : null));
        if (ofCheckout) {
            long other = order + 1_000;
            floor.add(held(other, checkout));
            office.add(new PaymentEvent.CheckoutPlaced(
                    NOON,
                    checkout,
                    9,
                    List.of(new PaymentEvent.Part(other, 7, PRICE), new PaymentEvent.Part(order, 7, PRICE)),
                    PRICE.times(2),
                    NOON.plusSeconds(300)));
        }
        if (random.nextInt(10) > 0) {
            office.add(new PaymentEvent.PaymentOpened(
                    NOON, ofCheckout ? checkout : order, payment, PRICE, "/cashier/" + payment, NOON.plusSeconds(240)));
        }
        switch (random.nextInt(4)) {
            case 0 -> {
                floor.add(new ShowEvent.OrderPaid(NOON.plusSeconds(9), order, 9, payment, PRICE));
                office.add(new PaymentEvent.PaymentReported(NOON.plusSeconds(8), order, payment, PRICE, "t1"));
                if (random.nextBoolean()) {
                    office.add(new ShopEvent.OrderTaken(
                            NOON.plusSeconds(10),
                            order,
                            7,
                            9,
                            List.of(new HeldLine(ITEM, SKU, 2, 1, PRICE)),
                            PRICE,
                            random.nextInt(4) == 0 ? null : List.of(terms(random))));
                    office.add(new ShopEvent.ParcelSent(NOON.plusSeconds(60), order, "顺丰", "SF" + order));
                }
                if (random.nextBoolean()) {
                    floor.add(new ShowEvent.PaymentNotTaken(NOON.plusSeconds(11), order, 9, "again", PRICE, "paid"));
                    office.add(new PaymentEvent.RefundDone(NOON.plusSeconds(12), order, "again", "r", PRICE, null));
                }
            }
            case 1 -> floor.add(new ShowEvent.HoldReleased(NOON.plusSeconds(300), order, 9, released(random)));
            case 2 -> {
                floor.add(new ShowEvent.HoldReleased(NOON.plusSeconds(300), order, 9, released(random)));
                floor.add(new ShowEvent.PaymentNotTaken(NOON.plusSeconds(301), order, 9, payment, PRICE, "released"));
                if (random.nextBoolean()) {
                    office.add(new PaymentEvent.RefundDone(NOON.plusSeconds(302), order, payment, "r", PRICE, null));
                }
            }
            default -> {}
        }
    }

    private static LineTerms terms(SplittableRandom random) {
        return new LineTerms(0, "茶叶", random.nextInt(1, 72), List.of(), random.nextBoolean() ? 3 : null, null);
    }

    private static ShowEvent.ReleaseReason released(SplittableRandom random) {
        return random.nextBoolean() ? ShowEvent.ReleaseReason.EXPIRED : ShowEvent.ReleaseReason.CANCELLED;
    }

    private static ShowEvent.PiecesHeld held(long order) {
        return held(order, null);
    }

    private static ShowEvent.PiecesHeld held(long order, @Nullable Long checkout) {
        return new ShowEvent.PiecesHeld(
                NOON,
                order,
                9,
                List.of(new HeldLine(ITEM, SKU, 2, 1, PRICE)),
                PRICE.times(2),
                "w" + order,
                "h",
                NOON.plusSeconds(300),
                checkout,
                null);
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

    /** Both in their own order, in batches of any size, as two followers would. */
    private void interleave(List<Recorded> floor, List<Recorded> office, SplittableRandom random) throws SQLException {
        int f = 0;
        int o = 0;
        while (f < floor.size() || o < office.size()) {
            if (o == office.size() || (f < floor.size() && random.nextBoolean())) {
                int to = Math.min(floor.size(), f + random.nextInt(1, 4));
                fold(floor.subList(f, to));
                f = to;
            } else {
                int to = Math.min(office.size(), o + random.nextInt(1, 4));
                fold(office.subList(o, to));
                o = to;
            }
        }
    }

    private void fold(List<Recorded> places) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            try {
                table.fold(places, connection);
                connection.commit();
            } catch (RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private void clear() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            connection.commit();
        }
    }

    private static List<String> rows() {
        JdbcClient jdbc = JdbcClient.create(database.pool());
        var all = new ArrayList<String>();
        for (String name : TABLES) {
            all.addAll(jdbc.sql("select '" + name + " ' || t::text as row from " + name + " t order by 1")
                    .query((row, _) -> row.getString("row"))
                    .list());
        }
        return all;
    }

    private static String state(long order) {
        return JdbcClient.create(database.pool())
                .sql("select state from placed_order where order_id = :order")
                .param("order", order)
                .query((row, _) -> row.getString("state"))
                .single();
    }
}
