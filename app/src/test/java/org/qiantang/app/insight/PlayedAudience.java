package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
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
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Two shops that never were, played from a seed: some shows each and a shelf over two and a half years, orders that are paid late
 * or never, refunds in part and in whole, events that come twice or late, goods that change their category, a demo's crowd, and
 * people who close their account, switch personal lists off or have what they did forgotten.
 */
public final class PlayedAudience {
    public static final long SHOP = 2;
    public static final long OTHER = 3;
    /** Up to when a shop's audience is counted. */
    public static final Instant MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z");

    private static final List<String> CATEGORIES = List.of("茶叶", "丝绸", "瓷器", "糕点");
    private static final List<Long> PRICES = List.of(1_990L, 4_990L, 9_900L, 29_900L, 39_900L);
    private static final List<Source> WAYS = List.of(Source.HOME, Source.SEARCH, Source.SHARE);
    /** The last of them never came into the catalogue. */
    private static final int PRODUCTS = 5;

    private static final int SKUS = 2;

    private static final long CROWD_FROM = 901;
    private static final int DAY = 86_400;
    private static final int REACH_BACK = 890;

    private final SplittableRandom random;
    private final EventCodec codec = new EventCodec();
    private final List<Written> floor = new ArrayList<>();
    private final List<Written> office = new ArrayList<>();
    private final List<Long> shows = new ArrayList<>();
    private final List<Long> orders = new ArrayList<>();
    private final Map<Long, String> categories = new HashMap<>();
    private final int people;
    private long nextId = 10_000;

    /** An event, and when it came into the journal. */
    private record Written(Instant heard, String stream, Event event) {}

    public PlayedAudience(long seed) {
        random = new SplittableRandom(seed);
        people = random.nextInt(20, 150);
        for (long shop : List.of(SHOP, OTHER)) {
            list(shop);
            long show = shop * 100;
            for (int daysAgo : List.of(
                    random.nextInt(1, 30),
                    random.nextInt(31, 90),
                    random.nextInt(91, 365),
                    random.nextInt(366, REACH_BACK))) {
                play(shop, show++, MIDNIGHT.minusSeconds((long) daysAgo * DAY - random.nextInt(DAY - 1)));
            }
            shelf(shop, show);
        }
    }

