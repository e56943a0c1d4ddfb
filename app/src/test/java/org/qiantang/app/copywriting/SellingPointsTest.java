package org.qiantang.app.copywriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

/** What is told of a voucher (到店券), whatever it is of. */
class SellingPointsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final long ITEM = 7;
    private static final String LONG_ADDRESS = "浙江省杭州市西湖区演示街道演示社区演示路一百二十八号演示广场西区三号楼五层五零二室（地铁演示站甲出口出来右转走到第二个路口再往前三十米）";

    private static Voucher dinner(String entitles, Voucher.Place... places) {
        return new Voucher(entitles, List.of(places), 90, null, "");
    }

    private static Voucher.Place place(String name, String address) {
        return new Voucher.Place(name, address, "11:00–21:30", "0571-00000001");
    }

    private static Offer offer(LegalCategory category, Voucher voucher) {
        var facts = new FactSheet(List.of(
                new Fact("口碑", "吃过的都说好", null, null),
                new Fact("送货地址", "您家楼下", null, null),
                new Fact("origin", "浙江杭州", null, null)));
        FactSheet sheet = new ProductDraft(
                        "V-1",
                        "双人晚市套餐",
                        "普通食品",
                        "到店用餐",
                        List.of(),
                        facts,
                        List.of(),
                        null,
                        new Delivery("到店使用", 48, true, List.of()),
                        List.of(new SkuDraft("V-1-1", "一份", Money.cny(9_900), 40)))
                .withVoucher(voucher)
                .facts();
        return new Offer(
                ITEM,
                1,
                ItemRole.HERO,
                "V-1",
                "双人晚市套餐",
                category,
                sheet,
                List.of(),
                null,
                new Delivery("到店使用", 48, true, List.of()),
                List.of(new Kind(71, "一份", Money.cny(9_900), 40)));
    }

    @ParameterizedTest
    @EnumSource
    void in_every_category_a_voucher_tells_what_is_included_where_when_and_how_long(LegalCategory category) {
        Offer offer = offer(category, dinner("双人晚市套餐一份", place("西湖店", "杭州市西湖区演示路 1 号")));

        List<String> keys = SellingPoints.of(offer, Integer.MAX_VALUE, new SplittableRandom(1));

        assertThat(keys).startsWith("套餐内容", "适用门店", "门店地址", "营业时间", "有效期");
    }

    @ParameterizedTest
    @EnumSource(names = {"FOOD", "FRESH", "SERVICES", "MEDICAL_BEAUTY"})
    void what_a_merchant_typed_beside_the_vouchers_fields_is_told_no_more_than_before(LegalCategory category) {
        Offer offer = offer(category, dinner("双人晚市套餐一份", place("西湖店", "杭州市西湖区演示路 1 号")));

        List<String> keys = SellingPoints.of(offer, Integer.MAX_VALUE, new SplittableRandom(1));

        assertThat(keys).doesNotContain("口碑", "送货地址");
    }

    @Test
    void of_several_places_the_first_is_told_before_the_validity_and_the_others_after_it() {
        Offer offer = offer(
                LegalCategory.FOOD, dinner("双人晚市套餐一份", place("西湖店", "杭州市西湖区演示路 1 号"), place("钱江店", "杭州市上城区演示路 2 号")));

        List<String> keys = SellingPoints.of(offer, Integer.MAX_VALUE, new SplittableRandom(1));

        assertThat(keys).startsWith("套餐内容", "适用门店", "西湖店地址", "西湖店营业时间", "有效期", "钱江店地址", "钱江店营业时间");
    }

    @Test
    void a_long_address_ends_where_a_part_of_it_ends_and_a_long_list_says_that_it_goes_on() {
        String included = "双人火锅套餐：鸳鸯锅底、雪花肥牛、鲜切羊肉、手打虾滑、毛肚、鸭肠、黄喉、时蔬拼盘、手工面、冰粉、酸梅汤、餐具与茶位、纸巾和小料";
        Offer offer = offer(LegalCategory.FOOD, dinner(included, place("西湖店", LONG_ADDRESS)));

        String address = told(offer, "门店地址");
        String list = told(offer, "套餐内容");

        assertThat(address).startsWith("浙江省杭州市西湖区").endsWith("五层").doesNotContain("（");
        assertThat(LONG_ADDRESS).startsWith(address);
        assertThat(list).startsWith("双人火锅套餐：").endsWith("等");
        assertThat(included).startsWith(list.substring(0, list.length() - 1) + "、");
        assertThat(List.of(address, list)).allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(42));
    }

    @Test
    void a_list_with_a_condition_is_told_whole_or_not_at_all() {
        String choice = "双人火锅套餐：鸳鸯锅底一份、雪花肥牛一份、鲜切羊肉一份、手打虾滑一份，以上荤菜任选两份，不含酒水和茶位费";
        Offer whole = offer(LegalCategory.FOOD, dinner(choice, place("西湖店", "演示路1号")));
        Offer longer = offer(LegalCategory.FOOD, dinner(choice + "，餐具每位另付五元，节假日加收一成服务费", place("西湖店", "演示路1号")));

        assertThat(choice.length()).isGreaterThan(Spoken.BRIEF);
        assertThat(told(whole, "套餐内容")).isEqualTo(choice);
        assertThat(SellingPoints.of(longer, Integer.MAX_VALUE, new SplittableRandom(1)))
                .doesNotContain("套餐内容");
        assertThat(Spoken.brief(longer.facts().fact("套餐内容").orElseThrow()))
                .as("somebody who typed the slot by hand")
                .contains("任选两份", "另付五元");
    }

    @Test
    void a_list_of_a_dish_a_line_is_told_dish_by_dish_and_no_figure_of_it_is_halved() {
        String lines = "双人晚市套餐\n锅底一份\n雪花肥牛150克\n鲜切羊肉150克\n手打虾滑120克\n千层毛肚100克\n时蔬一份\n酸梅汤两杯";
        String oneWord = "双人晚市套餐锅底一份雪花肥牛150克鲜切羊肉150克手打虾滑120克千层毛肚100克时蔬";

        assertThat(told(offer(LegalCategory.FOOD, dinner(lines, place("西湖店", "演示路1号"))), "套餐内容"))
                .isEqualTo("双人晚市套餐、锅底一份、雪花肥牛150克、鲜切羊肉150克、手打虾滑120克等");
        for (int from = 0; from < 12; from++) {
            String list =
                    told(offer(LegalCategory.FOOD, dinner("好".repeat(from) + oneWord, place("西湖店", "演示路1号"))), "套餐内容");
            assertThat(list).doesNotContainPattern("\\d等$|[一二两百]等$");
        }
    }

    @Test
    void a_list_in_latin_letters_without_a_stop_keeps_its_beginning() {
        String dishes = "Two-person hot pot set with beef lamb shrimp balls tripe and greens";

        assertThat(told(offer(LegalCategory.FOOD, dinner(dishes, place("西湖店", "演示路1号"))), "套餐内容"))
                .startsWith("Two-person hot pot set with");
    }

    @Test
    void a_house_is_not_taken_for_the_one_whose_number_begins_alike() {
        String address = "浙江省杭州市西湖区演示街道演示社区演示路一百二十八号演示大厦园区内西北角第十三号楼三层";
        Offer offer = offer(LegalCategory.FOOD, dinner("双人晚市套餐一份", place("西湖店", address)));

        assertThat(told(offer, "门店地址")).doesNotEndWith("十三号");
    }

    @Test
    void what_fits_is_told_as_it_stands_and_a_list_is_not_cut_within_a_figure() {
        Offer whole = offer(LegalCategory.FOOD, dinner("双人晚市套餐一份", place("西湖店", "杭州市西湖区演示路1号")));
        Offer figures =
                offer(LegalCategory.FOOD, dinner("套餐含锅底".repeat(6) + "、价值共计1,280元的菜，饮料畅饮", place("西湖店", "演示路1号")));

        assertThat(told(whole, "套餐内容")).isEqualTo("双人晚市套餐一份");
        assertThat(told(whole, "门店地址")).isEqualTo("杭州市西湖区演示路1号");
        assertThat(told(figures, "套餐内容")).isEqualTo("套餐含锅底".repeat(6) + "等");
    }

    @Test
    void a_sentence_keeps_its_fact_when_it_is_told_in_few_words() {
        Offer offer = offer(LegalCategory.FOOD, dinner("双人晚市套餐一份", place("西湖店", LONG_ADDRESS)));
        LineTemplate line = SellingPoints.about(offer, LineTemplate.parse("{label:*}：{fact:*}。"), "门店地址");

        assertThat(line.facts()).containsExactly("门店地址");
        assertThat(LineTemplate.parse(line.toString())).isEqualTo(line);
        assertThat(Pen.pattern(line.toString())).isEqualTo("{label}：{fact}。");
    }

    @Test
    void a_model_is_given_only_what_is_told_word_for_word() {
        Offer offer = offer(LegalCategory.FOOD, dinner("双人晚市套餐一份", place("西湖店", LONG_ADDRESS)));

        List<String> facts = SellingPoints.whole(offer);

        assertThat(facts).contains("套餐内容", "营业时间").doesNotContain("门店地址");
    }

    private static String told(Offer offer, String key) {
        LineTemplate line =
                SellingPoints.about(offer, LineTemplate.parse("{fact:*}"), key).about(ITEM);
        return Slots.resolve(new Shelf("演示馆", null, List.of(offer)), TODAY, line)
                .orElseThrow();
    }
}
