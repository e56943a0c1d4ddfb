package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalNamesTest {
    @ParameterizedTest
    @CsvSource({
        "茶叶, 普通食品",
        "婴幼儿食品, 普通食品",
        "生鲜农产品, 农产品",
        "保健品, 保健食品",
        "白酒, 酒类",
        "儿童化妆品, 普通化妆品",
        "医疗美容, 医美",
        "OTC, 药品",
        "翡翠, 珠宝",
        "知识付费课程, 教育培训",
        "普通食品, 普通食品",
        "' 茶叶 ', 普通食品",
        "' 普通食品 ', 普通食品"
    })
    void goods_count_as_what_the_law_makes_of_them(String name, String legal) {
        assertThat(Goods.of(name).countAs(Set.of(legal))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"牙膏, 普通化妆品", "普通食品, 保健食品", "普通化妆品, 特殊化妆品", "消毒产品, 药品", "没听说过的, 普通食品"})
    void and_as_nothing_else(String name, String other) {
        assertThat(Goods.of(name).countAs(Set.of(other))).isFalse();
        assertThat(Goods.of(name).countAs(Set.of(name))).isTrue();
    }

    @Test
    void which_of_two_kinds_a_cosmetic_is_its_registration_says() {
        Goods unsaid = Goods.of("护肤品");

        assertThat(unsaid.countAs(Set.of("普通化妆品"))).isTrue();
        assertThat(unsaid.countAs(Set.of("特殊化妆品"))).isTrue();
    }
}