    /** Accounts, shops, and nothing yet of what they do. */
    public static void writePeople(JdbcClient rows) {
        rows.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'p' || n, '', '{}', now(), n >= :crowd from generate_series(1, 1000) n
                        """).param("crowd", CROWD_FROM).update();
        for (long shop : List.of(SHOP, OTHER)) {
            rows.sql("insert into merchant (id, name, opened_at, last_at) values (:id, :name, now(), now())")
                    .param("id", shop)
                    .param("name", "shop " + shop)
                    .update();
        }
    }

    /** The journal, and beside it what is not folded from it: the catalogue, doubts, and what people chose. */
    public void write(DataSource database) throws SQLException {
        // In one transaction, since each commit waits for the disk.
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            write(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            connection.commit();
        }
    }

    private void write(JdbcClient rows) {
        for (String table :
                List.of("event", "sku", "product", "feed_choice", "doubt_finding", "doubt_order", "doubt_judged")) {
            rows.sql("delete from " + table).update();
        }
        PlayedInsight.write(rows, floor());
        PlayedInsight.write(rows, office());
        categories.forEach((product, category) -> writeProduct(product, category, rows));
        writeDoubts(rows);
        writeChoices(rows);
    }

    private static void writeProduct(long product, String category, JdbcClient rows) {
        long shop = product / 1_000;
        rows.sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                        values (:id, :shop, :code, 'a', :category, '', '{}', now(), now())
                        """)
                .param("id", product)
                .param("shop", shop)
                .param("code", "c" + product)
                .param("category", category)
                .update();
        for (int place = 0; place < SKUS; place++) {
            rows.sql("""
                            insert into sku (id, product_id, merchant_id, code, name, place)
                            values (:id, :product, :shop, :code, 'a', :place)
                            """)
                    .param("id", product * SKUS + place)
                    .param("product", product)
                    .param("shop", shop)
                    .param("code", "s" + product + "-" + place)
                    .param("place", place)
                    .update();
        }
    }

    public List<Recorded> floor() {
        return places(Streams.FLOOR, floor);
    }

    public List<Recorded> office() {
        return places(Streams.OFFICE, office);
    }

    /** Folds the facts that figures are counted from anew, for tests of other packages that read them. */
    public void fold(DataSource database) throws SQLException {
        var table = new InsightTable(codec);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            table.fold(office(), connection);
            table.fold(floor(), connection);
            connection.commit();
        }
    }

    /** The shows of both shops before a camera, all of them over. */
    public List<Long> shows() {
        return List.copyOf(shows);
    }

    /** Goods come into the catalogue; some get another category, some are told twice. */
    private void list(long shop) {
        for (int number = 0; number < PRODUCTS - 1; number++) {
            long product = shop * 1_000 + number;
            Instant at = ago(REACH_BACK + 30);
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
                var listed = new ShopEvent.ProductListed(at, product, "a", category, List.of(), List.of());
                office.add(new Written(at, Streams.shop(shop), listed));
                if (random.nextInt(3) == 0) {
                    office.add(new Written(at.plusSeconds(1), Streams.shop(shop), listed));
                }
                categories.put(product, category);
                at = at.plusSeconds(random.nextLong(10, 200L * DAY));
            }
        }
    }

    private void play(long shop, long show, Instant opened) {
        Instant closed = opened.plusSeconds(random.nextInt(1_800, 6 * 3_600));
        plan(shop, show, opened, null);
        shows.add(show);
        floor.add(new Written(opened, Streams.show(show), new ShowEvent.ShowOpened(opened)));
        for (int i = random.nextInt(5, 60); i > 0; i--) {
            order(shop, show, between(opened, closed));
        }
        sittings(show, opened, closed);
        pinsAndLikes(show, opened, closed);
        floor.add(new Written(closed, Streams.show(show), new ShowEvent.ShowClosed(closed)));
    }

    private void shelf(long shop, long show) {
        Instant opened = ago(REACH_BACK);
        plan(shop, show, opened, ShowEvent.ShowKind.SHELF);
        floor.add(new Written(opened, Streams.show(show), new ShowEvent.ShowOpened(opened)));
        for (int i = random.nextInt(60, 200); i > 0; i--) {
            order(shop, show, between(opened, MIDNIGHT.plusSeconds(DAY)));
        }
    }

    private void plan(long shop, long show, Instant opened, ShowEvent.@Nullable ShowKind kind) {
        Instant at = opened.minusSeconds(600);
        floor.add(new Written(
                at,
                Streams.show(show),
                new ShowEvent.ShowPlanned(at, show, shop, shop, 3, "晚场", ShowEvent.HostKind.HUMAN, 300, kind, null)));
        for (int number = 0; number < PRODUCTS; number++) {
            floor.add(new Written(
                    at,
                    Streams.show(show),
                    new ShowEvent.ItemLinedUp(
                            at,
                            item(show, number),
                            shop * 1_000 + number,
                            number + 1,
                            ShowEvent.ItemRole.HERO,
                            "商品" + number,
                            "/pictures/p" + number,
                            9,
                            List.of())));
        }
    }

    private void order(long shop, long show, Instant at) {
        long order = nextId++;
        long buyer = buyer(shop);
        List<HeldLine> lines = new ArrayList<>();
        Money freight = random.nextBoolean() ? Money.cny(600) : null;
        Money total = freight == null ? Money.cny(0) : freight;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int number = random.nextInt(PRODUCTS);
            long sku = (shop * 1_000 + number) * SKUS + random.nextInt(SKUS);
            long price = PRICES.get(random.nextInt(PRICES.size()));
            var line = new HeldLine(item(show, number), sku, random.nextInt(1, 4), 1, Money.cny(price));
            lines.add(line);
            total = total.plus(line.price().times(line.pieces()));
        }
        var held = new ShowEvent.PiecesHeld(
                at, order, buyer, lines, total, "i" + order, "h", at.plusSeconds(300), null, freight);
        orders.add(order);
        tell(show, at, held);
        if (random.nextInt(4) == 0) {
            Instant over = at.plusSeconds(300);
            tell(show, over, new ShowEvent.HoldReleased(over, order, buyer, ShowEvent.ReleaseReason.EXPIRED));
        } else {
            pay(shop, show, held);
        }
    }

    /** Soon, or weeks later; now and then the journal hears of it days after. */
    private void pay(long shop, long show, ShowEvent.PiecesHeld held) {
        Instant at = held.at().plusSeconds(random.nextInt(10) == 0 ? random.nextInt(30 * DAY) : random.nextInt(5, 280));
        Instant heard = random.nextInt(10) == 0 ? at.plusSeconds(random.nextInt(3 * DAY)) : at;
        tell(
                show,
                heard,
                new ShowEvent.OrderPaid(at, held.orderId(), held.buyerId(), "p" + held.orderId(), held.total()));
        if (random.nextInt(10) == 0) {
            Instant again = heard.plusSeconds(90);
            tell(
                    show,
                    again,
                    new ShowEvent.PaymentNotTaken(
                            again, held.orderId(), held.buyerId(), "q" + held.orderId(), held.total(), "paid"));
        }
        if (random.nextInt(4) == 0) {
            refund(shop, held, heard.plusSeconds(random.nextInt(DAY, 5 * DAY)));
        }
    }

    /** All of it, or a half and maybe the other half later; now and then told twice. */
    private void refund(long shop, ShowEvent.PiecesHeld held, Instant at) {
        long all = held.total().minor();
        long first = random.nextBoolean() ? all : all / 2;
        var ordered = new ShopEvent.RefundOrdered(at, nextId++, held.orderId(), Money.cny(first), "back");
        office.add(new Written(at, Streams.shop(shop), ordered));
        if (random.nextInt(3) == 0) {
            office.add(new Written(at.plusSeconds(5), Streams.shop(shop), ordered));
        }
        if (first < all && random.nextBoolean()) {
            Instant rest = at.plusSeconds(60);
            office.add(new Written(
                    rest,
                    Streams.shop(shop),
                    new ShopEvent.RefundOrdered(rest, nextId++, held.orderId(), Money.cny(all - first), "rest")));
        }
    }

    /** An event of a show, which now and then comes again a little later. */
    private void tell(long show, Instant heard, ShowEvent event) {
        floor.add(new Written(heard, Streams.show(show), event));
        if (random.nextInt(12) == 0) {
            floor.add(new Written(heard.plusSeconds(30), Streams.show(show), event));
        }
    }

    /** Counts of one to three sittings, each growing; some of them told again when they are behind. */
    private void sittings(long show, Instant opened, Instant closed) {
        for (int number = random.nextInt(1, 4); number > 0; number--) {
            long sitting = nextId++;
            long n = 0;
            boolean known = random.nextInt(6) > 0;
            for (int i = random.nextInt(1, 5); i > 0; i--) {
                n += random.nextInt(0, 40);
                Instant at = between(opened, closed);
                var item = new ItemReach(item(show, random.nextInt(PRODUCTS)), n * 2, n / 3, 0, 0);
                var reach = new Reach(n * 3, n, n / 2, n, n * 60, n / 2, n / 3);
                var counted = new Sitting(sitting, reach, null, List.of(item), ways(n, known));
                tell(show, at, new ShowEvent.AudienceCounted(at, counted));
            }
        }
    }

    private void pinsAndLikes(long show, Instant opened, Instant closed) {
        long likes = 0;
        for (int i = random.nextInt(2, 8); i > 0; i--) {
            Instant at = between(opened, closed);
            long item = item(show, random.nextInt(PRODUCTS));
            tell(
                    show,
                    at,
                    random.nextInt(4) == 0 ? new ShowEvent.ItemUnpinned(at, item) : new ShowEvent.ItemPinned(at, item));
            likes += random.nextInt(0, 30);
            Instant liked = between(opened, closed);
            tell(show, liked, new ShowEvent.LikesCounted(liked, likes, null));
        }
    }

    private @Nullable List<SourceReach> ways(long n, boolean known) {
        if (!known) {
            return null;
        }
        List<SourceReach> ways = new ArrayList<>();
        for (int number = 0; number < WAYS.size(); number++) {
            long part = n / (number * 3 + 1);
            ways.add(new SourceReach(
                    WAYS.get(number), part, part, part * 20, part, part, part / 2, part / 3, part * 100));
        }
        return ways;
    }

    /** Those of one shop alone, those of the other, many of both; and one of twelve of a demo's crowd. */
    private long buyer(long shop) {
        if (random.nextInt(12) == 0) {
            return random.nextLong(CROWD_FROM, CROWD_FROM + 10);
        }
        return shop == SHOP ? random.nextLong(1, people * 7L / 10 + 1) : random.nextLong(people * 4L / 10, people + 1);
    }

    /** Some orders, two of them in doubt no more, and whoever is doubtful in all that they do. */
    private void writeDoubts(JdbcClient rows) {
        for (long finding = 5; finding <= 7; finding++) {
            rows.sql("""
                            insert into doubt_finding (finding_id, rule, person_id, whole, began_at, last_at, facts, grounds)
                            values (:id, 'CIRCLE', case when :id = 7 then 3 end, :id = 7, now(), now(), '{}', '{}')
                            """).param("id", finding).update();
        }
        rows.sql("""
                        insert into doubt_judged (finding_id, ruling, reason, officer_id, at)
                        values (6, 'WITHDRAWN', '', 9, now())
                        """).update();
        for (long order : orders) {
            if (order % 17 == 0 || order % 19 == 0) {
                rows.sql("insert into doubt_order (finding_id, order_id) values (:finding, :order)")
                        .param("finding", order % 17 == 0 ? 5 : 6)
                        .param("order", order)
                        .update();
            }
        }
    }

    /** Of each ten people one switched lists off, one off and on again, one had all forgotten, and one is gone. */
    private void writeChoices(JdbcClient rows) {
        rows.sql("""
                        insert into feed_choice (person_id, off_at, on_at, forgotten_at)
                        select n, case when n % 10 in (1, 2) then :at - interval '1 day' * (n * 7 % 400) end,
                               case when n % 10 = 2 then :at - interval '1 day' * (n * 7 % 400) / 2 + interval '1 hour' end,
                               case when n % 10 in (2, 4) then :at - interval '1 day' * (n * 5 % 300) end
                          from generate_series(1, 200) n where n % 10 in (1, 2, 4)
                        """).param("at", MIDNIGHT.atOffset(UTC)).update();
        rows.sql("update person set deactivated_at = case when id % 10 = 6 then now() end where id <= 200")
                .update();
    }

    private static long item(long show, int number) {
        return show * 10 + number;
    }

    private static Instant ago(int days) {
        return MIDNIGHT.minus(Duration.ofDays(days));
    }

    private Instant between(Instant from, Instant until) {
        return from.plusSeconds(random.nextLong(Duration.between(from, until).toSeconds()));
    }

    private List<Recorded> places(int shard, List<Written> written) {
        var places = new ArrayList<Recorded>();
        for (Written one :
                written.stream().sorted(Comparator.comparing(Written::heard)).toList()) {
            places.add(new Recorded(
                    shard,
                    places.size() + 1,
                    one.stream(),
                    codec.typeOf(one.event()),
                    EventCodec.VERSION,
                    one.event().at(),
                    codec.bytes(one.event())));
        }
        return places;
    }
}
