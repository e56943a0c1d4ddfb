package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.app.insight.Profile.Group;
import org.qiantang.engine.testkit.ForEachSeed;

class HidingTest {
    @Test
    void a_group_of_fewer_than_ten_is_not_told_and_neither_is_what_it_could_be_reckoned_from() {
        Profile.Dimension told = Hiding.parts(
                "recency", List.of(new Group("first", 40), new Group("upTo30", 9), new Group("longer", 12)));

        assertThat(told.groups())
                .containsExactly(new Group("first", 40), new Group("upTo30", null), new Group("longer", null));
    }

    @Test
    void nobody_at_all_is_no_secret() {
        Profile.Dimension told = Hiding.parts("recency", List.of(new Group("first", 40), new Group("longer", 0)));

        assertThat(told.groups()).containsExactly(new Group("first", 40), new Group("longer", 0));
    }

    @Test
    void of_fewer_than_ten_buyers_in_all_nothing_is_told() {
        Profile.Dimension told = Hiding.parts("recency", List.of(new Group("first", 5), new Group("longer", 0)));

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

        List<Group> told = Hiding.parts("any", counted).groups();

        assertThat(told)
                .allSatisfy(group -> assertThat(
                                group.people() == null || group.people() == 0 || group.people() >= Hiding.LEAST)
                        .isTrue());
        long hidden = told.stream().filter(group -> group.people() == null).count();
        assertThat(hidden).isNotEqualTo(1);
        int all = counted.stream().mapToInt(HidingTest::size).sum();
        int left = all - told.stream().mapToInt(HidingTest::size).sum();
        assertThat(all < Hiding.LEAST || left == 0 || left >= Hiding.LEAST)
                .as("%s of %s", told, counted)
                .isTrue();
    }

    @Test
    void two_small_groups_are_not_told_together_either() {
        Profile.Dimension told = Hiding.parts(
                "any", List.of(new Group("a", 50), new Group("b", 3), new Group("c", 4), new Group("d", 20)));

        assertThat(told.groups())
                .containsExactly(new Group("a", 50), new Group("b", null), new Group("c", null), new Group("d", null));
    }

    @Test
    void who_is_not_in_a_group_must_be_many_too_where_groups_share_people() {
        Profile.Dimension told = Hiding.sharing(
                "interests", List.of(new Group("tea", 40), new Group("silk", 33), new Group("cups", 9)), 42);

        assertThat(told.groups())
                .containsExactly(new Group("tea", null), new Group("silk", null), new Group("cups", null));
        assertThat(Hiding.sharing("interests", List.of(new Group("tea", 42)), 42)
                        .groups())
                .containsExactly(new Group("tea", 42));
    }

    @Test
    void a_month_is_not_told_where_the_rest_of_its_quarter_is_few_people() {
        var month = new Profile.Dimension("interests", List.of(new Group("tea", 40), new Group("silk", 20)));
        var quarter = new Profile.Dimension("interests", List.of(new Group("tea", 45), new Group("silk", 30)));

        assertThat(Hiding.within(month, quarter).groups())
                .containsExactly(new Group("tea", null), new Group("silk", 20));
    }

    private static int size(Group group) {
        Integer people = group.people();
        return people == null ? 0 : people;
    }
}
