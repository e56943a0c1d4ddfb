package org.qiantang.engine.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class RecommenderTest {
    private static final Instant BEGIN = Shop.BEGIN;
    private static final Instant LATER = BEGIN.plusSeconds(86_400);
    private static final Settings WITHOUT_CHANCE = new Settings(1_000, 200, 1_000, 1_000, 1_000, 0, 0.2);

    @Test
    void the_next_list_already_knows_what_was_seen_a_moment_ago_and_says_why() {
        Recommender recommender = shopOf(40);
        act(recommender, 1, 5, Act.CLICK, 0);
        act(recommender, 1, 17, Act.CLICK, 10);
        List<Long> before = recommender.rank(products(2)).items();

        act(recommender, 2, 5, Act.CLICK, 20);

        Ranking after = recommender.rank(products(2));
        assertThat(after.items()).isNotEqualTo(before);
        assertThat(after.placements().getFirst().item()).isEqualTo(17);
        assertThat(after.placements().getFirst().reason()).isEqualTo(new Reason.BecauseViewed(5));
    }

    @Test
    void what_was_bought_is_named_as_bought() {
        Recommender recommender = shopOf(40);
        act(recommender, 1, 5, Act.CLICK, 0);
        act(recommender, 1, 17, Act.CLICK, 10);

        act(recommender, 2, 5, Act.PAY, 20);

        assertThat(recommender.rank(products(2)).placements().getFirst().reason())
                .isEqualTo(new Reason.BecauseBought(5));
    }

    @Test
    void a_product_that_nobody_has_seen_is_told_to_who_looked_at_one_like_it_with_that_as_the_reason() {
        var recommender = new Recommender(new Settings(1_000, 200, 5_000, 1_000, 1_000, 0, 0.2));
        for (long id = 1; id <= 2_000; id++) {
            recommender.learn(new Event.Listed(about(id, Content.of((int) id % 7, (int) id % 5, -1, 0)), BEGIN));
        }
        recommender.learn(new Event.Listed(about(2_001, Content.of(0, 0.1F, 0, 1)), BEGIN));
        recommender.learn(new Event.Listed(about(2_002, Content.of(0, 0, 0.1F, 1)), BEGIN.minusSeconds(90 * 86_400)));
        act(recommender, 1, 2_001, Act.CLICK, 0);
        act(recommender, 2, 30, Act.CLICK, 0);

        Placement first = recommender.rank(products(1)).placements().getFirst();

        assertThat(first.item()).isEqualTo(2_002);
        assertThat(first.reason()).isEqualTo(new Reason.LikeWhatYouSaw(2_001));
        assertThat(recommender.rank(products(2)).items()).doesNotContain(2_002L);
        assertThat(recommender.rank(of(0, Kind.PRODUCT, 20)).items()).doesNotContain(2_002L);
    }

    private static Item about(long id, Content content) {
        return new Item(
                id, Kind.PRODUCT, id, "c" + id, "", 0, null, 9, true, true, List.of(), content, BEGIN.minusSeconds(id));
    }

    @Test
    void
            of_a_crowd_is_told_how_many_have_seen_an_item_and_for_how_many_it_is_first_and_nothing_of_who_switched_it_off() {
        Recommender recommender = shopOf(40);
        for (long user = 1; user <= 9; user++) {
            act(recommender, user, 5, Act.CLICK, user);
            act(recommender, user, 17, Act.CART, 10 + user);
        }
        for (long user = 11; user <= 14; user++) {
            act(recommender, user, 5, Act.CLICK, 20 + user);
        }
        recommender.learn(new Event.Personalised(14, false, at(40)));
        recommender.learn(new Event.Followed(15, 3, true, at(40)));

        Crowd crowd = recommender.crowd(Set.of(11L, 12L, 13L, 14L, 15L, 99L), Set.of(5L, 17L, 30L), at(60));

        assertThat(crowd.asked()).isEqualTo(3);
        assertThat(crowd.seen()).isEqualTo(Map.of(5L, 3));
        assertThat(crowd.first()).isEqualTo(Map.of(17L, 3));
    }

    @Test
    void a_crowd_adds_up_to_the_lists_of_its_people_and_a_big_one_is_asked_in_part() {
        Recommender recommender = shopOf(40);
        var random = new SplittableRandom(3);
        Set<Long> users = new HashSet<>();
        for (long user = 1; user <= Crowd.MOST + 20; user++) {
            act(recommender, user, 1 + random.nextInt(40), Act.CLICK, user);
            users.add(user);
        }
        Set<Long> few = Set.of(1L, 2L, 3L);
        Set<Long> goods = Set.of(7L, 8L, 9L);
        Map<Long, Integer> lists = new HashMap<>();
        few.forEach(user -> lists.merge(
                recommender
                        .rank(new Request(user, Kind.PRODUCT, 1, goods, Set.of(), 0, at(300), 0))
                        .items()
                        .getFirst(),
                1,
                Integer::sum));

        assertThat(recommender.crowd(few, goods, at(300)).first()).isEqualTo(lists);
        assertThat(recommender.crowd(users, goods, at(300)).asked()).isEqualTo(Crowd.MOST);
        assertThat(recommender.crowd(users, Set.of(), at(300))).isEqualTo(Crowd.NOBODY);
    }

    @Test
    void a_new_product_can_be_found_at_once_and_one_sold_out_is_gone_at_once() {
        Recommender recommender = shopOf(3);

        recommender.learn(new Event.Listed(Shop.product(500), BEGIN));
        recommender.learn(new Event.Listed(Shop.product(2, 0, true, true), BEGIN));

        assertThat(recommender.rank(products(9)).items()).contains(500L).doesNotContain(2L);
    }

    @Test
    void followed_hosts_and_rooms_that_sell_what_was_seen_come_first() {
        Recommender recommender = shopOf(40);
        for (long room = 1_001; room <= 1_012; room++) {
            recommender.learn(new Event.Listed(Shop.room(room, List.of(room - 1_000), true), BEGIN));
        }
        recommender.learn(
                new Event.Followed(1, Shop.room(1_004, List.of(), true).seller(), true, BEGIN));
        act(recommender, 1, 9, Act.CLICK, 0);

        List<Placement> rooms = recommender.rank(of(1, Kind.ROOM, 4)).placements();

        assertThat(rooms.stream().map(Placement::reason))
                .contains(new Reason.FollowedHost(
                        Shop.room(1_004, List.of(), true).seller()))
                .contains(new Reason.SellsWhatYouSaw(9));
    }

    @Test
    void somebody_unknown_gets_what_is_popular_and_new() {
        Recommender recommender = shopOf(40);
        for (int user = 1; user < 9; user++) {
            act(recommender, user, 23, Act.PAY, user);
        }

        Placement first = recommender.rank(products(77)).placements().getFirst();

        assertThat(first.item()).isEqualTo(23);
        assertThat(first.reason()).isEqualTo(new Reason.PopularIn("c5"));
    }

    @Test
    void an_interest_that_is_unwanted_never_comes_and_one_that_is_asked_for_comes_first() {
        Recommender recommender = shopOf(60);
        recommender.learn(new Event.InterestSet(1, "c2", Event.Interest.NONE, BEGIN));
        recommender.learn(new Event.InterestSet(1, "c4", Event.Interest.MORE, BEGIN));

        List<Placement> list = recommender.rank(products(1)).placements();

        assertThat(list.stream().map(one -> one.item() % 6)).doesNotContain(2L);
        assertThat(list.getFirst().reason()).isEqualTo(new Reason.InterestIn("c4"));
        assertThat(recommender.profile(1).orElseThrow().leanings(LATER)).containsExactly(new Profile.Leaning("c4", 1));
    }

    @ForEachSeed(count = 40)
    void nothing_is_shown_that_may_not_be_shown(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        Map<Long, Item> items = new HashMap<>();
        events.forEach(event -> items.put(((Event.Listed) event).item().id(), ((Event.Listed) event).item()));
        events.addAll(Shop.lived(random, 600));
        Recommender recommender = Shop.after(events);

        for (long user = 0; user <= Shop.PEOPLE; user++) {
            Set<Long> leftOut = Set.of(7L, 1_003L);
            for (Kind kind : Kind.values()) {
                Ranking ranking = recommender.rank(new Request(user, kind, 20, Set.of(), leftOut, 0, at(12_000), seed));
                Profile profile = recommender.profile(user).orElse(Profile.of(user));
                for (long id : ranking.items()) {
                    Item item = Objects.requireNonNull(items.get(id));
                    assertThat(item.offered()).isTrue();
                    assertThat(item.kind()).isEqualTo(kind);
                    assertThat(leftOut).doesNotContain(id);
                    assertThat(profile.blockedItems()).doesNotContain(id);
                    assertThat(profile.blockedSellers()).doesNotContain(item.seller());
                    assertThat(profile.interests().get(item.category())).isNotEqualTo(Event.Interest.NONE);
                    assertThat(profile.recent()).noneMatch(done -> done.item().id() == id && done.act() == Act.DISLIKE);
                }
                assertThat(ranking.items()).doesNotHaveDuplicates();
            }
        }
    }

    @ForEachSeed(count = 20)
    void with_personalisation_off_the_list_is_a_strangers_list_and_nothing_is_learnt(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        events.addAll(Shop.lived(random, 400));
        events.removeIf(event -> Shop.userOf(event) == 1
                && (event instanceof Event.ItemBlocked || event instanceof Event.SellerBlocked));
        Recommender recommender = Shop.after(events);

        recommender.learn(new Event.Personalised(1, false, at(9_000)));
        List<Profile.Done> known = recommender.profile(1).orElseThrow().recent();
        recommender.learn(new Event.Acted(1, 3, Act.CLICK, at(9_001)));

        Ranking own = recommender.rank(Request.of(1, Kind.PRODUCT, 20, at(9_002), seed));
        assertThat(own).isEqualTo(recommender.rank(Request.of(0, Kind.PRODUCT, 20, at(9_002), seed)));
        assertThat(own.personalised()).isFalse();
        assertThat(recommender.profile(1).orElseThrow().recent()).isEqualTo(known);
    }

    @ForEachSeed(count = 40)
    void forgetting_somebody_is_as_if_they_had_never_come(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        events.addAll(shown(Shop.lived(random, 500), random));
        List<Event> others =
                events.stream().filter(event -> Shop.userOf(event) != 4).toList();
        Event last = new Event.Forgotten(4, at(90_000));

        Recommender with = Shop.after(events);
        with.learn(last);
        Recommender without = Shop.after(others);
        without.learn(last);

        assertThat(with.profile(4)).isEmpty();
        sameAnswers(with, without);
        assertThat(with.refit(1)).isTrue();
        assertThat(without.refit(1)).isTrue();
        sameAnswers(with, without);
    }

    @Test
    void models_fitted_with_somebody_are_set_aside_when_that_person_is_forgotten() {
        Recommender recommender = shopOf(30);
        for (int user = 1; user <= 8; user++) {
            act(recommender, user, 3, Act.CLICK, 10);
            act(recommender, user, 4, Act.CLICK, 20);
        }
        act(recommender, 9, 3, Act.CLICK, 30);
        recommender.refit(1);
        int linear = Feature.LINEAR.place();
        assertThat(featureOf(recommender, 9, 4, linear)).isGreaterThan(0.5f);

        recommender.forget(1);

        assertThat(featureOf(recommender, 9, 4, linear)).isZero();
        recommender.refit(1);
        assertThat(featureOf(recommender, 9, 4, linear)).isGreaterThan(0.5f);
    }

    @ForEachSeed(count = 20)
    void the_heat_of_every_item_is_the_sum_of_what_the_profiles_hold(long seed) {
        var random = new SplittableRandom(seed);
        var small = new Settings(6, 10, 1_000, 1_000, 1_000, 0, 0);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        events.addAll(Shop.lived(random, 800));
        Recommender incremental = Shop.after(events, small);

        var batch = new Shelf(1_000);
        events.stream()
                .filter(Event.Listed.class::isInstance)
                .forEach(event -> batch.put(((Event.Listed) event).item()));
        int people = 0;
        for (long user = 1; user <= Shop.PEOPLE; user++) {
            Profile profile = incremental.profile(user).orElse(Profile.of(user));
            people += incremental.profile(user).isPresent() ? 1 : 0;
            assertThat(profile.recent().size()).isLessThanOrEqualTo(10);
            profile.recent()
                    .forEach(done -> batch.warm(
                            done.item(), done.at().getEpochSecond(), done.act().weight()));
        }

        assertThat(people).isLessThanOrEqualTo(6);
        for (Kind kind : Kind.values()) {
            assertThat(incremental.hottest(kind)).isEqualTo(List.copyOf(batch.hot(kind)));
        }
    }

    @ForEachSeed(count = 10)
    void a_replay_of_the_same_events_gives_the_same_lists(long seed) {
        var random = new SplittableRandom(seed);
        List<Event> events = new ArrayList<>(Shop.listed(random));
        events.addAll(shown(Shop.lived(random, 300), random));

        sameAnswers(Shop.after(events), Shop.after(events));
    }

    @Test
    void no_seller_has_more_than_a_quarter_of_the_places_while_others_have_something_to_offer() {
        Recommender recommender = shopOf(100);
        for (int step = 0; step < 30; step++) {
            act(recommender, 1, 9L * (1 + step % 10), Act.CLICK, step);
        }

        Map<Long, Integer> bySeller = new HashMap<>();
        recommender
                .rank(products(1))
                .items()
                .forEach(id -> bySeller.merge(Shop.product(id).seller(), 1, Integer::sum));

        assertThat(bySeller.values()).isNotEmpty().allMatch(count -> count <= 5);
    }

    @Test
    void new_things_are_tried_as_often_as_is_said_and_the_probabilities_say_so() {
        Recommender recommender = shopOf(100, new Settings(100, 100, 1_000, 100, 100, 0.2, 0.2));
        int tried = 0;
        int lists = 5_000;
        double sum = 0;
        for (int seed = 0; seed < lists; seed++) {
            for (Placement one : recommender
                    .rank(Request.of(0, Kind.PRODUCT, 10, LATER, seed))
                    .placements()) {
                tried += one.explored() ? 1 : 0;
                sum += one.explored() ? 1 / one.propensity() : 0;
                assertThat(one.propensity()).isBetween(1e-6, 1.0);
            }
        }

        assertThat(tried / (double) lists).isBetween(0.18, 0.22);
        // weighed by their probabilities, all that could be tried counts once a list: 5 places times 50 items
        assertThat(sum / lists).isBetween(0.9 * 250, 1.1 * 250);
    }

    @Test
    void only_what_is_named_is_ranked_for_a_show() {
        Recommender recommender = shopOf(60);
        act(recommender, 1, 12, Act.PAY, 5);

        Ranking next = recommender.rank(new Request(0, Kind.PRODUCT, 5, Set.of(11L, 12L, 13L), Set.of(), 0, LATER, 1));

        assertThat(next.items()).containsExactlyInAnyOrder(11L, 12L, 13L);
        assertThat(next.items().getFirst()).isEqualTo(12);
    }

    @ForEachSeed(count = 10)
    void what_came_of_showing_something_counts_though_it_is_no_longer_listed(long seed) {
        var random = new SplittableRandom(seed);
        Recommender still = shopOf(30);
        Recommender gone = shopOf(30);
        Recommender unclicked = shopOf(30);
        List<Recommender> all = List.of(still, gone, unclicked);
        for (long user = 1; user <= 40; user++) {
            var shown = new Event.Shown(user, List.of(new Impression(500, features(random))), at(user));
            for (Recommender one : all) {
                one.learn(new Event.Listed(Shop.product(500), BEGIN));
                one.learn(shown);
            }
            gone.learn(new Event.Removed(500, BEGIN));
            act(still, user, 500, Act.CLICK, user + 5);
            act(gone, user, 500, Act.CLICK, user + 5);
        }
        all.forEach(one -> one.learn(new Event.Listed(Shop.product(1), LATER)));

        assertThat(chanceOf(gone)).isEqualTo(chanceOf(still));
        assertThat(chanceOf(gone).click()).isGreaterThan(chanceOf(unclicked).click());
    }

    private static Placement.Predicted chanceOf(Recommender recommender) {
        return recommender
                .rank(new Request(99, Kind.PRODUCT, 1, Set.of(2L), Set.of(), 0, LATER, 1))
                .placements()
                .getFirst()
                .predicted();
    }

    private static List<Float> features(SplittableRandom random) {
        List<Float> features = new ArrayList<>();
        for (int at = 0; at < Feature.COUNT; at++) {
            features.add((float) random.nextDouble());
        }
        return features;
    }

    private static void sameAnswers(Recommender one, Recommender other) {
        for (long user = 0; user <= Shop.PEOPLE; user++) {
            for (Kind kind : Kind.values()) {
                Request request = Request.of(user, kind, 30, at(90_001), user);
                assertThat(one.rank(request)).isEqualTo(other.rank(request));
            }
        }
    }

    /** Between what people do, lists are on their screens. */
    private static List<Event> shown(List<Event> lived, SplittableRandom random) {
        List<Event> events = new ArrayList<>();
        for (Event event : lived) {
            if (event instanceof Event.Acted acted) {
                events.add(new Event.Shown(
                        acted.user(), List.of(new Impression(acted.item(), features(random))), acted.at()));
            }
            events.add(event);
        }
        return events;
    }

    private static float featureOf(Recommender recommender, long user, long item, int feature) {
        return recommender
                .rank(new Request(user, Kind.PRODUCT, 1, Set.of(item), Set.of(), 0, LATER, 1))
                .placements()
                .getFirst()
                .features()
                .get(feature);
    }

    private static Recommender shopOf(int products) {
        return shopOf(products, WITHOUT_CHANCE);
    }

    private static Recommender shopOf(int products, Settings settings) {
        var recommender = new Recommender(settings);
        for (long id = 1; id <= products; id++) {
            recommender.learn(new Event.Listed(Shop.product(id), BEGIN));
        }
        return recommender;
    }

    private static void act(Recommender recommender, long user, long item, Act act, long seconds) {
        recommender.learn(new Event.Acted(user, item, act, at(seconds)));
    }

    private static Request products(long user) {
        return of(user, Kind.PRODUCT, 20);
    }

    private static Request of(long user, Kind kind, int size) {
        return Request.of(user, kind, size, at(60), 1);
    }

    private static Instant at(long seconds) {
        return BEGIN.plusSeconds(seconds);
    }
}
