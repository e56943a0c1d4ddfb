package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Prices that are reckoned or held against what shows them. */
class DealCheckTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);

    private final Guard guard = Guard.load();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "带鱼4斤装68块，一斤才十五块钱",
                "洗衣液8斤装39.9元 折合每斤3.9元",
                "洗衣凝珠 100颗 59元 每颗低至0.39元",
                "纸尿裤80片56元 单片仅需0.5元",
                "排骨一公斤六十八块钱，一斤才二十八",
                "抽纸一提二十四包三十六块钱，算下来一包一块都不到",
                "二十片装一百五，一片六块钱多一点"
            })
    void a_price_of_one_that_does_not_come_of_the_amount_and_its_price_is_found(String text) {
        assertThat(judged(text, Map.of())).isEqualTo(Verdict.VIOLATES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "整箱六瓶三百九十八，一瓶六十六块三",
                "一箱五斤四十九块九，合着一斤还不到十块钱",
                "三十六罐一百六十八，一罐四块六毛多",
                "八斤装四十块，每斤五块",
                "一盒五片三十五，二十片装一百五，一片六块钱",
                "拍二十四包送六包，三十六块钱，一包一块钱",
                "满99减20，十斤四十九，一斤三块",
                "四斤六十八，超市一斤十五块",
                "一斤十五块，四斤六十"
            })
    void a_price_of_one_that_holds_or_of_which_more_is_told_is_left_alone(String text) {
        assertThat(guard.judge(said(text, Map.of())).standing())
                .noneMatch(finding -> finding.rule().equals("PR-09"));
    }

    @ParameterizedTest
    @CsvSource({
        "gift_cost, 6.5, VIOLATES",
        "gift_cost, 88, NEEDS_EVIDENCE",
        "gift_market_proof, 无, VIOLATES",
        "gift_market_proof, 同款市售69元, VIOLATES",
        "gift_market_proof, 同款平台售价189—199元 截图2026-11-12, CLEAR",
        "gift_market_proof, 采购发票, CLEAR",
        "prize_market_price, 199, CLEAR",
        "参考价依据, 采购发票, CLEAR"
    })
    void the_worth_of_a_gift_needs_a_price_that_comes_near_it_and_is_never_five_times_its_cost(
            String key, String value, Verdict expected) {
        assertThat(judged("下单再送一个价值199的礼包", Map.of(key, value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "reference_proof, 无, VIOLATES",
        "counter_price_evidence, 无, VIOLATES",
        "reference_capture, 专柜小票2026-11-02 1880元, CLEAR",
        "reference_capture, 官网售价699元, VIOLATES",
        "参考价依据, 小票, CLEAR"
    })
    void a_price_elsewhere_needs_what_shows_it(String key, String value, Verdict expected) {
        assertThat(judged("商场专柜一千八百八", Map.of(key, value))).isEqualTo(expected);
    }

    @Test
    void a_price_that_is_the_same_once_the_clock_has_run_down_was_never_to_rise() {
        Map<String, String> same = Map.of("timer_seconds_left", "180", "price_after_timer", "79");
        Map<String, String> more = Map.of("timer_seconds_left", "180", "price_after_timer", "129");

        assertThat(guard.judge(priced("三分钟后恢复", same)).verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(guard.judge(priced("三分钟后恢复", more)).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void the_lowest_deal_is_read_out_of_words_too() {
        var file = JsonMapper.shared().readTree("""
                {"id": "1", "text": "平时都要三百九，今天一百三十九", "product_category": "服饰",
                 "facts": {"price": 139, "deals_7d": "11-19 328元×2; 11-21成交129~145元"}}
                """);
        Line line = LabelledLine.read(file, DAY).line();

        assertThat(line.goods())
                .isNotNull()
                .extracting(Goods::lowestDealMinor7d)
                .isEqualTo(12900L);
        assertThat(guard.judge(line).verdict()).isEqualTo(Verdict.VIOLATES);
    }

    private Verdict judged(String text, Map<String, String> facts) {
        return guard.judge(said(text, facts)).verdict();
    }

    private static Line said(String text, Map<String, String> facts) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, DAY, new Goods("家居日用", facts, null, null, null));
    }

    private static Line priced(String text, Map<String, String> facts) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, DAY, new Goods("家居日用", facts, null, 7900L, null));
    }
}
