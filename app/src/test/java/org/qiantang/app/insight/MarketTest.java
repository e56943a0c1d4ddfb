package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;

class MarketTest {
    private static final long ME = 1;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(10));
    /** All orders of the buyers 1..4 are in doubt. */
    private static final long DOUBTFUL = 4;

    /** Each figure by show once more, in SQL of its own; {@code s} is the show. */
    private static final Map<String, String> RECOUNT = Map.of(
            "gmv",
                    "(select coalesce(sum(o.paid_minor), 0) from insight_order o where o.show_id = s.show_id and {sound})",
            "orders_paid",
                    "(select count(*) from insight_order o where o.show_id = s.show_id and o.paid_at is not null and {sound})",
            "unpaid_rate", """
                    (select count(*) filter (where o.paid_at is null)::float8 / nullif(count(*), 0)
                       from insight_order o where o.show_id = s.show_id and {sound})""",
            "refund_rate", """
                    (select count(*) filter (where exists (select from insight_refund r where r.order_id = o.order_id))::float8
                            / nullif(count(*), 0)
                       from insight_order o where o.show_id = s.show_id and o.paid_at is not null and {sound})""",
            "viewers", "{people of viewers}",
            "stay", "{people of watch_seconds}::float8 / {people of viewers}",
            "conversion", """
                    (select count(distinct o.buyer_id)::float8
                       from insight_order o where o.show_id = s.show_id and o.paid_at is not null and {sound}) / {people of viewers}""");

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private long next = 1;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void clear() {
        for (String table : List.of(
                "insight_show", "insight_order", "insight_refund", "insight_sitting", "doubt_finding", "doubt_order")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    @ForEachSeed(count = 20)
    void each_median_is_what_a_recount_comes_to_with_every_shop_of_equal_weight(long seed) {
        clear();
        var random = new SplittableRandom(seed);
        for (int i = random.nextInt(10, 40); i > 0; i--) {
            play(random.nextLong(1, 12), random);
        }
        // At least as many shops and shows as are asked for.
        for (long shop = 20; shop < 30; shop++) {
            play(shop, random);
        }
        doubt();

        Map<String, Double> medians = market(NOW).without(ME).medians();

        assertThat(medians).containsKeys(RECOUNT.keySet().toArray(String[]::new));
        RECOUNT.forEach((id, figure) -> assertThat(medians).as(id).containsEntry(id, recount(figure)));
    }

    @Test
    void of_nine_shows_or_of_four_other_shops_nothing_is_told_and_ones_own_do_not_count() {
        for (int i = 0; i < 9; i++) {
            show(2 + i % 5, MIDNIGHT.minusSeconds(60), 10);
            show(ME, MIDNIGHT.minusSeconds(60), 10);
        }
        assertThat(market(NOW).without(ME).medians()).isEmpty();

        clear();
        for (int i = 0; i < 40; i++) {
            show(2 + i % 4, MIDNIGHT.minusSeconds(60), 10);
            show(ME, MIDNIGHT.minusSeconds(60), 10);
        }
        assertThat(market(NOW).without(ME).medians()).isEmpty();
        assertThat(market(NOW).without(99).medians()).containsEntry("viewers", 10.0);
    }

    @Test
    void a_figure_that_exists_in_too_few_shows_is_not_told_beside_those_that_are() {
        for (int i = 0; i < 10; i++) {
            show(2 + i % 5, MIDNIGHT.minusSeconds(60), 10);
        }

        Map<String, Double> medians = market(NOW).without(ME).medians();

        assertThat(medians).containsEntry("gmv", 0.0).doesNotContainKeys("unpaid_rate", "refund_rate", "aov");
    }

    @Test
    void shows_on_air_of_a_quarter_ago_of_the_shelf_or_that_nobody_watched_do_not_count() {
        for (int i = 0; i < 10; i++) {
            show(2 + i % 5, MIDNIGHT.minus(Duration.ofDays(90)), 10);
        }
        assertThat(market(NOW).without(ME).medians()).hasSizeGreaterThan(3);

        for (String change : List.of(
                "update insight_show set state = 'open'",
                "update insight_show set state = 'closed', kind = 'SHELF'",
                "update insight_show set kind = 'STAGE', closed_at = closed_at - interval '1 second'",
                "update insight_show set closed_at = closed_at + interval '1 day'; delete from insight_sitting where show_id in (select min(show_id) from insight_show)")) {
            jdbc.sql(change).update();

            assertThat(market(NOW).without(ME).medians()).as(change).isEmpty();
        }
    }

    @Test
    void a_shop_with_many_shows_weighs_no_more_than_one_with_few_and_an_amount_has_two_digits() {
        for (int i = 0; i < 60; i++) {
            sold(show(2, MIDNIGHT.minusSeconds(60 + i), 10), 5, 7);
        }
        for (long shop = 3; shop < 9; shop++) {
            sold(show(shop, MIDNIGHT.minusSeconds(60), 10), 5, 123_456 + shop);
        }

        assertThat(market(NOW).without(ME).medians()).containsEntry("gmv", 120_000.0);
    }

    @Test
    void medians_are_reckoned_once_a_day() {
        InstantSource[] clock = {InstantSource.fixed(NOW)};
        var market = new Market(new MarketRows(jdbc), () -> clock[0].instant());
        assertThat(market.without(ME).medians()).isEmpty();
        for (int i = 0; i < 10; i++) {
            show(2 + i % 5, MIDNIGHT.minusSeconds(60), 10);
        }

        ShowReport.Market later = market.without(ME);
        clock[0] = InstantSource.fixed(MIDNIGHT.plus(Duration.ofHours(24)));
        ShowReport.Market tomorrow = market.without(ME);

        assertThat(later.medians()).isEmpty();
        assertThat(later.asOf()).isEqualTo(MIDNIGHT);
        assertThat(tomorrow.medians()).containsEntry("viewers", 10.0);
        assertThat(tomorrow.asOf()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1)));
    }

    @Test
    void of_more_shows_than_one_reading_costs_the_last_ones_are_read() {
        for (int i = 0; i < 12; i++) {
            show(2 + i % 6, MIDNIGHT.minusSeconds(60 + i), 10 + i);
        }

        List<MarketRows.OfShow> read = new MarketRows(jdbc).shows(MIDNIGHT.minus(Market.SPAN), MIDNIGHT, 3);

        assertThat(read.stream().map(one -> one.counts().reach().viewers())).containsExactlyInAnyOrder(10L, 11L, 12L);
    }

    private static Market market(Instant now) {
        return new Market(new MarketRows(jdbc), InstantSource.fixed(now));
    }

    /** A show of anything: a crowd, orders unpaid and paid back, one sitting or two. */
    private void play(long shop, SplittableRandom random) {
        long show = show(shop, MIDNIGHT.minusSeconds(random.nextLong(1, 80L * 86_400)), random.nextInt(1, 400));
        if (random.nextBoolean()) {
            sitting(show, false, random.nextInt(50, 90), random.nextInt(9_000));
            sitting(show, true, random.nextInt(0, 50), random.nextInt(900));
        }
        for (int i = random.nextInt(0, 15); i > 0; i--) {
            long order = order(
                    show,
                    random.nextLong(1, 40),
                    random.nextInt(4) == 0,
                    random.nextInt(3) > 0,
                    random.nextLong(100, 90_000));
            if (random.nextInt(4) == 0) {
                refund(order);
            }
        }
    }

    private void sold(long show, int orders, long minor) {
        order(show, 10, false, true, minor - (orders - 1));
        for (int i = 1; i < orders; i++) {
            order(show, 10 + i, false, true, 1);
        }
    }

    private long show(long shop, Instant closed, long viewers) {
        long show = next++;
        jdbc.sql("""
                        insert into insight_show (show_id, merchant_id, room_id, kind, title, state, planned_at, opened_at, closed_at)
                        values (:show, :shop, :shop, 'STAGE', 'show', 'closed', :closed, :closed, :closed)
                        """)
                .param("show", show)
                .param("shop", shop)
                .param("closed", closed.atOffset(ZoneOffset.UTC))
                .update();
        sitting(show, false, viewers, viewers * 30);
        return show;
    }

    private void sitting(long show, boolean crowd, long viewers, long seconds) {
        jdbc.sql("""
                        insert into insight_sitting (show_id, sitting_id, crowd, exposures, entries, exits, viewers, watch_seconds,
                                                     product_viewers, clickers)
                        values (:show, :sitting, :crowd, :viewers * 4, :viewers, :viewers, :viewers, :seconds, :viewers, :viewers)
                        """)
                .param("show", show)
                .param("sitting", next++)
                .param("crowd", crowd)
                .param("viewers", viewers)
                .param("seconds", seconds)
                .update();
    }

    private long order(long show, long buyer, boolean crowd, boolean paid, long minor) {
        long order = next++;
        jdbc.sql("""
                        insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,
                                                   freight_minor, paid_position, paid_at, paid_minor)
                        values (:order, :show, :buyer, :crowd, :order, now(), :minor, 0, :order,
                                case when :paid then now() end, case when :paid then :minor end)
                        """)
                .param("order", order)
                .param("show", show)
                .param("buyer", buyer)
                .param("crowd", crowd)
                .param("paid", paid)
                .param("minor", minor)
                .update();
        return order;
    }

    private void refund(long order) {
        jdbc.sql("insert into insight_refund values (:refund, :order, 1, now(), :refund)")
                .param("refund", next++)
                .param("order", order)
                .update();
    }

    private static void doubt() {
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, show_id, merchant_id, person_id, whole, began_at, last_at, facts, grounds)
                        values (5, 'TALK_EVEN', 1, 1, 13, true, now(), now(), '{}', '{}')
                        """).update();
        jdbc.sql("insert into doubt_order select 5, order_id from insight_order where buyer_id <= " + DOUBTFUL)
                .update();
    }

    private static double recount(String figure) {
        String value = figure.replace("{sound}", "not o.crowd and o.buyer_id > " + DOUBTFUL)
                .replaceAll(
                        "\\{people of (\\w+)}",
                        "(select sum(case when t.crowd then -t.$1 else t.$1 end) from insight_sitting t where t.show_id = s.show_id)");
        Double median = jdbc.sql("""
                        with figure as (
                            select s.show_id, s.merchant_id, cast(%s as float8) as value from insight_show s where s.merchant_id <> :me
                        ), weighed as (
                            select *, 1.0 / count(*) over (partition by merchant_id) as weight from figure where value is not null
                        ), summed as (
                            select value, sum(weight) over (order by value, show_id) as so, sum(weight) over () / 2 as half from weighed
                        )
                        select (min(value) filter (where so >= half - 1e-9) + min(value) filter (where so > half + 1e-9)) / 2
                          from summed
                        """.formatted(value))
                .param("me", ME)
                .query(Double.class)
                .single();
        return BigDecimal.valueOf(median).round(new MathContext(2)).doubleValue();
    }
}
