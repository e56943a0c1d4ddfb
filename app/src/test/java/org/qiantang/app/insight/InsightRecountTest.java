package org.qiantang.app.insight;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Bookmark;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Sitting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class InsightRecountTest {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);
    private static final Pattern STATEMENT_END = Pattern.compile(";\\s*\\n");
    private static final double EXACT = 1e-9;
    private static final List<String> SUMS =
            List.of("insight_trade", "insight_item_trade", "insight_orderer", "insight_buyer");

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static Followers followers;
    private final EventCodec codec = new EventCodec();

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        followers = new Followers(new InsightTable(new EventCodec()), database.pool());
        PlayedInsight.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 40)
    void every_figure_is_what_a_recount_of_the_journal_by_sql_comes_to_whatever_came_late_or_twice(long seed)
            throws SQLException {
        var played = new PlayedInsight(seed);
        write(played);

        mix(played, new SplittableRandom(seed));

        equalsRecount(played);
    }

    @ForEachSeed(count = 10)
    void a_replay_from_the_first_event_comes_to_the_same_figures(long seed) throws SQLException {
        var played = new PlayedInsight(seed);
        write(played);
        mix(played, new SplittableRandom(seed));

        clear();
        followers.fold(played.office());
        followers.fold(played.floor());

        equalsRecount(played);
    }

    @ForEachSeed(count = 10)
    void the_events_behind_the_sales_and_the_refunds_add_up_to_them_page_by_page(long seed) throws SQLException {
        var played = new PlayedInsight(seed);
        write(played);
        mix(played, new SplittableRandom(seed));
        Map<String, @Nullable Object> recount = new Recount(jdbc).figures(true);

        assertThat(sum(behind("gmv"), "OrderPaid")).isEqualTo(recount.get("gmv"));
        assertThat(sum(behind("placed"), "PiecesHeld")).isEqualTo(recount.get("placed"));
        assertThat(behind("refund_orders").stream()
                        .map(fact -> fact.fact().orderId())
                        .distinct()
                        .count())
                .isEqualTo(((Number) required(recount, "refund_orders")).longValue());
    }

    @Test
    void the_events_behind_the_control_rooms_visits_tell_visits_and_those_behind_the_viewers_tell_viewers()
            throws SQLException {
        var played = new PlayedInsight(1);
        write(played);
        mix(played, new SplittableRandom(1));

        assertThat(behind("desk_visits").getFirst().fact().count()).isEqualTo(200);
        assertThat(behind("online").getFirst().fact().count()).isEqualTo(1);
    }

    @ForEachSeed(count = 10)
    void what_is_in_doubt_is_left_out_of_the_sound_figures_and_told_apart_until_it_is_called_a_false_alarm(long seed)
            throws SQLException {
        var played = new PlayedInsight(seed);
        write(played);
        mix(played, new SplittableRandom(seed));
        doubt();
        InstantSource clock = InstantSource.fixed(played.end().plusSeconds(86_400));
        var rows = new InsightRows(jdbc);
        Screens screens = screens(rows, clock);
        InsightRows.Show show = rows.show(PlayedInsight.SHOW).orElseThrow();

        Screen doubted = screens.of(show, false);
        jdbc.sql(
                        "insert into doubt_judged (finding_id, ruling, reason, officer_id, at) values (5, 'WITHDRAWN', '', 9, now())")
                .update();
        Screen cleared = screens.of(show, false);

        Map<String, @Nullable Object> sound = jdbc.sql("""
                        select coalesce(sum(paid_minor), 0)::float8 as gmv, count(*)::float8 as placed
                          from insight_order where not crowd and buyer_id not between 1 and 12
                        """).query().singleRow();
        assertThat(figure(doubted, "gmv").sound()).isEqualTo(sound.get("gmv"));
        assertThat(figure(doubted, "orders_placed").sound()).isEqualTo(sound.get("placed"));
        assertThat(doubted.doubtful().likes()).isEqualTo(7);
        assertThat(figure(doubted, "likes").sound()).isEqualTo(Math.max(0, people(doubted, "likes") - 7));
        assertThat(cleared.figures().values()).allMatch(one -> Objects.equals(one.people(), one.sound()));
        assertThat(cleared.doubtful()).isEqualTo(new Screen.Doubtful(0, 0, 0, 0, 0));
    }

    @ForEachSeed(count = 10)
    void who_has_other_orders_beside_one_in_doubt_is_still_a_buyer_of_the_sound_figures(long seed) throws SQLException {
        var played = new PlayedInsight(seed);
        write(played);
        mix(played, new SplittableRandom(seed));
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, show_id, merchant_id, person_id, whole, began_at, last_at, facts, grounds)
                        values (5, 'SELF_ORDER', :show, :shop, null, false, now(), now(), '{}', '{}'),
                               (6, 'SELF_ORDER', :show, :shop, null, false, now(), now(), '{}', '{}')
                        """)
                .param("show", PlayedInsight.SHOW)
                .param("shop", PlayedInsight.SHOP)
                .update();
        jdbc.sql("insert into doubt_order select 5, order_id from insight_order where order_id % 3 = 0")
                .update();
        jdbc.sql("insert into doubt_order select 6, order_id from insight_order where order_id % 6 = 0")
                .update();

        Who.Each<Counts.Trade> trade = new InsightRows(jdbc).trade(PlayedInsight.SHOW);

        Counts.Trade sound = jdbc.sql("""
                        select count(*), coalesce(sum(placed_minor), 0), count(distinct buyer_id), count(paid_at),
                               coalesce(sum(paid_minor), 0), count(distinct buyer_id) filter (where paid_at is not null),
                               coalesce(sum(g.pieces) filter (where paid_at is not null), 0),
                               coalesce(sum(g.goods) filter (where paid_at is not null), 0),
                               coalesce(sum(r.back) filter (where paid_at is not null), 0),
                               count(r.back) filter (where paid_at is not null)
                          from insight_order o
                          left join lateral (select sum(pieces) as pieces, sum(pieces * minor) as goods
                                               from insight_line l where l.order_id = o.order_id) g on true
                          left join lateral (select sum(minor) as back from insight_refund r where r.order_id = o.order_id) r on true
                         where show_id = :show and not crowd and order_id % 3 <> 0
                        """)
                .param("show", PlayedInsight.SHOW)
                .query((row, _) -> new Counts.Trade(
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        row.getLong(10)))
                .single();
        assertThat(trade.sound()).isEqualTo(sound);
        assertThat(trade.people()).isNotEqualTo(sound);
    }

    @ForEachSeed(count = 5)
    void sums_that_a_migration_reckons_from_the_rows_are_those_that_were_kept_while_folding(long seed)
            throws Exception {
        var played = new PlayedInsight(seed);
        write(played);
        mix(played, new SplittableRandom(seed));
        List<List<String>> kept = sums();

        for (String table : SUMS) {
            jdbc.sql("drop table " + table).update();
        }
        try (InputStream migration =
                InsightRecountTest.class.getResourceAsStream("/db/migration/V1265__insight_trade.sql")) {
            String statements = new String(requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8);
            for (String statement : STATEMENT_END.splitAsStream(statements).toList()) {
                jdbc.sql(statement).update();
            }
        }

        assertThat(sums()).isEqualTo(kept);
        assertThat(kept).noneMatch(List::isEmpty);
    }

    private static List<List<String>> sums() {
        return SUMS.stream()
                .map(table -> jdbc.sql("select t::text from " + table + " t order by 1")
                        .query(String.class)
                        .list())
                .toList();
    }

    private static Screen.Figure figure(Screen screen, String id) {
        return Optional.ofNullable(screen.figures().get(id)).orElseThrow();
    }

    private static double people(Screen screen, String id) {
        Double people = figure(screen, id).people();
        return people == null ? 0 : people;
    }

    /** All orders of the people 1..12, all that number 13 says, and seven likes. */
    private static void doubt() {
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, show_id, merchant_id, person_id, whole, began_at, last_at, facts, grounds)
                        values (5, 'TALK_EVEN', :show, :shop, 13, true, now(), now(), '{}', '{}')
                        """)
                .param("show", PlayedInsight.SHOW)
                .param("shop", PlayedInsight.SHOP)
                .update();
        jdbc.sql("insert into doubt_order select 5, order_id from insight_order where buyer_id between 1 and 12")
                .update();
        jdbc.sql("insert into doubt_likes (finding_id, show_id, minute, likes) values (5, :show, now(), 7)")
                .param("show", PlayedInsight.SHOW)
                .update();
    }

    private static double sum(List<Behind.Placed> facts, String type) {
        return facts.stream()
                .map(Behind.Placed::fact)
                .filter(fact -> fact.type().equals(type))
                .mapToLong(fact -> fact.minor() == null ? 0 : fact.minor())
                .sum();
    }

    private List<Behind.Placed> behind(String metric) {
        var behind = new Behind(jdbc, codec);
        Metric wanted = MetricBook.read().metric(metric).orElseThrow();
        var all = new ArrayList<Behind.Placed>();
        Bookmark after = Bookmark.NEWEST;
        List<Behind.Placed> page;
        do {
            page = behind.of(
                    PlayedInsight.SHOW, wanted, 0, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"), after, 7);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().bookmark();
        } while (!page.isEmpty());
        return all;
    }

    private Screens screens(InsightRows rows, InstantSource clock) {
        return new Screens(
                rows,
                new SourceRows(jdbc),
                new HotWords(HotWords.in(jdbc), clock, Runnable::run),
                MetricBook.read(),
                new Nobody(),
                clock,
                TransactionOperations.withoutTransaction());
    }

    private void equalsRecount(PlayedInsight played) {
        InstantSource clock = InstantSource.fixed(played.end().plusSeconds(86_400));
        var rows = new InsightRows(jdbc);
        Screens screens = screens(rows, clock);
        InsightRows.Show show = rows.show(PlayedInsight.SHOW).orElseThrow();
        for (boolean crowd : List.of(true, false)) {
            Screen screen = screens.of(show, crowd);
            var recount = new Recount(jdbc);
            Map<String, @Nullable Object> figures = recount.figures(crowd);

            assertThat(screen.figures().keySet()).isEqualTo(figures.keySet());
            figures.forEach((id, value) -> {
                Screen.Figure figure = screen.figures().get(id);
                Double shown = figure == null ? null : crowd ? figure.value() : figure.people();
                if (value == null) {
                    assertThat(shown).as(id).isNull();
                } else {
                    double counted = ((Number) value).doubleValue();
                    assertThat(shown).as(id).isCloseTo(counted, within(EXACT * Math.max(1, Math.abs(counted))));
                }
            });
            assertThat(screen.items().stream()
                            .sorted(Comparator.comparingLong(Screen.Item::itemId))
                            .map(InsightRecountTest::line))
                    .isEqualTo(recount.items(crowd));
            assertThat(screen.minutes().stream()
                            .filter(minute -> minute.at().isBefore(played.end()))
                            .map(InsightRecountTest::line))
                    .isEqualTo(recount.minutes(crowd));
            assertThat(screen.minutes().stream()
                            .filter(minute -> !minute.at().isBefore(played.end()))
                            .map(minute -> LATER.format(minute.at()) + " " + minute.refunded()))
                    .isEqualTo(recount.later(crowd));
            assertThat(screen.sources().stream().map(InsightRecountTest::line).sorted())
                    .isEqualTo(recount.sources());
        }
    }

    private static String line(Screen.Source one) {
        return "%s %d %d %d %d %d %d %d %s %s"
                .formatted(
                        one.source(),
                        one.entries(),
                        one.viewers(),
                        one.productViewers(),
                        one.clickers(),
                        one.orderers(),
                        one.buyers(),
                        one.gmv(),
                        rounded(one.stay()),
                        rounded(one.conversion()));
    }

    private static String rounded(@Nullable Double figure) {
        return figure == null
                ? "-"
                : BigDecimal.valueOf(figure).setScale(3, RoundingMode.HALF_UP).toPlainString();
    }

    private static String line(Screen.Item item) {
        return "%d %d %d %d %d %d %d %d %s %s"
                .formatted(
                        item.itemId(),
                        item.seen(),
                        item.clicks(),
                        item.pieces(),
                        item.gmv(),
                        item.buyers(),
                        item.orders(),
                        item.explained(),
                        rounded(item.clickRate()),
                        rounded(item.gpm()));
    }

    private static String line(Screen.Minute minute) {
        return "%s %d %d %d %d %d %d %d %d %d"
                .formatted(
                        MINUTE.format(minute.at()),
                        minute.gmv(),
                        minute.paid(),
                        minute.placed(),
                        minute.online(),
                        minute.entries(),
                        minute.exits(),
                        minute.exposures(),
                        minute.likes(),
                        minute.lines());
    }

    private static Object required(Map<String, @Nullable Object> row, String name) {
        Object value = row.get(name);
        if (value == null) {
            throw new AssertionError(name + ": none");
        }
        return value;
    }

    /** A show that nobody has at hand: the journal is all there is. */
    private static final class Nobody implements Screens.Now {
        @Override
        public @Nullable Sitting sitting(long showId) {
            return null;
        }

        @Override
        public long viewers(long showId) {
            return 0;
        }

        @Override
        public long crowd(long showId) {
            return 0;
        }
    }

    private void write(PlayedInsight played) throws SQLException {
        clear();
        jdbc.sql("delete from event").update();
        for (List<Recorded> shard : List.of(played.floor(), played.office())) {
            PlayedInsight.write(jdbc, shard);
        }
    }

    private void mix(PlayedInsight played, SplittableRandom random) throws SQLException {
        followers.mix(played.floor(), played.office(), 30, random);
    }

    private void clear() throws SQLException {
        followers.clear();
        for (String doubts : List.of("doubt_finding", "doubt_order", "doubt_likes", "doubt_judged")) {
            jdbc.sql("delete from " + doubts).update();
        }
    }
}
