package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.mall.GoodsWatch;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FeedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final long SHOP = 2;
    private static final long BAG = 7;

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private FeedRows rows;
    private Feed feed;
    private Optional<List<Profile>> knownMeanwhile = Optional.of(List.of());
    private Runnable whileListing = () -> {};
    private List<RoomsOnAir.Room> onAir = List.of();
    private Set<Long> limited = Set.of();

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql(
                        "insert into person (id, name, nickname, password, roles, created_at) values (5, 'p', 'p', '', '{}', now())")
                .update();
        jdbc.sql("insert into merchant (id, name, opened_at, last_at) values (2, 'shop', now(), now())")
                .update();
        jdbc.sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                        values (7, 2, 'c', 'bag', '箱包', '', '{}', now(), now())
                        """).update();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void one_bag() {
        rows = new FeedRows(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        var contents = new Contents(new ContentRows(jdbc, "one"), new OneMeaning(), Runnable::run, CLOCK);
        feed = new Feed(
                rows,
                new ImpressionRows(jdbc),
                new NoPurchases(),
                _ -> List.of(),
                () -> onAir,
                List::of,
                new Sinking(NoShops::new, () -> limited),
                Map::of,
                contents,
                CLOCK);
        feed.put(new GoodsWatch.Seen(BAG, SHOP, "shop", "bag", "箱包", 9_900L, 5, true, NOW, null));
    }

    @Test
    void nobody_is_known_until_all_of_the_past_has_been_told() {
        rows.add(5, Kind.PRODUCT, BAG, Act.CLICK, NOW.minusSeconds(60));

        assertThat(feed.known()).isEmpty();
        feed.filled();

        assertThat(knownMeanwhile).isEmpty();
        assertThat(feed.known().orElseThrow()).extracting(Profile::user).containsExactly(5L);
    }

    @Test
    void of_a_room_nothing_is_told_until_the_past_has_been_and_then_how_many_have_looked_at_what() {
        rows.add(5, Kind.PRODUCT, BAG, Act.CLICK, NOW.minusSeconds(60));
        assertThat(feed.crowd(Set.of(5L), Set.of(BAG))).isEmpty();

        feed.filled();

        assertThat(feed.crowd(Set.of(5L, 6L), Set.of(BAG)).orElseThrow().seen()).isEqualTo(Map.of(BAG, 1));
    }

    @Test
    void goods_that_go_while_what_they_are_like_is_told_are_not_listed_again() throws Exception {
        feed.look();
        assertThat(suggested()).containsExactly(BAG);
        var going = Thread.ofPlatform().unstarted(() -> feed.gone(BAG));
        whileListing = () -> {
            going.start();
            try {
                going.join(Duration.ofMillis(300));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };

        feed.compare();
        going.join();

        assertThat(suggested()).isEmpty();
    }

    @Test
    void a_room_under_a_provisional_limit_is_suggested_to_nobody_until_it_ends_and_its_goods_all_the_while() {
        onAir = List.of(
                new RoomsOnAir.Room(11, SHOP, "晚场", List.of(BAG)),
                new RoomsOnAir.Room(12, SHOP + 1, "隔壁", List.of(BAG)));
        feed.look();
        assertThat(rooms()).containsExactlyInAnyOrder(11L, 12L);

        limited = Set.of(11L);
        feed.look();

        assertThat(rooms()).containsExactly(12L);
        assertThat(suggested()).containsExactly(BAG);
        limited = Set.of();
        feed.look();
        assertThat(rooms()).containsExactlyInAnyOrder(11L, 12L);
    }

    private List<Long> rooms() {
        return feed.rooms(null, new Feed.Asked(Surface.HOME, 5, 0, Set.of())).places().stream()
                .map(Suggested::itemId)
                .toList();
    }

    private List<Long> suggested() {
        return feed.products(null, new Feed.Asked(Surface.HOME, 5, 0, Set.of()), null).places().stream()
                .map(Suggested::itemId)
                .toList();
    }

    /** Asks who is known while the past is told. */
    private final class NoPurchases implements Purchases {
        @Override
        public List<Paid> after(long orderId, Instant since, int limit) {
            knownMeanwhile = feed.known();
            return List.of();
        }

        @Override
        public List<Paid> ofBuyer(long buyerId, Instant since) {
            return List.of();
        }

        @Override
        public List<Paid> of(long orderId, int shard, long position) {
            return List.of();
        }
    }

    /** No shop stands last; who asks gives something time to happen meanwhile. */
    private final class NoShops extends AbstractSet<Long> {
        @Override
        public boolean contains(Object shop) {
            Runnable once = whileListing;
            whileListing = () -> {};
            once.run();
            return false;
        }

        @Override
        public Iterator<Long> iterator() {
            return Collections.emptyIterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }

    private static final class OneMeaning implements Contents.Meanings {
        @Override
        public boolean isThere() {
            return true;
        }

        @Override
        public float[] of(String text) {
            return new float[] {1};
        }
    }
}
