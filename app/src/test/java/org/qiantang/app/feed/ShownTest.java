package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.mall.GoodsWatch;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Foreseen;
import org.qiantang.engine.recommend.Impression;
import org.qiantang.engine.recommend.Kind;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What of lists was on screens: kept, bounded, forgotten, and told again after a restart. */
class ShownTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final long SHOP = 2;
    private static final long OTHER_SHOP = 3;
    private static final long SHOW = 900;
    private static final int GOODS = 12;

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private FeedRows rows;
    private ImpressionRows impressions;
    private Feed feed;
    private Map<Long, Suspects.Suspect> suspects = Map.of();

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
    void nothing_has_happened() {
        for (String table : List.of("feed_act", "feed_choice", "feed_interest", "feed_block", "feed_impression")) {
            jdbc.sql("delete from " + table).update();
        }
        rows = new FeedRows(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        impressions = new ImpressionRows(jdbc);
        feed = started();
    }

    @Test
    void what_was_on_a_screen_is_kept_with_its_place_and_the_chance_by_which_it_stood_there() {
        Feed.Suggestions list = ask(5);
        long second = list.places().get(1).itemId();

        feed.seen(5, listId(list), List.of(second));
        feed.write();

        ImpressionRows.Kept kept = kept().getFirst();
        assertThat(kept().size()).isEqualTo(1);
        assertThat(kept.personId()).isEqualTo(5);
        assertThat(kept.kind()).isEqualTo(Kind.PRODUCT);
        assertThat(kept.surface()).isEqualTo(Surface.HOME);
        assertThat(kept.listId()).isEqualTo(listId(list));
        assertThat(kept.place()).isEqualTo(1);
        assertThat(kept.impression().item()).isEqualTo(second);
        assertThat(kept.propensity()).isBetween(0.01, 1.0);
        assertThat(Foreseen.of(kept.foreseen())).isPresent();
        assertThat(kept.at()).isEqualTo(NOW);
    }

    @Test
    void a_place_counts_once_and_what_was_not_in_the_list_or_was_anothers_list_does_not() {
        Feed.Suggestions list = ask(5);
        long first = list.places().getFirst().itemId();

        feed.seen(5, listId(list), List.of(first, first, 404L));
        feed.seen(5, listId(list), List.of(first));
        feed.seen(6, listId(list), List.of(list.places().get(1).itemId()));
        feed.seen(5, 404, List.of(first));
        feed.write();

        assertThat(kept()).extracting(one -> one.impression().item()).containsExactly(first);
    }

    @Test
    void a_list_that_is_half_an_hour_old_is_not_believed_any_more() {
        Feed.Suggestions list = ask(5);

        pass(1_800);
        feed.seen(5, listId(list), ids(list));
        feed.write();

        assertThat(kept()).isEmpty();
    }

    @Test
    void a_page_that_asks_again_and_again_puts_out_its_own_lists_and_nobody_elses() {
        Feed.Suggestions others = ask(6);
        Feed.Suggestions first = ask(5);
        Feed.Suggestions second = ask(5);
        ask(5);
        ask(5);

        feed.seen(5, listId(first), ids(first));
        feed.seen(5, listId(second), ids(second).subList(0, 1));
        feed.seen(6, listId(others), ids(others).subList(0, 1));
        feed.write();

        assertThat(kept()).extracting(ImpressionRows.Kept::listId).containsExactly(listId(second), listId(others));
    }

    @Test
    void of_one_person_no_more_than_a_thousand_an_hour_are_kept() {
        for (int list = 0; list < 100; list++) {
            Feed.Suggestions next = ask(5);
            feed.seen(5, listId(next), ids(next));
        }
        Feed.Suggestions others = ask(6);
        feed.seen(6, listId(others), ids(others));
        feed.write();

        assertThat(kept()).filteredOn(one -> one.personId() == 5).hasSize(1_000);
        assertThat(kept()).filteredOn(one -> one.personId() == 6).hasSize(GOODS);
    }

    @Test
    void of_a_guest_and_of_who_has_switched_it_off_nothing_is_kept() {
        Feed.Suggestions before = ask(5);
        feed.seen(5, listId(before), ids(before));
        feed.personalise(5, false);
        feed.seen(5, listId(before), ids(before));
        feed.write();

        assertThat(ask(5).listId()).isNull();
        assertThat(feed.products(null, home(), null).listId()).isNull();
        assertThat(kept()).isEmpty();
    }

    @Test
    void who_is_forgotten_is_gone_from_the_rows_from_what_waits_and_from_lists_that_were_answered() {
        Feed.Suggestions written = ask(5);
        feed.seen(5, listId(written), ids(written).subList(0, 2));
        feed.write();
        feed.seen(5, listId(written), ids(written).subList(2, 4));

        feed.forget(5);
        pass(1);
        feed.seen(5, listId(written), ids(written).subList(4, 6));
        feed.write();

        assertThat(kept()).isEmpty();
    }

    @Test
    void a_product_that_is_taken_out_of_the_history_was_not_shown_either() {
        Feed.Suggestions list = ask(5);
        List<Long> ids = ids(list);
        feed.seen(5, listId(list), ids.subList(0, 2));
        feed.write();
        feed.seen(5, listId(list), ids.subList(2, 3));

        feed.unsee(5, ids.get(0));
        feed.unsee(5, ids.get(2));
        feed.write();

        assertThat(kept()).extracting(one -> one.impression().item()).containsExactly(ids.get(1));
    }

    @Test
    void what_could_not_be_written_is_written_later_in_its_order() {
        Feed.Suggestions list = ask(5);
        feed.seen(5, listId(list), ids(list));
        jdbc.sql("alter table feed_impression rename to away").update();
        assertThatThrownBy(() -> feed.write()).isInstanceOf(DataAccessException.class);
        jdbc.sql("alter table away rename to feed_impression").update();

        feed.write();

        assertThat(kept()).extracting(one -> one.impression().item()).containsExactlyElementsOf(ids(list));
    }

    @Test
    void rows_come_back_as_they_were_written_and_those_with_other_features_are_left_lying() {
        List<Float> features = new ArrayList<>(Collections.nCopies(14, 0.1f));
        features.set(3, 1 / 3f);
        features.set(4, Float.MIN_VALUE);
        var kept = new ImpressionRows.Kept(
                5,
                Kind.ROOM,
                Surface.ELSEWHERE,
                7,
                3,
                true,
                1 / 3d,
                new Impression(9, features),
                Collections.nCopies(22, 1 / 7f),
                NOW.plusNanos(1_000));
        impressions.add(List.of(kept));
        jdbc.sql("""
                insert into feed_impression (person_id, kind, item_id, surface, list_id, place, explored, propensity, scheme,
                                             features, at)
                values (5, 'ROOM', 9, 'HOME', 7, 3, true, 1, 0, '{1}', now())
                """).update();

        assertThat(kept()).containsExactly(kept);
        assertThat(impressions.ofPerson(5, 0)).hasSize(1);
        assertThat(impressions.ofPerson(6, 0)).isEmpty();
    }

    @Test
    void rows_past_their_term_go_and_so_do_all_but_the_newest() {
        var kept = new ImpressionRows.Kept(
                5,
                Kind.PRODUCT,
                Surface.HOME,
                7,
                0,
                false,
                1,
                new Impression(9, Collections.nCopies(14, 0f)),
                List.of(),
                NOW.minus(Feed.KEPT).minusSeconds(1));
        impressions.add(List.of(kept, with(kept, 10), with(kept, 11), with(kept, 12)));

        feed.trim();
        assertThat(kept()).extracting(one -> one.impression().item()).containsExactly(10L, 11L, 12L);
        assertThat(impressions.after(impressions.beforeNewest(2), 10)).hasSize(2);

        impressions.trim(Instant.EPOCH, 1);
        assertThat(kept()).extracting(one -> one.impression().item()).containsExactly(12L);
    }

    @Test
    void beside_a_show_stands_what_it_and_its_shop_sell_and_nothing_once_it_is_over() {
        Set<Long> found = Set.copyOf(ids(feed.products(5L, home(), SHOW)));

        assertThat(found).contains(1L, 3L, 2L).doesNotContain(4L);
        assertThat(feed.products(5L, home(), 404L).places()).isEmpty();
    }

    @Test
    void a_restarted_feed_ranks_as_the_one_before_and_a_forgotten_person_left_no_trace() {
        live(7, 400);
        feed.forget(9);
        pass(1);
        live(11, 100);
        settle(feed);
        Feed restarted = started();
        settle(restarted);

        assertThat(lists(restarted)).isEqualTo(lists(feed));
        assertThat(kept().size()).isGreaterThan(300);
        jdbc.sql("delete from feed_impression").update();
        Feed unshown = started();
        settle(unshown);
        assertThat(lists(unshown)).isNotEqualTo(lists(feed));
    }

    @Test
    void of_whose_acts_are_in_doubt_nothing_is_learnt_until_they_are_cleared() {
        live(7, 60);
        suspects = Map.of(6L, new Suspects.Suspect(true, Set.of()));
        feed.doubt();
        live(8, 60);
        suspects = Map.of();
        feed.doubt();
        settle(feed);
        Feed restarted = started();
        settle(restarted);

        // The ranker is the fold in order of time, also over what was told again.
        assertThat(ids(restarted.products(null, home(), null))).isEqualTo(ids(feed.products(null, home(), null)));
    }

    /** People ask, see, and click a moment later, before it is written what they saw. */
    private void live(long seed, int steps) {
        var random = new SplittableRandom(seed);
        for (int step = 0; step < steps; step++) {
            pass(1 + random.nextInt(300));
            long person = 5L + random.nextInt(5);
            if (random.nextInt(60) == 0) {
                feed.personalise(person, false);
                pass(60);
                feed.personalise(person, true);
                pass(1);
            }
            Feed.Suggestions list = ask(person);
            List<Long> seen =
                    ids(list).stream().filter(_ -> random.nextBoolean()).toList();
            if (!seen.isEmpty()) {
                feed.seen(person, listId(list), seen);
                pass(3);
                if (random.nextInt(3) == 0) {
                    feed.act(person, Kind.PRODUCT, seen.get(random.nextInt(seen.size())), Act.CLICK);
                }
                pass(2);
                feed.write();
            }
        }
    }

    /** All that waits for its outcome has it. */
    private void settle(Feed which) {
        Instant before = now.get();
        pass(7_200);
        which.put(seen(1, 123));
        which.put(seen(1, 9_900));
        now.set(before);
    }

    private List<List<Long>> lists(Feed which) {
        Instant before = now.get();
        pass(10_000);
        List<List<Long>> lists = new ArrayList<>();
        for (long person = 5; person <= 10; person++) {
            lists.add(ids(which.products(person, home(), null)));
        }
        now.set(before);
        return lists;
    }

    private Feed started() {
        var contents = new Contents(new ContentRows(jdbc, "one"), new NoMeaning(), Runnable::run, now::get);
        var started = new Feed(
                rows,
                impressions,
                new NothingBought(),
                _ -> List.of(),
                () -> List.of(new RoomsOnAir.Room(SHOW, SHOP, "show", List.of(1L, 2L))),
                List::of,
                new Sinking(Set::of),
                () -> suspects,
                contents,
                now::get);
        for (long product = 1; product <= GOODS; product++) {
            started.put(seen(product, 9_900));
        }
        started.look();
        started.filled();
        return started;
    }

    /** Goods with odd numbers are of the one shop. */
    private static GoodsWatch.Seen seen(long product, long price) {
        long shop = product % 2 == 1 ? SHOP : OTHER_SHOP;
        String category = product % 3 == 0 ? "箱包" : "服饰";
        return new GoodsWatch.Seen(
                product,
                shop,
                "shop " + shop,
                "good " + product,
                category,
                price,
                5,
                true,
                NOW.minusSeconds(product),
                null);
    }

    private static ImpressionRows.Kept with(ImpressionRows.Kept kept, long item) {
        return new ImpressionRows.Kept(
                kept.personId(),
                kept.kind(),
                kept.surface(),
                kept.listId(),
                kept.place(),
                kept.explored(),
                kept.propensity(),
                new Impression(item, kept.impression().features()),
                kept.foreseen(),
                NOW);
    }

    private List<ImpressionRows.Kept> kept() {
        return impressions.after(0, 10_000).stream()
                .map(ImpressionRows.Numbered::kept)
                .toList();
    }

    private Feed.Suggestions ask(long person) {
        return feed.products(person, home(), null);
    }

    private static Feed.Asked home() {
        return new Feed.Asked(Surface.HOME, GOODS, 0, Set.of());
    }

    private static long listId(Feed.Suggestions list) {
        return Optional.ofNullable(list.listId()).orElseThrow();
    }

    private static List<Long> ids(Feed.Suggestions list) {
        return list.places().stream().map(Suggested::itemId).toList();
    }

    private void pass(long seconds) {
        now.set(now.get().plus(Duration.ofSeconds(seconds)));
    }
}
