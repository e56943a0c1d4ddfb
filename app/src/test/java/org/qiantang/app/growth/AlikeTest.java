package org.qiantang.app.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Profile;
import org.qiantang.engine.testkit.ForEachSeed;

class AlikeTest {
    static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");
    private static final List<String> CATEGORIES = List.of("茶叶", "服饰", "家电", "图书");

    @ForEachSeed(count = 8)
    void who_does_what_the_seed_does_stands_first_and_the_seed_itself_is_found_there_far_above_chance(long seed) {
        var random = new SplittableRandom(seed);
        List<Profile> people = new ArrayList<>();
        Set<Long> buyers = new HashSet<>();
        Set<Long> drinkers = new HashSet<>();
        for (long person = 1; person <= 600; person++) {
            boolean drinks = person <= 120;
            people.add(viewer(person, drinks ? 0 : random.nextInt(1, 4), random));
            if (drinks) {
                (person <= 60 ? buyers : drinkers).add(person);
            }
        }

        Alike alike = Alike.of(Tastes.of(people, _ -> false, NOW), buyers);

        assertThat(alike.seed()).hasSize(60);
        assertThat(alike.others()).hasSize(540);
        assertThat(alike.first(10).stream()
                        .filter(one -> drinkers.contains(one.taste().person())))
                .hasSizeGreaterThan(45);
        assertThat(alike.reach(10).people()).isEqualTo(54);
        assertThat(alike.reach(10).found()).isGreaterThan(0.7);
    }

    @ForEachSeed(count = 8)
    void a_seed_drawn_by_lot_is_found_hardly_more_often_than_chance_would(long seed) {
        var random = new SplittableRandom(seed);
        List<Profile> people = new ArrayList<>();
        Set<Long> buyers = new HashSet<>();
        for (long person = 1; person <= 1_500; person++) {
            people.add(viewer(person, random.nextInt(4), random));
            if (random.nextInt(5) == 0) {
                buyers.add(person);
            }
        }

        Alike alike = Alike.of(Tastes.of(people, _ -> false, NOW), buyers);

        assertThat(alike.reach(10).found()).isBetween(0.03, 0.19);
    }

    @Test
    void people_who_cannot_be_told_apart_are_found_as_often_as_chance_finds_them() {
        List<Profile> people = new ArrayList<>();
        Set<Long> buyers = new HashSet<>();
        for (long person = 1; person <= 200; person++) {
            people.add(viewer(person, List.of(item(1, CATEGORIES.getFirst()))));
            if (person <= 100) {
                buyers.add(person);
            }
        }

        Alike alike = Alike.of(Tastes.of(people, _ -> false, NOW), buyers);

        assertThat(alike.reach(10).found()).isCloseTo(0.1, within(0.05));
    }

    @Test
    void what_is_left_out_and_what_was_done_later_is_no_part_of_a_taste() {
        Item own = item(1, "茶叶");
        Item other = item(2, "服饰");
        List<Profile> people = new ArrayList<>();
        for (long person = 1; person <= 4; person++) {
            people.add(profile(
                    person,
                    List.of(
                            new Profile.Done(own, Act.PAY, NOW.minus(Duration.ofDays(2))),
                            new Profile.Done(other, Act.CLICK, NOW.minus(Duration.ofDays(1))),
                            new Profile.Done(item(3, "家电"), Act.CLICK, NOW))));
        }

        Tastes tastes = Tastes.of(people, item -> item.id() == own.id(), NOW);

        assertThat(tastes.people()).hasSize(4);
        assertThat(tastes.features()).extracting(Feature::id).contains("服饰").doesNotContain("茶叶", "家电");
    }

    private static Profile viewer(long person, int category, SplittableRandom random) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int in = random.nextInt(5) == 0 ? random.nextInt(CATEGORIES.size()) : category;
            items.add(item(100L * in + random.nextInt(40), CATEGORIES.get(in)));
        }
        return viewer(person, items);
    }

    static Profile viewer(long person, List<Item> items) {
        return profile(
                person,
                items.stream()
                        .map(item -> new Profile.Done(item, Act.CLICK, NOW.minus(Duration.ofDays(3))))
                        .toList());
    }

    private static Profile profile(long person, List<Profile.Done> done) {
        return new Profile(
                person, done, Set.of(), Set.of(), Set.of(), Map.of(), true, new Profile.Rfm(Instant.EPOCH, 0, 0));
    }

    static Item item(long id, String category) {
        return item(id, 9, category);
    }

    static Item item(long id, long seller, String category) {
        return new Item(
                id,
                Kind.PRODUCT,
                seller,
                category,
                "",
                4_900,
                null,
                5,
                true,
                true,
                List.of(),
                Content.NONE,
                Instant.EPOCH);
    }
}
