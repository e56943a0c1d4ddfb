package org.qiantang.app.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.mall.GoodsWatch;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Films in the order that suits who looks: by what they did with films and goods, until they switch it off or are forgotten. */
class FilmFeedTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final long DRINKER = 5;
    private static final long DRESSER = 6;
    private static final long SHOP = 2;
    private static final long MAKER = 9;
    private static final long FILM = 100;
    /** Nothing can be bought from it; a person's own. */
    private static final long HOLIDAY = 199;

    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final List<FilmsShown.Film> published = new ArrayList<>();
    private final AtomicReference<Set<Long>> sunk = new AtomicReference<>(Set.of());
    private FeedRows rows;
    private Feed feed;

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
    void teas_and_shirts_each_with_a_film() {
        for (String table : List.of("feed_act", "feed_choice", "feed_interest", "feed_block", "feed_impression")) {
            jdbc.sql("delete from " + table).update();
        }
        for (long product = 1; product <= 8; product++) {
            published.add(new FilmsShown.Film(FILM + product, SHOP + product % 2, MAKER, product, NOW));
        }
        published.add(new FilmsShown.Film(HOLIDAY, null, MAKER, null, NOW));
        rows = new FeedRows(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database.pool())));
        feed = started();
    }

    @Test
    void two_who_saw_different_films_to_the_end_get_different_ones_next_each_with_its_reason() {
        watched(DRINKER, FILM + 1, FILM + 2);
        watched(DRESSER, FILM + 5, FILM + 6);

        List<Suggested> drinkers = films(DRINKER);
        List<Suggested> dressers = films(DRESSER);

        assertThat(ids(drinkers).subList(0, 2)).containsExactlyInAnyOrder(FILM + 3, FILM + 4);
        assertThat(ids(dressers).subList(0, 2)).containsExactlyInAnyOrder(FILM + 7, FILM + 8);
        assertThat(drinkers.getFirst().why()).isEqualTo(new Suggested.Why("interest", "农产品"));
        assertThat(dressers.getFirst().why()).isEqualTo(new Suggested.Why("interest", "服饰"));
        assertThat(feed.leanings(DRINKER)).containsOnlyKeys("农产品");
    }

    @Test
    void a_film_about_a_product_one_looked_at_comes_first_and_says_so() {
        feed.act(DRINKER, Kind.PRODUCT, 3, Act.CLICK);

        Suggested first = films(DRINKER).getFirst();

        assertThat(first.itemId()).isEqualTo(FILM + 3);
        assertThat(first.why()).isEqualTo(new Suggested.Why("sells", "good 3"));
    }

    @Test
    void what_was_skipped_at_once_or_seen_comes_last_and_teaches_nothing_where_it_was_skipped() {
        feed.act(DRINKER, Kind.VIDEO, FILM + 1, Act.QUICK_EXIT);
        feed.act(DRINKER, Kind.VIDEO, FILM + 5, Act.LIKE);

        List<Long> films = ids(films(DRINKER));

        assertThat(films.subList(films.size() - 2, films.size())).containsExactlyInAnyOrder(FILM + 1, FILM + 5);
        assertThat(feed.leanings(DRINKER)).containsOnlyKeys("服饰");
    }

    @Test
    void a_stranger_sees_first_what_others_liked_and_a_film_whose_product_is_sold_out_is_in_no_list() {
        feed.act(DRINKER, Kind.VIDEO, FILM + 6, Act.LIKE);
        feed.act(DRESSER, Kind.VIDEO, FILM + 6, Act.WATCH);

        assertThat(ids(films(null)).getFirst()).isEqualTo(FILM + 6);

        feed.put(seen(6, 0));
        feed.lookAtFilms();
        assertThat(ids(films(null))).doesNotContain(FILM + 6).contains(HOLIDAY, FILM + 5);
        feed.put(seen(6, 3));
        feed.lookAtFilms();
        assertThat(ids(films(null)).getFirst()).isEqualTo(FILM + 6);
        published.removeIf(film -> film.filmId() == FILM + 6);
        feed.lookAtFilms();
        assertThat(ids(films(null))).doesNotContain(FILM + 6);
    }

    @Test
    void a_persons_film_about_goods_of_a_shop_that_is_put_away_or_sunk_comes_as_little_as_the_shops_own() {
        long theirs = 198;
        published.add(new FilmsShown.Film(theirs, null, MAKER, 1L, NOW));
        feed.lookAtFilms();
        assertThat(ids(films(DRINKER))).contains(theirs, FILM + 1);

        feed.block(DRINKER, new FeedRows.Block(FeedRows.Blocked.SHOP, SHOP + 1), true);
        assertThat(ids(films(DRINKER))).doesNotContain(theirs, FILM + 1).contains(HOLIDAY, FILM + 2);
        assertThat(ids(films(DRESSER))).contains(theirs, FILM + 1);

        sunk.set(Set.of(SHOP + 1));
        feed.look();
        feed.lookAtFilms();
        assertThat(ids(films(DRESSER))).doesNotContain(theirs, FILM + 1).contains(HOLIDAY, FILM + 2);
    }

    @Test
    void with_personal_suggestions_off_the_films_are_a_strangers_and_nothing_more_is_learnt() {
        watched(DRINKER, FILM + 1, FILM + 2);
        watched(DRESSER, FILM + 5, FILM + 6);

        feed.personalise(DRINKER, false);
        feed.act(DRINKER, Kind.VIDEO, FILM + 3, Act.LIKE);

        Feed.Suggestions own = feed.films(DRINKER, asked());
        assertThat(own.personalised()).isFalse();
        assertThat(own.listId()).isNull();
        assertThat(ids(own.places())).isEqualTo(ids(films(null)));
        assertThat(own.places()).noneMatch(one -> one.why().code().equals("interest"));
        assertThat(rows.ofPerson(DRINKER, Instant.EPOCH)).noneMatch(done -> done.itemId() == FILM + 3);
        assertThat(feed.films(DRESSER, asked()).personalised()).isTrue();
    }

    @Test
    void who_is_forgotten_has_never_seen_a_film_also_after_a_restart() {
        watched(DRINKER, FILM + 1, FILM + 2);
        watched(DRESSER, FILM + 5, FILM + 6);
        Feed.Suggestions list = feed.films(DRINKER, asked());
        feed.seen(
                DRINKER,
                Objects.requireNonNull(list.listId()),
                ids(list.places()).subList(0, 2));
        feed.write();
        now.set(NOW.plusSeconds(60));

        feed.forget(DRINKER);
        now.set(NOW.plusSeconds(61));

        assertThat(rows.ofPerson(DRINKER, Instant.EPOCH)).isEmpty();
        assertThat(new ImpressionRows(jdbc).ofPerson(DRINKER, 0)).isEmpty();
        for (Feed one : List.of(feed, started())) {
            assertThat(one.leanings(DRINKER)).isEmpty();
            assertThat(one.films(DRINKER, asked()).places())
                    .noneMatch(place -> place.why().code().equals("interest"));
            assertThat(ids(one.films(DRESSER, asked()).places()).subList(0, 2))
                    .containsExactlyInAnyOrder(FILM + 7, FILM + 8);
        }
    }

    @Test
    void what_of_the_films_was_on_a_screen_is_kept_with_its_chance() {
        Feed.Suggestions list = feed.films(DRINKER, asked());
        long first = list.places().getFirst().itemId();

        feed.seen(DRINKER, Objects.requireNonNull(list.listId()), List.of(first));
        feed.write();

        ImpressionRows.Kept kept =
                new ImpressionRows(jdbc).ofPerson(DRINKER, 0).getFirst().kept();
        assertThat(kept.kind()).isEqualTo(Kind.VIDEO);
        assertThat(kept.surface()).isEqualTo(Surface.FILMS);
        assertThat(kept.impression().item()).isEqualTo(first);
        assertThat(kept.propensity()).isBetween(0.01, 1.0);
    }

    private void watched(long person, long... films) {
        for (long film : films) {
            feed.act(person, Kind.VIDEO, film, Act.WATCH);
        }
    }

    private List<Suggested> films(@Nullable Long person) {
        return feed.films(person, asked()).places();
    }

    /** At least all films there are, so that none is tried in another's place. */
    private static Feed.Asked asked() {
        return new Feed.Asked(Surface.FILMS, 10, 0, Set.of());
    }

    private static List<Long> ids(List<Suggested> places) {
        return places.stream().map(Suggested::itemId).toList();
    }

    private Feed started() {
        var contents = new Contents(new ContentRows(jdbc, "one"), new NoMeaning(), Runnable::run, now::get);
        var started = new Feed(
                rows,
                new ImpressionRows(jdbc),
                new NothingBought(),
                _ -> List.of(),
                List::of,
                () -> List.copyOf(published),
                new Sinking(sunk::get),
                Map::of,
                contents,
                now::get);
        for (long product = 1; product <= 8; product++) {
            started.put(seen(product, 5));
        }
        started.filled();
        return started;
    }

    /** Four teas, four shirts; of two shops. */
    private static GoodsWatch.Seen seen(long product, int left) {
        long shop = SHOP + product % 2;
        String category = product <= 4 ? "农产品" : "服饰";
        return new GoodsWatch.Seen(
                product, shop, "shop " + shop, "good " + product, category, 9_900L, left, true, NOW, null);
    }
}
