package org.qiantang.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.feed.Viewers;
import org.qiantang.app.insight.Hiding;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Profile;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class GrowthListsTest {
    private static final long SHOP = 2;
    private static final long OTHER = 3;
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T16:00:00Z");
    private static final Instant NOW = MIDNIGHT.plus(Duration.ofHours(10));
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final List<Profile> viewers = new ArrayList<>();
    private ListTable table;
    private Churn churn;
    private Lookalike lookalike;
    private GrowthLists growth;
    private long nextOrder = 1;
    private int asked;
    private boolean ready = true;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'p' || n, '', '{}', now(), n > 1900 from generate_series(1, 2000) n
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
            jdbc.sql("""
                            insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                            values (:shop * 100, :shop, 'c', 'a tea', '农产品', '', '{}', now(), now())
                            """).param("shop", shop).update();
            jdbc.sql("insert into insight_item values (:shop * 10, :shop * 1000, :shop * 100, 1, 'a', '')")
                    .param("shop", shop)
                    .update();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void clear() {
        for (String name : List.of(
                "insight_order", "insight_line", "feed_choice", "doubt_finding", "doubt_order", "growth_list")) {
            jdbc.sql("delete from " + name).update();
        }
        viewers.clear();
        var rows = new GrowthRows(jdbc);
        table = new ListTable(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        churn = new Churn(rows, CLOCK);
        asked = 0;
        Viewers known = () -> {
            asked++;
            return ready ? Optional.of(List.copyOf(viewers)) : Optional.empty();
        };
        lookalike = new Lookalike(rows, table, known, CLOCK);
        growth = new GrowthLists(churn, lookalike, table, new Ids(CLOCK, 1), CLOCK);
    }

    @Test
    void who_bought_weekly_and_fell_silent_is_leaving_and_who_buys_on_is_steady() {
        steadyAndSilent();

        Churn.Report told = churn.of(SHOP);
        List<Long> left = churn.people(SHOP, Set.of(Churn.Group.LEAVING, Churn.Group.LEFT))
                .people();
        List<Long> steady = churn.people(SHOP, Set.of(Churn.Group.STEADY)).people();

        assertThat(told.asOf()).isEqualTo(MIDNIGHT);
        assertThat(told.buyers()).isEqualTo(100);
        assertThat(left).hasSize(30).allMatch(person -> person > 40 && person <= 70);
        assertThat(steady).hasSize(40).allMatch(person -> person <= 40);
        assertThat(told.groups())
                .filteredOn(part -> part.group() == Churn.Group.ONCE)
                .extracting(Churn.Part::people)
                .containsExactly(30);
        assertThat(told.check()).isNotNull();
    }

    @Test
    void of_too_few_buyers_nothing_is_told_and_no_list_is_made() {
        for (long buyer = 1; buyer <= 12; buyer++) {
            order(SHOP, buyer, MIDNIGHT.minus(Duration.ofDays(5)));
        }

        assertThat(churn.of(SHOP)).isEqualTo(new Churn.Report(MIDNIGHT, null, null, List.of(), null));
        assertThat(growth.make(SHOP, "a", churned(Churn.Group.ONCE), 1)).isInstanceOf(GrowthLists.Answer.TooFew.class);
    }

    @ForEachSeed(count = 15)
    void no_group_of_few_is_told_nor_can_be_reckoned_and_those_told_are_true(long seed) {
        clear();
        var random = new SplittableRandom(seed);
        int all = random.nextInt(50, 120);
        for (long buyer = 1; buyer <= all; buyer++) {
            for (int i = random.nextInt(5); i >= 0; i--) {
                order(SHOP, buyer, MIDNIGHT.minusSeconds(random.nextLong(1, 500L * 86_400)));
            }
        }

        Churn.Report told = churn.of(SHOP);

        int sum = 0;
        for (Churn.Part part : told.groups()) {
            Integer people = part.people();
            if (people != null) {
                sum += people;
                assertThat(Hiding.isSmall(people)).isFalse();
                assertThat(churn.people(SHOP, Set.of(part.group())).people())
                        .hasSizeBetween(people, people == 0 ? 0 : people + 9);
            } else {
                assertThat(growth.make(SHOP, "a", churned(part.group()), 1))
                        .isInstanceOf(GrowthLists.Answer.TooFew.class);
            }
        }
        Integer buyers = told.buyers();
        if (buyers != null) {
            assertThat(Hiding.isSmall(buyers - sum)).isFalse();
        }
    }

    @Test
    void who_switched_it_off_was_forgotten_or_is_in_doubt_is_in_no_list_and_goes_from_those_that_were_made() {
        steadyAndSilent();
        jdbc.sql("insert into feed_choice (person_id, off_at) values (41, now())")
                .update();
        var kept = (GrowthLists.Answer.Kept)
                growth.make(SHOP, "silent", churned(Churn.Group.LEAVING, Churn.Group.LEFT), 1);
        assertThat(growth.people(SHOP, kept.listId(), "test")).hasSize(29).doesNotContain(41L);

        jdbc.sql("insert into feed_choice (person_id, off_at) values (42, now())")
                .update();
        jdbc.sql("insert into feed_choice (person_id, forgotten_at) values (43, :at)")
                .param("at", NOW.plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, whole, person_id, began_at, last_at, facts, grounds)
                        values (6, 'CIRCLE', true, 44, now(), now(), '{}', '{}')
                        """).update();

        assertThat(growth.people(SHOP, kept.listId(), "test")).hasSize(26).doesNotContain(41L, 42L, 43L, 44L);
        growth.trim();
        assertThat(jdbc.sql("select count(*) from growth_person")
                        .query(Integer.class)
                        .single())
                .isEqualTo(26);
        assertThat(table.lists(SHOP, Long.MAX_VALUE, 10).getFirst().uses()).isEqualTo(2);
    }

    @Test
    void people_and_purchases_are_told_in_whole_tens_so_that_nobody_lies_between_two_numbers() {
        steadyAndSilent();
        jdbc.sql("insert into feed_choice (person_id, off_at) values (41, now())")
                .update();

        Churn.Report told = churn.of(SHOP);
        var kept = (GrowthLists.Answer.Kept)
                growth.make(SHOP, "silent", churned(Churn.Group.LEAVING, Churn.Group.LEFT), 1);

        assertThat(told.buyers()).isEqualTo(90);
        assertThat(told.groups())
                .allMatch(part -> part.people() == null || part.people() % 10 == 0)
                .allMatch(part -> part.expected() == null || part.expected() % 10 == 0);
        assertThat(told.check()).matches(check -> check.happened() % 10 == 0 && check.foretold() % 10 == 0);
        assertThat(told.model()).matches(model -> model.equals(model.rounded()));
        assertThat(kept.people()).isEqualTo(20);
        assertThat(table.lists(SHOP, Long.MAX_VALUE, 10).getFirst().people()).isEqualTo(20);
    }

    @Test
    void a_list_is_made_of_the_people_of_the_days_report_less_those_who_have_gone_since() {
        steadyAndSilent();
        teaDrinkers();
        churn.of(SHOP);
        long nearest = lookalike
                .people(new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0), 10)
                .orElseThrow()
                .people()
                .getFirst();
        jdbc.sql("insert into feed_choice (person_id, off_at) values (41, now()), (:nearest, now())")
                .param("nearest", nearest)
                .update();
        jdbc.sql("insert into feed_choice (person_id, forgotten_at) values (42, :at)")
                .param("at", MIDNIGHT.plusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();

        var silent = (GrowthLists.Answer.Kept)
                growth.make(SHOP, "silent", churned(Churn.Group.LEAVING, Churn.Group.LEFT), 1);
        var alike = (GrowthLists.Answer.Kept) growth.make(SHOP, "alike", alike(10), 1);

        assertThat(silent.people()).isEqualTo(30);
        assertThat(growth.people(SHOP, silent.listId(), "test")).hasSize(28).doesNotContain(41L, 42L);
        assertThat(alike.people()).isEqualTo(30);
        assertThat(growth.people(SHOP, alike.listId(), "test")).hasSize(29).doesNotContain(nearest);
    }

    @Test
    void however_many_lists_are_made_people_are_compared_once_a_day() {
        teaDrinkers();

        lookalike.of(new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0));
        growth.make(SHOP, "a tenth", alike(10), 1);
        growth.make(SHOP, "less", alike(5), 1);
        growth.make(SHOP, "too few", alike(1), 1);

        assertThat(asked).isEqualTo(1);
        assertThat(table.lists(SHOP, Long.MAX_VALUE, 10))
                .extracting(ListTable.Made::people)
                .containsExactly(10, 30);
    }

    @Test
    void before_the_past_is_known_nothing_is_said_of_who_is_alike_and_afterwards_all_of_it() {
        teaDrinkers();
        var shop = new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0);

        ready = false;
        assertThat(lookalike.of(shop)).isEmpty();
        assertThat(growth.make(SHOP, "alike", alike(10), 1)).isEqualTo(new GrowthLists.Answer.NotYet());

        ready = true;
        assertThat(lookalike.of(shop)).map(Lookalike.Report::state).contains(Lookalike.State.READY);
        assertThat(growth.make(SHOP, "alike", alike(10), 1)).isInstanceOf(GrowthLists.Answer.Kept.class);
    }

    @Test
    void a_shop_has_no_more_than_fifty_lists_even_where_some_are_made_at_once() throws Exception {
        steadyAndSilent();
        for (int i = 1; i < GrowthLists.MOST; i++) {
            growth.make(SHOP, "one of many", churned(Churn.Group.STEADY), 1);
        }

        try (var threads = Executors.newFixedThreadPool(4)) {
            threads.invokeAll(
                    Collections.nCopies(4, () -> growth.make(SHOP, "at once", churned(Churn.Group.STEADY), 1)));
        }

        assertThat(table.count(SHOP)).isEqualTo(GrowthLists.MOST);
        assertThat(growth.make(SHOP, "one more", churned(Churn.Group.STEADY), 1))
                .isEqualTo(new GrowthLists.Answer.TooMany(GrowthLists.MOST));
    }

    @Test
    void another_shop_gets_nothing_of_a_list_and_cannot_delete_it() {
        steadyAndSilent();
        var kept = (GrowthLists.Answer.Kept) growth.make(SHOP, "steady", churned(Churn.Group.STEADY), 1);

        assertThat(growth.people(OTHER, kept.listId(), "test")).isEmpty();
        assertThat(table.forget(OTHER, kept.listId())).isFalse();
        assertThat(table.lists(OTHER, Long.MAX_VALUE, 10)).isEmpty();

        assertThat(table.forget(SHOP, kept.listId())).isTrue();
        assertThat(growth.people(SHOP, kept.listId(), "test")).isEmpty();
    }

    @Test
    void alike_is_who_does_elsewhere_what_the_buyers_do_elsewhere_and_never_a_buyer() {
        teaDrinkers();

        Lookalike.Report told =
                lookalike.of(new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0)).orElseThrow();
        List<Long> alike = lookalike
                .people(new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0), 10)
                .orElseThrow()
                .people();

        assertThat(told.state()).isEqualTo(Lookalike.State.READY);
        assertThat(told.seed()).isEqualTo(40);
        assertThat(told.others()).isEqualTo(360);
        assertThat(alike).hasSize(36).allMatch(person -> person > 40 && person <= 100);
        Lookalike.Size tenth = told.sizes().getLast();
        assertThat(tenth.people()).isEqualTo(30);
        assertThat(tenth.lift()).isGreaterThan(3);
        assertThat(told.sizes().getFirst()).isEqualTo(new Lookalike.Size(1, null, null, null));
        assertThat(told.common()).first().isEqualTo(new Lookalike.Common(Feature.Sort.CATEGORY, "农产品", 100, 15));
    }

    @Test
    void who_must_not_be_reached_is_neither_seed_nor_alike() {
        teaDrinkers();
        jdbc.sql("insert into feed_choice (person_id, off_at) select n, now() from generate_series(30, 70) n")
                .update();

        Lookalike.Report told = lookalike
                .of(new Lookalike.Asked(SHOP, Lookalike.Seed.PRODUCT, SHOP * 100))
                .orElseThrow();
        List<Long> alike = lookalike
                .people(new Lookalike.Asked(SHOP, Lookalike.Seed.PRODUCT, SHOP * 100), 5)
                .orElseThrow()
                .people();

        assertThat(told.seed()).isEqualTo(20);
        assertThat(told.others()).isEqualTo(330);
        assertThat(alike).hasSize(16).allMatch(person -> person > 70 && person <= 100);
    }

    @Test
    void of_a_seed_of_few_nothing_is_said() {
        teaDrinkers();
        jdbc.sql("delete from insight_order where buyer_id > 15").update();

        Lookalike.Report told =
                lookalike.of(new Lookalike.Asked(SHOP, Lookalike.Seed.SHOP, 0)).orElseThrow();

        assertThat(told.state()).isEqualTo(Lookalike.State.FEW_SEED);
        assertThat(told.sizes()).isEmpty();
        assertThat(told.common()).isEmpty();
    }

    /** 40 who bought each week until now, 30 who did so until 200 days ago, 30 who bought once. */
    private void steadyAndSilent() {
        for (long buyer = 1; buyer <= 100; buyer++) {
            int gone = buyer <= 40 ? 0 : 200;
            int times = buyer <= 70 ? 20 : 1;
            for (int i = 0; i < times; i++) {
                order(SHOP, buyer, MIDNIGHT.minus(Duration.ofDays(gone + 1 + buyer % 3 + 7L * i)));
            }
        }
    }

    /** 100 who look at tea in other shops, of whom 40 have bought here, and 300 who look at clothes; one who is simulated. */
    private void teaDrinkers() {
        for (long person = 1; person <= 400; person++) {
            String category = person <= 100 ? "农产品" : "服饰";
            viewers.add(AlikeTest.viewer(
                    person,
                    List.of(
                            AlikeTest.item(1_000 + person % 7, OTHER, category),
                            AlikeTest.item(2_000 + (person <= 100 ? 0 : 1), OTHER, category))));
            if (person <= 40) {
                order(SHOP, person, MIDNIGHT.minus(Duration.ofDays(9)));
            }
        }
        viewers.add(AlikeTest.viewer(1_950, List.of(AlikeTest.item(1_001, OTHER, "农产品"))));
    }

    private static ListTable.Recipe churned(Churn.Group... groups) {
        return ListTable.Recipe.churn(List.of(groups));
    }

    private static ListTable.Recipe alike(int percent) {
        return new ListTable.Recipe(ListTable.Kind.ALIKE, List.of(), Lookalike.Seed.SHOP, null, percent);
    }

    private void order(long shop, long buyer, Instant at) {
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
                .param("item", shop * 1_000)
                .update();
        nextOrder++;
    }
}
