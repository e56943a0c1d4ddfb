package org.qiantang.app.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.checkout.FreightRules.Line;
import org.qiantang.engine.testkit.ForEachSeed;

class FreightRulesTest {
    private static final FreightRules RULES = new FreightRules(
            800, 9_900L, Map.of(Region.XIZANG, 1_500L, Region.XINJIANG, 2_000L), Set.of(Region.TAIWAN));

    private static Line line(long goods) {
        return new Line(goods, false, Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "ZHEJIANG, 9899, 800", // a fen below the threshold
        "ZHEJIANG, 9900, 0", // the threshold itself
        "ZHEJIANG, 500000, 0",
        "XIZANG, 9899, 2300", // base and what a far region adds
        "XIZANG, 9900, 1500", // what is added is never waived
        "XINJIANG, 100, 2800"
    })
    void a_parcel_costs_the_base_until_goods_waive_it_and_far_regions_add_theirs(
            Region region, long goods, long expected) {
        assertThat(RULES.costs(region, List.of(line(goods)))).isEqualTo(expected);
    }

    @Test
    void goods_of_several_lines_count_together_and_a_parcel_of_goods_sent_free_costs_nothing() {
        Line free = new Line(1_000, true, Set.of());

        assertThat(RULES.costs(Region.ZHEJIANG, List.of(line(5_000), line(4_900))))
                .isZero();
        assertThat(RULES.costs(Region.XIZANG, List.of(free, free))).isZero();
        assertThat(RULES.costs(Region.XIZANG, List.of(free, line(1_000)))).isEqualTo(2_300);
    }

    @Test
    void a_parcel_is_free_everywhere_where_no_region_that_is_served_asks_for_anything() {
        Line free = new Line(1_000, true, Set.of());
        var farIsNotServed = new FreightRules(0, null, Map.of(Region.XIZANG, 1_500L), Set.of(Region.XIZANG));

        assertThat(RULES.freeEverywhere(List.of(free))).isTrue();
        assertThat(RULES.freeEverywhere(List.of(free, line(1_000)))).isFalse();
        assertThat(RULES.freeEverywhere(List.of(line(9_900)))).isFalse();
        assertThat(FreightRules.FREE.freeEverywhere(List.of(line(1_000)))).isTrue();
        assertThat(farIsNotServed.freeEverywhere(List.of(line(1_000)))).isTrue();
    }

    @Test
    void a_line_is_sent_only_where_both_its_shop_and_its_product_are() {
        Line notToTibet = new Line(100, false, Set.of(Region.XIZANG));

        assertThat(RULES.serves(Region.ZHEJIANG, notToTibet)).isTrue();
        assertThat(RULES.serves(Region.XIZANG, notToTibet)).isFalse();
        assertThat(RULES.serves(Region.TAIWAN, line(100))).isFalse();
    }

    @Test
    void rules_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new FreightRules(-1, null, Map.of(), Set.of())).hasMessageContaining("baseMinor");
        assertThatThrownBy(() -> new FreightRules(0, -1L, Map.of(), Set.of())).hasMessageContaining("freeFromMinor");
        assertThatThrownBy(
                        () -> new FreightRules(0, null, Map.of(Region.XIZANG, FreightRules.MOST_MINOR + 1), Set.of()))
                .hasMessageContaining("XIZANG");
    }

    @ForEachSeed(count = 200)
    void freight_is_never_below_nothing_nor_above_its_parts_and_more_goods_never_cost_more(long seed) {
        var random = new SplittableRandom(seed);
        var surcharges = new EnumMap<Region, Long>(Region.class);
        for (Region region : EnumSet.allOf(Region.class)) {
            if (random.nextBoolean()) {
                surcharges.put(region, random.nextLong(5_000));
            }
        }
        Long free = random.nextBoolean() ? random.nextLong(50_000) : null;
        var rules = new FreightRules(random.nextLong(3_000), free, surcharges, Set.of());
        Region region = List.of(Region.values()).get(random.nextInt(Region.values().length));
        var lines = new ArrayList<>(List.of(line(random.nextLong(20_000))));

        long before = rules.costs(region, lines);
        lines.add(line(random.nextLong(50_000)));
        long after = rules.costs(region, lines);

        assertThat(before).isBetween(0L, rules.baseMinor() + surcharges.getOrDefault(region, 0L));
        assertThat(after).isBetween(0L, before);
    }

    @ParameterizedTest
    @CsvSource({
        "港澳台地区, TAIWAN HONG_KONG MACAO",
        "新疆、西藏, XIZANG XINJIANG",
        "西藏自治区, XIZANG",
        "Xinjiang, XINJIANG",
        "内蒙古自治区, NEI_MONGGOL",
        "海外, ''"
    })
    void a_word_of_a_product_that_is_not_sent_somewhere_names_all_its_regions(String word, String regions) {
        Set<Region> expected = EnumSet.noneOf(Region.class);
        for (String name : regions.split(" ", -1)) {
            if (!name.isEmpty()) {
                expected.add(Region.valueOf(name));
            }
        }
        assertThat(Region.within(word)).isEqualTo(expected);
    }
}
