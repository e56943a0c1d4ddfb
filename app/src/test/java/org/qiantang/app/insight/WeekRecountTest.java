package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.order.PlayedSales;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Bookmark;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop's week from the journal alone, and from the events behind each of its sums. */
class WeekRecountTest {
    private static final int PAGE = 7;

    private static final String RECOUNT = """
            with e as (
                select position, type, at, split_part(stream, '/', 2)::bigint as owner, convert_from(body, 'UTF8')::jsonb as b
                  from event
            ), stage as (
                select owner as show_id, (b->>'merchantId')::bigint as shop from e where type = 'ShowPlanned'
            ), placed as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, coalesce((b->>'shopId')::bigint, s.shop) as shop,
                       (b#>>'{total,minor}')::bigint as minor
                  from e
                  join stage s on s.show_id = e.owner
                 where type = 'PiecesHeld'
                 order by b->>'orderId', position
            ), paid as (
                select distinct on (b->>'orderId') (b->>'orderId')::bigint as id, at
                  from e where type = 'OrderPaid'
                 order by b->>'orderId', position
            ), back as (
                select distinct on (b->>'refundId') (b->>'orderId')::bigint as id, (b#>>'{amount,minor}')::bigint as minor
                  from e where type = 'RefundOrdered'
                 order by b->>'refundId', position
            )
            select (p.at at time zone 'Asia/Shanghai')::date as day, count(*) as orders, sum(o.minor) as paid,
                   coalesce(sum((select sum(r.minor) from back r where r.id = o.id)), 0) as back
              from placed o
              join paid p on p.id = o.id
             where o.shop = :shop
             group by 1
             order by 1
            """;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private final MetricBook book = MetricBook.read();

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        PlayedAudience.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 12)
    void a_weeks_sums_are_what_a_recount_of_the_journal_comes_to_and_what_the_events_behind_them_add_up_to(long seed)
            throws SQLException {
        fold(new PlayedAudience(seed));

        for (long shop : List.of(PlayedAudience.SHOP, PlayedAudience.OTHER)) {
            List<PlayedSales.Day> all = recount(shop);
            Instant now = somePayment(shop, new SplittableRandom(seed));
            List<PlayedSales.Day> week = PlayedSales.week(shop, now, jdbc);
            LocalDate first = week.getFirst().day();
            LocalDate last = week.getLast().day();

            assertThat(week.stream().filter(day -> day.orders() > 0))
                    .as("%d up to %s", shop, now)
                    .isNotEmpty()
                    .isEqualTo(all.stream()
                            .filter(day ->
                                    !day.day().isBefore(first) && !day.day().isAfter(last))
                            .toList());
            for (PlayedSales.Day day : week) {
                assertThat(behind(shop, day.day(), day.day())).isEqualTo(day);
            }
            assertThat(behind(shop, first, last))
                    .isEqualTo(new PlayedSales.Day(
                            first,
                            week.stream().mapToLong(PlayedSales.Day::orders).sum(),
                            week.stream().mapToLong(PlayedSales.Day::paid).sum(),
                            week.stream().mapToLong(PlayedSales.Day::back).sum()));
        }
    }

    /** What is added up is worth adding up. */
    @Test
    void made_up_weeks_have_refunds_doubtful_orders_and_payments_told_twice() throws SQLException {
        fold(new PlayedAudience(1));

        assertThat(recount(PlayedAudience.SHOP)).anyMatch(day -> day.back() > 0);
        assertThat(
                        count(
                                "select count(*) from doubtful_order join placed_order using (order_id) where paid_at is not null"))
                .isPositive();
        assertThat(count("""
                        select count(*) from (
                            select 1 from event where type = 'OrderPaid'
                             group by convert_from(body, 'UTF8')::jsonb->>'orderId' having count(*) > 1) twice
                        """)).isPositive();
    }

    /** What is behind them is read by that. */
    @Test
    void each_sum_of_a_week_is_of_payments_alone_or_of_refunds_alone() {
        assertThat(book.metrics().stream()
                        .filter(metric -> metric.group() == Metric.Group.WEEK)
                        .map(Metric::events))
                .hasSize(3)
                .allMatch(events -> events.equals(List.of("OrderPaid")) || events.equals(List.of("RefundOrdered")));
    }

    @Test
    void an_order_of_ones_own_goods_in_another_shops_room_leads_to_its_payment_and_the_rooms_shop_has_none_of_it()
            throws SQLException {
        Instant at = PlayedAudience.MIDNIGHT;
        long show = 900;
        List<Recorded> floor = PlayedInsight.places(
                Streams.FLOOR,
                Streams.show(show),
                List.of(
                        new ShowEvent.ShowPlanned(
                                at,
                                show,
                                PlayedAudience.OTHER,
                                PlayedAudience.OTHER,
                                3,
                                "晚场",
                                ShowEvent.HostKind.HUMAN,
                                300,
                                null,
                                null),
                        new ShowEvent.PiecesHeld(
                                at,
                                1,
                                5,
                                List.of(new ShowEvent.HeldLine(9_000, 1, 1, 1, Money.cny(5_000))),
                                Money.cny(5_000),
                                "i",
                                "h",
                                at.plusSeconds(300),
                                null,
                                null,
                                PlayedAudience.SHOP),
                        new ShowEvent.OrderPaid(at.plusSeconds(60), 1, 5, "p", Money.cny(5_000))));
        jdbc.sql("delete from event").update();
        PlayedInsight.write(jdbc, floor);
        var followers = new Followers(new InsightTable(new EventCodec()), database.pool());
        followers.clear();
        followers.fold(floor);
        PlayedSales.fold(floor, List.of(), database.pool());
        LocalDate day = LocalDate.ofInstant(at, Daily.CHINA);

        assertThat(behind(PlayedAudience.SHOP, day, day)).isEqualTo(new PlayedSales.Day(day, 1, 5_000, 0));
        assertThat(PlayedSales.week(PlayedAudience.SHOP, at, jdbc).getLast())
                .isEqualTo(new PlayedSales.Day(day, 1, 5_000, 0));
        assertThat(behind(PlayedAudience.OTHER, day, day)).isEqualTo(new PlayedSales.Day(day, 0, 0, 0));
    }

    /** What the events behind the three sums of some days come to. */
    private PlayedSales.Day behind(long shop, LocalDate first, LocalDate last) {
        return new PlayedSales.Day(
                first,
                facts("week_orders", shop, first, last).size(),
                sum(facts("week_paid", shop, first, last)),
                sum(facts("week_back", shop, first, last)));
    }

    private List<Behind.Fact> facts(String metric, long shop, LocalDate first, LocalDate last) {
        var behind = new BehindDays(jdbc, new EventCodec());
        Instant from = first.atStartOfDay(Daily.CHINA).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(Daily.CHINA).toInstant();
        var all = new ArrayList<Behind.Placed>();
        Bookmark after = Bookmark.NEWEST;
        List<Behind.Placed> page;
        do {
            page = behind.of(shop, book.metric(metric).orElseThrow(), from, until, after, PAGE);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().bookmark();
        } while (!page.isEmpty());
        return all.stream().map(Behind.Placed::fact).toList();
    }

    private static long sum(List<Behind.Fact> facts) {
        return facts.stream()
                .mapToLong(fact -> fact.minor() == null ? 0 : fact.minor())
                .sum();
    }

    private static List<PlayedSales.Day> recount(long shop) {
        return jdbc.sql(RECOUNT)
                .param("shop", shop)
                .query((row, _) -> new PlayedSales.Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("orders"),
                        row.getLong("paid"),
                        row.getLong("back")))
                .list();
    }

    /** When one of the shop's orders was paid; most of them were paid in the week of a show. */
    private static Instant somePayment(long shop, SplittableRandom random) {
        List<Instant> paid = jdbc.sql(
                        "select paid_at from placed_order where merchant_id = :shop and paid_at is not null order by order_id")
                .param("shop", shop)
                .query((row, _) ->
                        row.getObject("paid_at", OffsetDateTime.class).toInstant())
                .list();
        return paid.get(random.nextInt(paid.size())).plus(Duration.ofDays(random.nextInt(3)));
    }

    private static long count(String sql) {
        return jdbc.sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    private static void fold(PlayedAudience played) throws SQLException {
        played.write(database.pool());
        played.fold(database.pool());
        PlayedSales.fold(played.floor(), played.office(), database.pool());
    }
}
