package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.Profile.Group;
import org.qiantang.engine.testkit.ForEachSeed;

class ProfileTest {
    @Test
    void a_group_of_fewer_than_ten_is_not_told_and_neither_is_what_it_could_be_reckoned_from() {
        Profile.Dimension told = Profile.told(
                "recency", List.of(new Group("first", 40), new Group("upTo30", 9), new Group("longer", 12)));

        assertThat(told.groups())
                .containsExactly(new Group("first", 40), new Group("upTo30", null), new Group("longer", null));
    }

    @Test
    void nobody_at_all_is_no_secret() {
        Profile.Dimension told = Profile.told("recency", List.of(new Group("first", 40), new Group("longer", 0)));

        assertThat(told.groups()).containsExactly(new Group("first", 40), new Group("longer", 0));
    }

    @Test
    void of_fewer_than_ten_buyers_in_all_nothing_is_told() {
        Profile.Dimension told = Profile.told("recency", List.of(new Group("first", 5), new Group("longer", 0)));

        assertThat(told.groups()).containsExactly(new Group("first", null), new Group("longer", null));
    }

    @ForEachSeed(count = 300)
    void no_number_below_ten_is_told_and_never_is_exactly_one_hidden(long seed) {
        var random = new SplittableRandom(seed);
        var counted = new ArrayList<Group>();
        int groups = random.nextInt(2, 6);
        for (int i = 0; i < groups; i++) {
            counted.add(new Group("g" + i, random.nextInt(0, 30)));
        }

        List<Group> told = Profile.told("any", counted).groups();

        assertThat(told)
                .allSatisfy(group -> assertThat(
                                group.people() == null || group.people() == 0 || group.people() >= Profile.LEAST)
                        .isTrue());
        long hidden = told.stream().filter(group -> group.people() == null).count();
        assertThat(hidden).isNotEqualTo(1);
    }
}
