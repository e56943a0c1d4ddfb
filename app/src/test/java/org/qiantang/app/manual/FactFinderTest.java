package org.qiantang.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a manual states, and what it only says. */
class FactFinderTest {
    private final FactFinder finder = new FactFinder(Labels.load());

    private List<Proposal> find(String... lines) {
        return finder.find(Lines.of(1, List.of(lines)));
    }

    private List<String> told(String... lines) {
        return find(lines).stream()
                .map(one -> one.key() + "=" + one.value() + (one.unit() == null ? "" : " " + one.unit()))
                .toList();
    }

    @Test
    void a_label_with_a_colon_states_a_fact_under_the_vocabularys_key() {
        assertThat(told("面料成分：100%桑蚕丝", "生产许可证编号：SC10633010900001", "原产地: 浙江杭州"))
                .containsExactly("material=100%桑蚕丝", "licence=SC10633010900001", "origin=浙江杭州");
    }

    @Test
    void numbers_stand_beside_their_units_and_days_as_days() {
        assertThat(told("净 含 量：５００ｇ", "保质期：12个月", "生产日期：2026年3月8日", "额定功率：1,800W", "电池容量：5000mAh"))
                .containsExactly(
                        "net-weight=500 g",
                        "shelf-life=12 个月",
                        "made-on=2026-03-08",
                        "power=1800 W",
                        "battery=5000 mAh");
    }

    @Test
    void what_is_more_than_a_number_stays_as_it_was_stated() {
        assertThat(told("净含量：500g（2袋装）", "噪音：≤55dB")).containsExactly("net-weight=500g(2袋装)", "noise=≤55dB");
    }

    @Test
    void several_labels_in_one_line_are_several_facts() {
        assertThat(told("保修期：12个月   产地：浙江宁波")).containsExactly("warranty=12个月", "origin=浙江宁波");
        assertThat(told("净含量:250克;产地:安徽黄山;等级:特级")).containsExactly("net-weight=250 克", "origin=安徽黄山", "grade=特级");
    }

    @Test
    void a_tables_two_columns_are_label_and_value() {
        assertThat(told("额定电压\t220V~", "产品尺寸\t215×165×255mm", "货号\tYW-818\t颜色\t雾蓝"))
                .containsExactly("voltage=220 V", "dimensions=215×165×255mm", "model=YW-818", "colour=雾蓝");
    }

    @Test
    void a_value_under_its_label_or_running_over_the_line_is_read_whole() {
        assertThat(told("【配料表】", "小麦粉、白砂糖、食用植物油、鸡蛋、", "净含量：300克"))
                .containsExactly("ingredients=小麦粉、白砂糖、食用植物油、鸡蛋", "net-weight=300 克");
        assertThat(told("贮存方法：请放在阴凉干燥通风处保存并且避免阳光", "直射与高温。", "欢迎选购"))
                .containsExactly("storage=请放在阴凉干燥通风处保存并且避免阳光直射与高温");
    }

    @Test
    void content_is_a_fabrics_or_a_foods_by_what_stands_under_it() {
        assertThat(told("成分：棉95% 氨纶5%")).containsExactly("material=棉95% 氨纶5%");
        assertThat(told("成分：水、甘油、烟酰胺")).containsExactly("ingredients=水、甘油、烟酰胺");
        assertThat(told("规格：30×40×12cm")).containsExactly("dimensions=30×40×12cm");
        assertThat(told("规格：500ml")).containsExactly("net-weight=500 ml");
    }

    @Test
    void a_value_that_sends_the_reader_elsewhere_is_none() {
        assertThat(find("生产日期：见瓶身喷码", "保质期：详见包装", "等级：无", "客服电话：400-000-0000")).isEmpty();
    }

    @Test
    void praise_and_running_text_state_nothing() {
        assertThat(find("采用100%桑蚕丝，全网最好", "我们承诺：假一赔十！七天无理由，放心购买，让您和家人享受高品质的生活，选择我们就是选择健康", "喝了它百病不生。", "现价：99元"))
                .extracting(Proposal::key)
                .doesNotContain("material", "现价");
    }

    @Test
    void a_label_outside_the_vocabulary_is_proposed_under_its_own_name() {
        List<Proposal> found = find("壶身材质：高硼硅玻璃");

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().key()).isEqualTo("壶身材质");
        assertThat(found.getFirst().known()).isFalse();
    }

    @Test
    void each_proposal_points_at_its_value_in_its_passage() {
        Proposal found = find("", "产品参数", "额定容量：1.5L").getFirst();

        assertThat(found.line()).isEqualTo(3);
        assertThat(found.passage().substring(found.from(), found.to())).isEqualTo("1.5L");
    }

    @Test
    void what_is_repeated_is_proposed_once_and_what_differs_twice() {
        assertThat(told("产地：宁波", "产地：宁波", "产地：杭州")).containsExactly("origin=宁波", "origin=杭州");
    }

    @Test
    void any_text_at_all_is_read_without_a_fault() {
        var random = new Random(20261127);
        String signs = "产地净含量保质期：:；;【】[]\t 123gml。、—\u00a0\u3000\ud83c\udf75(×*-";
        for (int round = 0; round < 2_000; round++) {
            var line = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                line.append(signs.charAt(random.nextInt(signs.length())));
            }
            for (Proposal one : find(line.toString(), line.reverse().toString())) {
                assertThat(one.from()).isBetween(0, one.to());
                assertThat(one.to()).isLessThanOrEqualTo(one.passage().length());
                assertThat(one.value()).isNotBlank();
            }
        }
    }
}
