package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.Profile.Dimension;
import org.qiantang.app.insight.Profile.Group;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;

class AudiencesTest {
    private static final long SHOP = 2;
    private static final long OTHER = 3;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(10));
    private static final List<String> CATEGORIES = List.of("tea", "silk", "cups");

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static Segments segments;
    private static Audiences audiences;

    private long nextOrder = 1;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        segments = new Segments(jdbc);
        audiences = new Audiences(new AudienceRows(jdbc), segments, InstantSource.fixed(NOW));
        jdbc.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'p' || n, '', '{}', now(), n > 900 from generate_series(1, 1000) n
                        """).update();
        for (long shop : List.of(SHOP, OTHER)) {
            jdbc.sql("insert into merchant (id, name, opened_at, last_at) values (:id, :name, now(), now())")
                    .param("id", shop)
                    .param("name", "shop " + shop)
                    .update();
            jdbc.sql("""
                            insert into insight_show (show_id, merchant_id, room_id, kind, title, state, planned_at, opened_at, closed_at)
                            values (:shop * 10, :shop, 1, 'STAGE', 'show', 'closed', :at, :at, :until)
                            """)
                    .param("shop", shop)
                    .param("at", MIDNIGHT.minus(Duration.ofDays(800)).atOffset(ZoneOffset.UTC))
                    .param("until", NOW.atOffset(ZoneOffset.UTC))
                    .update();
            for (int at = 0; at < CATEGORIES.size(); at++) {
                jdbc.sql("""
                                insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                                values (:id, :shop, :code, 'a', :category, '', '{}', now(), now())
                                """)
                        .param("id", shop * 100 + at)
                        .param("shop", shop)
                        .param("code", "c" + at)
                        .param("category", CATEGORIES.get(at))
                        .update();
                jdbc.sql("insert into insight_item values (:shop * 10, :item, :product, 1, 'a', '')")
                        .param("shop", shop)
                        .param("item", shop * 1_000 + at)
                        .param("product", shop * 100 + at)
                        .update();
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void clear() {
        for (String table : List.of(
                "insight_order",
                "insight_line",
                "feed_choice",
                "doubt_finding",
                "doubt_order",
                "insight_source_sitting")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private record Bought(long buyer, int category, Instant at) {}

    @ForEachSeed(count = 25)
    void what_is_told_of_a_shop_is_true_and_no_few_people_can_be_reckoned_from_it(long seed) {
        clear();
        var random = new SplittableRandom(seed);
        List<Bought> all = new ArrayList<>();
        int people = random.nextInt(5, 90);
        for (int i = random.nextInt(10, 240); i > 0; i--) {
            var bought = new Bought(
                    random.nextLong(1, people + 1),
                    random.nextInt(random.nextInt(1, CATEGORIES.size() + 1)),
                    MIDNIGHT.minusSeconds(random.nextLong(1, 400L * 86_400)));
            all.add(bought);
            order(SHOP, bought.buyer(), bought.category(), bought.at());
        }

        Map<Integer, Audience> told = new HashMap<>();
        Audiences.DAYS.forEach(days -> told.put(days, audiences.of(SHOP, days)));

        told.forEach((days, audience) -> {
            Set<Long> buyers = buyers(all, days, -1);
            if (audience.buyers() != null) {
                assertThat(audience.buyers()).isEqualTo(buyers.size());
            }
            for (Group group : dimension(audience, "interests").groups()) {
                int truth = buyers(all, days, CATEGORIES.indexOf(group.id())).size();
                if (group.people() != null) {
                    assertThat(group.people()).isEqualTo(truth);
                    assertThat(few(truth)).isFalse();
                    assertThat(few(buyers.size() - truth)).isFalse();
                }
            }
            for (String parts : List.of("returning", "rfm", "price", "time")) {
                int left = buyers.size()
                        - dimension(audience, parts).groups().stream()
                                .mapToInt(AudiencesTest::size)
                                .sum();
                assertThat(buyers.size() < Hiding.LEAST || !few(left)).as(parts).isTrue();
            }
        });
        nested(audiences.of(SHOP, 30), audiences.of(SHOP, 90));
        nested(audiences.of(SHOP, 90), audiences.of(SHOP, 365));
    }

    private static void nested(Audience inner, Audience outer) {
        if (inner.buyers() != null && outer.buyers() != null) {
            assertThat(few(outer.buyers() - inner.buyers())).isFalse();
        }
        Map<String, Group> around = new HashMap<>();
        dimension(outer, "interests").groups().forEach(group -> around.put(group.id(), group));
        for (Group group : dimension(inner, "interests").groups()) {
            Group larger = around.get(group.id());
            if (group.people() != null && larger != null && larger.people() != null) {
                assertThat(few(larger.people() - group.people())).isFalse();
            }
        }
    }

    @Test
    void the_same_purchase_is_told_from_the_next_midnight_on_and_doubtful_ones_never() {
        for (long buyer = 1; buyer <= 20; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minusSeconds(60));
        }
        order(SHOP, 21, 0, MIDNIGHT.plusSeconds(60));
        jdbc.sql("insert into doubt_order select 5, order_id from insight_order where buyer_id <= 3")
                .update();
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, whole, began_at, last_at, facts, grounds)
                        values (5, 'CIRCLE', false, now(), now(), '{}', '{}')
                        """).update();

        Audience told = audiences.of(SHOP, 90);

        assertThat(told.asOf()).isEqualTo(MIDNIGHT);
        assertThat(told.buyers()).isEqualTo(17);
        assertThat(dimension(told, "returning").groups())
                .containsExactly(new Group("first", 17), new Group("again", 0));
        assertThat(dimension(told, "time").groups()).contains(new Group("evening", 17));
    }

    @Test
    void who_bought_again_and_stays_away_twice_as_long_as_usual_is_leaving() {
        order(SHOP, 1, 0, MIDNIGHT.minus(Duration.ofDays(100)));
        order(SHOP, 1, 0, MIDNIGHT.minus(Duration.ofDays(80)));
        order(SHOP, 2, 0, MIDNIGHT.minus(Duration.ofDays(200)));
        order(SHOP, 2, 0, MIDNIGHT.minus(Duration.ofDays(80)));
        order(SHOP, 3, 0, MIDNIGHT.minus(Duration.ofDays(300)));

        assertThat(segments.people(SHOP, Segments.Kind.LEAVING, MIDNIGHT)).containsExactly(1L);
    }

    @Test
    void what_was_bought_before_one_had_it_forgotten_or_while_lists_were_off_makes_nobody_leaving() {
        for (long buyer = 1; buyer <= 3; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minus(Duration.ofDays(100)));
            order(SHOP, buyer, 0, MIDNIGHT.minus(Duration.ofDays(80)));
        }
        chose(2, null, null, MIDNIGHT.minus(Duration.ofDays(90)));
        chose(3, MIDNIGHT.minus(Duration.ofDays(90)), MIDNIGHT.minus(Duration.ofDays(70)), null);

        assertThat(segments.people(SHOP, Segments.Kind.LEAVING, MIDNIGHT)).containsExactly(1L);
    }

    @Test
    void who_bought_here_once_is_not_alike_however_long_ago_that_was() {
        for (long buyer = 1; buyer <= 12; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minusSeconds(5_000));
        }
        order(SHOP, 51, 0, MIDNIGHT.minus(Duration.ofDays(400)));
        order(OTHER, 50, 0, MIDNIGHT.minusSeconds(4_000));
        order(OTHER, 51, 0, MIDNIGHT.minusSeconds(4_000));

        assertThat(segments.people(SHOP, Segments.Kind.ALIKE, MIDNIGHT)).containsExactly(50L);
    }

    @Test
    void as_near_as_half_of_the_buyers_is_alike_however_much_somebody_bought() {
        for (long buyer = 1; buyer <= 12; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minusSeconds(5_000));
        }
        order(SHOP, 12, 1, MIDNIGHT.minusSeconds(5_000));
        for (int times = 0; times < 3; times++) {
            order(OTHER, 50, 0, MIDNIGHT.minusSeconds(4_000));
        }

        assertThat(segments.people(SHOP, Segments.Kind.ALIKE, MIDNIGHT)).containsExactly(50L);
    }

    @Test
    void alike_is_who_buys_elsewhere_what_the_shops_buyers_buy_and_lets_lists_be_made_for_them() {
        for (long buyer = 1; buyer <= 12; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minusSeconds(5_000));
        }
        order(OTHER, 50, 0, MIDNIGHT.minusSeconds(4_000));
        order(OTHER, 51, 1, MIDNIGHT.minusSeconds(4_000));
        order(OTHER, 52, 0, MIDNIGHT.minusSeconds(4_000));
        order(OTHER, 901, 0, MIDNIGHT.minusSeconds(4_000));
        jdbc.sql("insert into feed_choice (person_id, off_at) values (52, now())")
                .update();

        assertThat(segments.people(SHOP, Segments.Kind.ALIKE, MIDNIGHT)).containsExactly(50L);
        assertThat(audiences.of(SHOP, 90).segments()).contains(new Group("ALIKE", null));
    }

    @Test
    void nobody_is_alike_a_shop_of_few_buyers() {
        for (long buyer = 1; buyer <= 9; buyer++) {
            order(SHOP, buyer, 0, MIDNIGHT.minusSeconds(5_000));
        }
        order(OTHER, 50, 0, MIDNIGHT.minusSeconds(4_000));

        assertThat(segments.people(SHOP, Segments.Kind.ALIKE, MIDNIGHT)).isEmpty();
    }

    private static void chose(long person, @Nullable Instant off, @Nullable Instant on, @Nullable Instant forgotten) {
        jdbc.sql("""
                        insert into feed_choice (person_id, off_at, on_at, forgotten_at)
                        values (:person, :off, :on, :forgotten)
                        """)
                .param("person", person)
                .param("off", time(off), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("on", time(on), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("forgotten", time(forgotten), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private void order(long shop, long buyer, int category, Instant at) {
        jdbc.sql("""
                        insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,
                                                   freight_minor, paid_position, paid_at, paid_minor)
                        values (:order, :shop * 10, :buyer, false, :order, :at, 9900, 0, :order, :at, 9900)
                        """)
                .param("order", nextOrder)
                .param("shop", shop)
                .param("buyer", buyer)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("insert into insight_line values (:order, 0, :item, 1, 1, 9900)")
                .param("order", nextOrder)
                .param("item", shop * 1_000 + category)
                .update();
        nextOrder++;
    }

    /** Who bought in the last days; of one category where it is not -1. */
    private static Set<Long> buyers(List<Bought> all, int days, int category) {
        Set<Long> buyers = new HashSet<>();
        all.stream()
                .filter(one -> !one.at().isBefore(MIDNIGHT.minus(Duration.ofDays(days))))
                .filter(one -> category < 0 || one.category() == category)
                .forEach(one -> buyers.add(one.buyer()));
        return buyers;
    }

    private static Dimension dimension(Audience audience, String id) {
        return audience.dimensions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean few(int people) {
        return people > 0 && people < Hiding.LEAST;
    }

    private static int size(Group group) {
        Integer people = group.people();
        return people == null ? 0 : people;
    }
}
