package org.qiantang.app.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qiantang.app.register.SamePerson.Ground;
import org.qiantang.app.register.SamePerson.Like;
import org.qiantang.app.register.SamePerson.Strength;
import org.qiantang.app.register.SamePerson.Trait;
import org.qiantang.engine.testkit.ForEachSeed;

class SamePersonTest {
    private static final List<Ground> GROUNDS = List.of(Ground.values());

    @Test
    void each_ground_is_told_and_the_strongest_gives_the_strength() {
        List<Like> likes = SamePerson.of(
                1,
                List.of(
                        new Trait(1, Ground.PHONE, "13800138000"),
                        new Trait(1, Ground.IDENTITY, "ab"),
                        new Trait(2, Ground.ADDRESS, "x"),
                        new Trait(1, Ground.ADDRESS, "x"),
                        new Trait(3, Ground.PHONE, "13800138000"),
                        new Trait(3, Ground.IDENTITY, "ab")));

        assertThat(likes)
                .containsExactly(
                        new Like(3, Set.of(Ground.PHONE, Ground.IDENTITY)), new Like(2, Set.of(Ground.ADDRESS)));
        assertThat(likes.getFirst().strength()).isEqualTo(Strength.STRONG);
        assertThat(likes.getLast().strength()).isEqualTo(Strength.WEAK);
    }

    @Test
    void the_same_value_on_two_grounds_is_nothing_in_common() {
        assertThat(SamePerson.of(1, List.of(new Trait(1, Ground.PHONE, "7"), new Trait(2, Ground.LICENCE, "7"))))
                .isEmpty();
    }

    @Test
    void what_is_empty_is_shared_by_nobody() {
        assertThat(SamePerson.of(1, List.of(new Trait(1, Ground.ADDRESS, ""), new Trait(2, Ground.ADDRESS, ""))))
                .isEmpty();
    }

    @ForEachSeed(count = 300)
    void a_pair_is_told_exactly_where_it_shares_something_and_from_both_sides(long seed) {
        var random = new SplittableRandom(seed);
        var traits = new ArrayList<Trait>();
        int people = 2 + random.nextInt(12);
        for (int i = 0; i < 3 * people; i++) {
            Ground ground = GROUNDS.get(random.nextInt(GROUNDS.size()));
            traits.add(new Trait(1 + random.nextInt(people), ground, Integer.toString(random.nextInt(3 * people))));
        }

        for (long one = 1; one <= people; one++) {
            Map<Long, Set<Ground>> told =
                    SamePerson.of(one, traits).stream().collect(Collectors.toMap(Like::personId, Like::grounds));
            for (long other = 1; other <= people; other++) {
                Set<Ground> shared = shared(one, other, traits);
                assertThat(told.getOrDefault(other, Set.of())).isEqualTo(other == one ? Set.of() : shared);
            }
            assertThat(told).doesNotContainKey(one);
        }
    }

    /** By looking at each pair of traits. */
    private static Set<Ground> shared(long one, long other, List<Trait> traits) {
        var shared = new HashSet<Ground>();
        for (Trait a : traits) {
            for (Trait b : traits) {
                if (a.personId() == one
                        && b.personId() == other
                        && a.ground() == b.ground()
                        && a.value().equals(b.value())) {
                    shared.add(a.ground());
                }
            }
        }
        return shared;
    }
}
