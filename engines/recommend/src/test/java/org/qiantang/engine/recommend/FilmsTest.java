package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

/** Films of goods in lists of their own: ranked by what goods they are about, and by what people do with them. */
class FilmsTest {
    private static final Instant BEGIN = Shop.BEGIN;
    private static final int GOODS = 12;
    private static final long FILM = 100;
    private static final Settings WITHOUT_CHANCE = new Settings(1_000, 200, 1_000, 1_000, 1_000, 0, 0);

    @Test
    void who_looked_at_a_product_gets_the_film_about_it_first_with_that_as_the_reason() {
        Recommender recommender = filmed();

        act(recommender, 1, 7, Act.CLICK, 10);

        Placement first = films(recommender, 1, 20).placements().getFirst();
        assertThat(first.item()).isEqualTo(FILM + 7);
        assertThat(first.reason()).isEqualTo(new Reason.SellsWhatYouSaw(7));
    }

    @Test
    void who_sees_films_of_a_category_to_the_end_gets_more_of_it_and_who_skips_them_does_not() {
        Recommender recommender = filmed();

        act(recommender, 1, FILM + 3, Act.WATCH, 10);
        act(recommender, 1, FILM + 6, Act.WATCH, 40);
        act(recommender, 2, FILM + 3, Act.QUICK_EXIT, 10);
        act(recommender, 2, FILM + 6, Act.QUICK_EXIT, 12);

        // Films with numbers that three divides are of one category.
        assertThat(films(recommender, 1, 60).items().subList(0, 2)).containsExactlyInAnyOrder(FILM + 9, FILM + 12);
        assertThat(recommender.profile(1).orElseThrow().leanings(at(60)))
                .extracting(Profile.Leaning::category)
                .containsExactly("c0");
        assertThat(recommender.profile(2).orElseThrow().leanings(at(60))).isEmpty();
    }

    @Test
    void what_was_just_seen_comes_after_all_others_but_is_not_gone_and_half_an_hour_later_is_a_film_as_any() {
        Recommender recommender = filmed();

        act(recommender, 1, FILM + 3, Act.WATCH, 10);
        act(recommender, 1, FILM + 4, Act.QUICK_EXIT, 20);

        List<Long> soon = films(recommender, 1, 60).items();
        assertThat(soon).hasSize(GOODS);
        assertThat(soon.subList(GOODS - 2, GOODS)).containsExactlyInAnyOrder(FILM + 3, FILM + 4);
        assertThat(films(recommender, 1, 4_000).items().subList(0, GOODS - 2)).contains(FILM + 3);
        assertThat(recommender
                        .rank(new Request(1, Kind.VIDEO, 4, Set.of(), Set.of(), 0, at(60), 1))
                        .items())
                .doesNotContain(FILM + 3, FILM + 4);
    }

    @Test
    void a_film_of_a_product_or_a_shop_that_is_put_away_does_not_come_nor_does_one_that_is_off() {
        Recommender recommender = filmed();
        recommender.learn(new Event.ItemBlocked(1, 5, true, at(1)));
        recommender.learn(new Event.SellerBlocked(1, 2, true, at(1)));
        recommender.learn(new Event.Listed(film(8, false), at(1)));

        // The shop with the number 2 shows the films that leave 1 when divided by 4.
        assertThat(films(recommender, 1, 10).items())
                .doesNotContain(FILM + 5, FILM + 1, FILM + 9, FILM + 8)
                .contains(FILM + 2);
        assertThat(films(recommender, 2, 10).items()).contains(FILM + 5, FILM + 1);
    }

    @Test
    void a_film_is_no_room_that_sells_what_was_seen() {
        Recommender recommender = filmed();
        recommender.learn(new Event.Listed(Shop.room(1_001, List.of(7L), true), BEGIN));

        act(recommender, 1, 7, Act.CLICK, 10);

        assertThat(recommender.rank(Request.of(1, Kind.ROOM, 12, at(20), 1)).items())
                .containsExactly(1_001L);
    }

    @Test
    void with_personalisation_off_the_films_are_a_strangers() {
        Recommender recommender = filmed();
        act(recommender, 1, 7, Act.CLICK, 10);
        act(recommender, 2, FILM + 4, Act.LIKE, 15);

        recommender.learn(new Event.Personalised(1, false, at(20)));

        assertThat(films(recommender, 1, 30)).isEqualTo(films(recommender, 0, 30));
        assertThat(films(recommender, 1, 30).items().getFirst()).isEqualTo(FILM + 4);
    }

    @ForEachSeed(count = 20)
    void who_is_forgotten_has_never_seen_a_film(long seed) {
        var random = new SplittableRandom(seed);
        Recommender with = filmed();
        Recommender without = filmed();
        List<Act> acts = List.of(Act.values());
        for (int step = 0; step < 200; step++) {
            long user = 1L + random.nextInt(5);
            long item = 1L + random.nextInt(GOODS) + (random.nextBoolean() ? FILM : 0);
            var acted = new Event.Acted(user, item, acts.get(random.nextInt(acts.size())), at(30L * step));
            with.learn(acted);
            if (user != 4) {
                without.learn(acted);
            }
        }

        with.learn(new Event.Forgotten(4, at(9_000)));
        without.learn(new Event.Forgotten(4, at(9_000)));

        for (long user = 0; user <= 5; user++) {
            assertThat(films(with, user, 9_001)).isEqualTo(films(without, user, 9_001));
        }
    }

    /** Twelve goods of three categories, each with a film; no chance. */
    private static Recommender filmed() {
        var recommender = new Recommender(WITHOUT_CHANCE);
        for (long id = 1; id <= GOODS; id++) {
            recommender.learn(new Event.Listed(
                    new Item(
                            id,
                            Kind.PRODUCT,
                            1 + id % 4,
                            "c" + id % 3,
                            "",
                            4_900,
                            null,
                            9,
                            true,
                            true,
                            List.of(),
                            Content.NONE,
                            BEGIN),
                    BEGIN));
            recommender.learn(new Event.Listed(film(id, true), BEGIN));
        }
        return recommender;
    }

    private static Item film(long product, boolean allowed) {
        return new Item(
                FILM + product,
                Kind.VIDEO,
                1 + product % 4,
                "c" + product % 3,
                "",
                0,
                null,
                0,
                true,
                allowed,
                List.of(product),
                Content.NONE,
                BEGIN);
    }

    private static void act(Recommender recommender, long user, long item, Act act, long seconds) {
        recommender.learn(new Event.Acted(user, item, act, at(seconds)));
    }

    private static Ranking films(Recommender recommender, long user, long seconds) {
        return recommender.rank(Request.of(user, Kind.VIDEO, GOODS, at(seconds), 1));
    }

    private static Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }
}
