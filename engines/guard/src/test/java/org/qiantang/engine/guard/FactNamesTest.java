package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FactNamesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource({
        "授权证明, brand_authorization",
        "广告标识, ad_mark_on_page",
        "在线人数, viewers_backend",
        "已售, real_orders",
        "材质, material_label",
        "注册功能, efficacy_abstract",
        "合同, commission_rate",
        "安全类别, label_class",
        "赠品市价凭据, gift_market_proof"
    })
    void a_fact_is_found_under_a_name_of_its_form(String fact, String name) {
        assertThat(sheet(Map.of(name, "有")).fact(fact)).contains("有");
        assertThat(Fact.isKnown(name)).isTrue();
    }

    @Test
    void what_is_shown_or_said_is_no_fact() {
        Goods goods = sheet(Map.of("viewers_shown", "100000", "stock_spoken", "3", "competitor_test_report", "有"));

        assertThat(goods.fact(Fact.VIEWERS)).isEmpty();
        assertThat(goods.fact(Fact.TEST_REPORT)).isEmpty();
        assertThat(Fact.isKnown("viewers_shown")).isFalse();
        assertThat(Fact.isKnown("stock_spoken")).isFalse();
    }

    @Test
    void a_documented_name_goes_first_and_of_two_others_always_the_same_one() {
        assertThat(sheet(Map.of("material_label", "腈纶", "material", "羊毛")).fact(Fact.MATERIAL))
                .contains("羊毛");
        assertThat(sheet(Map.of("upper_label", "牛皮", "material_label", "腈纶")).fact(Fact.MATERIAL))
                .contains("腈纶");
    }

    @Test
    void a_paper_that_is_not_at_hand_is_unknown_and_one_that_is_denied_is_none() {
        assertThat(sheet(Map.of("brand_authorization", Fact.NONE)).fact(Fact.AUTHORISATION))
                .isEmpty();
        assertThat(sheet(Map.of("brand_authorization", "未授权")).fact(Fact.AUTHORISATION))
                .contains(Fact.NONE);
        assertThat(sheet(Map.of("ad_mark", Fact.NONE)).fact(Fact.AD_LABEL)).contains(Fact.NONE);
    }

    @Test
    void a_figure_whose_unit_stands_in_its_name_is_told_with_it() {
        assertThat(sheet(Map.of("net_weight_g", "450")).fact(Fact.WEIGHT)).contains("450g");
        assertThat(sheet(Map.of("sugar_g_per_100g", "28")).fact(Fact.NUTRITION)).contains("sugar:28");
    }

    @Test
    void pieces_prices_and_deals_of_a_file_are_known_by_the_form_of_their_names_too() {
        LabelledLine read = LabelledLine.read(JsonMapper.shared().readTree("""
                {"id": "1", "text": "就剩三件了", "product_category": "服饰",
                 "facts": {"stock_real": 640, "checkout_total": 99.5, "last7d_min_deal": 89, "deals_7d": [89, 95]}}
                """), DAY);

        assertThat(read.line().goods()).isNotNull().satisfies(goods -> {
            assertThat(goods.piecesLeft()).isEqualTo(640);
            assertThat(goods.priceMinor()).isEqualTo(9_950);
            assertThat(goods.lowestDealMinor7d()).isEqualTo(8_900);
        });
    }

    @Test
    void a_clock_that_is_set_once_more_makes_a_promise_not_kept_and_one_for_a_draw_does_not() {
        String show = """
                {"id": "1", "product": {"category": "服饰", "facts": {}}, "lines": [
                  {"t": 50, "speaker": "host", "text": "再给两分钟"}, {"t": 150, "speaker": "host", "text": "再给两分钟"}],
                 "events": [{"t": 10, "timer_ends": 100}, {"t": 100, "timer_ends": 220%s}]}
                """;
        var watch = new Watch(Guard.load());

        assertThat(watch.over(Stretch.read(JsonMapper.shared().readTree(show.formatted("")), DAY)))
                .singleElement()
                .satisfies(stand -> assertThat(stand.lines()).containsExactly(1));
        assertThat(watch.over(Stretch.read(JsonMapper.shared().readTree(show.formatted(", \"for\": \"draw\"")), DAY)))
                .isEmpty();
    }

    private static Goods sheet(Map<String, String> facts) {
        return new Goods("服饰", facts, null, null, null);
    }
}
