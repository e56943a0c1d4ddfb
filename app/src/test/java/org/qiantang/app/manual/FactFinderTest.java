package org.qiantang.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.LegalCategory;

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
        assertThat(told("规格：500ml")).containsExactly("capacity=500 ml");
        assertThat(told("规格：500ml", "保质期：12个月")).containsExactly("net-weight=500 ml", "shelf-life=12 个月");
        assertThat(told("规格：加厚款")).containsExactly("规格=加厚款");
    }

    @Test
    void a_unit_in_the_label_is_the_values() {
        assertThat(told("重量(g)：350", "尺寸（cm）\t30×40×12", "容量/ml\t500", "电池容量（单位：mAh）：5000", "桶深（mm）\t120"))
                .containsExactly(
                        "weight=350 g", "dimensions=30×40×12cm", "capacity=500 ml", "battery=5000 mAh", "桶深=120mm");
        assertThat(told("重量(g)：1.2kg")).as("a unit of its own").containsExactly("weight=1.2 kg");
    }

    @Test
    void lines_below_each_other_are_values_of_their_own() {
        assertThat(told("产地：浙江杭州", "送礼自用两相宜", "颜色：雾蓝", "一年四季都好用")).containsExactly("origin=浙江杭州", "colour=雾蓝");
        assertThat(told("材质：304不锈钢内胆配食品级硅胶密封圈一体成型", "把手防烫设计让您每一次都用得放心又舒心", "多彩生活每一天"))
                .containsExactly("material=304不锈钢内胆配食品级硅胶密封圈一体成型");
        assertThat(told("产地：浙江杭州", "", "欢迎选购本店的各种商品。")).containsExactly("origin=浙江杭州");
    }

    @Test
    void a_list_that_breaks_off_goes_on_in_the_next_line() {
        assertThat(told("配料：小麦粉、白砂糖、食用植物油、鸡蛋、全脂乳", "粉、食用盐、食品添加剂（碳酸氢钠、", "碳酸氢铵）", "本品含麸质"))
                .containsExactly("ingredients=小麦粉、白砂糖、食用植物油、鸡蛋、全脂乳粉、食用盐、食品添加剂(碳酸氢钠、碳酸氢铵)");
    }

    @Test
    void what_a_thing_weighs_is_its_weight_and_no_content() {
        assertThat(told("净重：1.2kg", "额定功率：800W")).containsExactly("weight=1.2 kg", "power=800 W");
        assertThat(told("净重：250g", "保质期：12个月")).containsExactly("net-weight=250 g", "shelf-life=12 个月");
        assertThat(finder.find(Lines.of(1, List.of("净重：250g")), LegalCategory.FOOD))
                .extracting(Proposal::key)
                .containsExactly("net-weight");
        assertThat(finder.find(Lines.of(1, List.of("净重：8kg", "主要成分：碳钢")), LegalCategory.APPLIANCE))
                .extracting(Proposal::key)
                .contains("weight");
    }

    @Test
    void a_table_laid_on_its_side_has_its_labels_in_a_row_above() {
        assertThat(told("型号\t功率\t容量\t净重", "YW-818\t800W\t1.5L\t1.2kg", "YW-819\t1000W\t1.8L\t1.4kg"))
                .containsExactly(
                        "model=YW-818",
                        "power=800 W",
                        "capacity=1.5 L",
                        "weight=1.2 kg",
                        "model=YW-819",
                        "power=1000 W",
                        "capacity=1.8 L",
                        "weight=1.4 kg");
        assertThat(told("产品参数", "材质\t尺寸(cm)", "纯棉\t30×40", "欢迎选购"))
                .containsExactly("material=纯棉", "dimensions=30×40cm");
    }

    @Test
    void a_value_that_is_some_labels_name_is_a_value_still() {
        assertThat(told("供电方式\t锂电", "充电方式\t电池", "壶身材质\t玻璃")).containsExactly("供电方式=锂电", "charging=电池", "壶身材质=玻璃");
    }

    @Test
    void the_colon_may_stand_in_a_column_of_its_own() {
        assertThat(told("净含量：\t500克", "产地：\t浙江\t等级：\t特级")).containsExactly("net-weight=500 克", "origin=浙江", "grade=特级");
    }

    @Test
    void in_rows_of_two_pairs_unknown_labels_are_read_beside_known_ones() {
        assertThat(told("型号\tYW-818\t壶盖材质\t玻璃", "接口形式\t螺纹\t颜色\t雾蓝"))
                .containsExactly("model=YW-818", "壶盖材质=玻璃", "接口形式=螺纹", "colour=雾蓝");
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
