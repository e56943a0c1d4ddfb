package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.engine.guard.meaning.Opinion;

class DisclosuresTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 2);
    private static final String GREETING = "大家晚上好，今天给大家讲三款耳机";

    private final Guard byRules = Guard.load();

    @ParameterizedTest
    @CsvSource({
        "ai_person, true, ai_label, 无",
        "ai_person, true, ai_label, 开播前3秒显示1次",
        "ai_person, true, ai_label, 0.3%透明度水印",
        "host_type, AI数字人, ai_label_shown, 无",
        "avatar, 数字人母女, ai_label_visible_s, 3"
    })
    void a_person_made_by_a_machine_and_not_marked_throughout_is_found_whatever_is_said(
            String person, String made, String label, String shown) {
        Judgement judgement = byRules.judge(said(GREETING, Map.of(person, made, label, shown)));

        assertThat(judgement.standing()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("AI-01");
            assertThat(finding.factsUsed()).hasSize(2);
            assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATES);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ai_person, true, ai_label, 全程左上角『AI数字人』",
        "ai_person, 无, ai_label, 无",
        "host_type, 真人, ai_label, 无",
        "host_identity, 数字人, ai_label_visible_s, 7200"
    })
    void nothing_is_found_of_who_is_marked_or_no_machine(String person, String made, String label, String shown) {
        assertThat(byRules.judge(said(GREETING, Map.of(person, made, label, shown)))
                        .standing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "contract, 推广合同2026-07-02, ad_mark_on_page, 无",
        "commission_rate, 0.38, ad_label_shown, 无",
        "store_fee, 探店费2000元, ad_mark_on_page, 无",
        "sponsor, 甲牌手机年度赞助, sponsor_disclosed, 无"
    })
    void who_is_paid_and_not_marked_as_an_advertisement_is_found_whatever_is_said(
            String pay, String paid, String label, String shown) {
        assertThat(byRules.judge(said("这条路走到头有家面馆，汤是真鲜", Map.of(pay, paid, label, shown)))
                        .standing())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo("AD-06"));
    }

    @ParameterizedTest
    @CsvSource({
        "contract, 品牌自播, ad_mark_on_page, 无",
        "contract, 主播劳务合同, ad_mark_on_page, 无",
        "contract, 无佣金, ad_label, 无",
        "commission_rate, 0, ad_label, 无",
        "contract, 推广合同2026-07-02, ad_mark_on_page, 全程左上角"
    })
    void nothing_is_found_of_who_is_not_paid_or_is_marked(String pay, String paid, String label, String shown) {
        assertThat(byRules.judge(said("这条路走到头有家面馆，汤是真鲜", Map.of(pay, paid, label, shown)))
                        .standing())
                .isEmpty();
    }

    @Test
    void viewers_owe_nobody_a_mark() {
        Map<String, String> facts = Map.of("ai_person", "true", "ai_label", Fact.NONE);
        var typed = new Line(GREETING, Channel.CHAT, Speaker.VIEWER, DAY, sheet(facts));

        assertThat(byRules.judge(typed).standing()).isEmpty();
    }

    @Test
    void before_the_rule_was_in_force_facts_prove_nothing() {
        Map<String, String> facts = Map.of("ai_person", "true", "ai_label", Fact.NONE);
        var early = new Line(GREETING, Channel.SPEECH, Speaker.HOST, LocalDate.of(2025, 8, 31), sheet(facts));

        assertThat(byRules.judge(early).standing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ad_mark_on_page, true",
        "ai_label, 全程水印",
        "return_rule_on_page, 下单弹窗确认",
        "contract, 无",
    })
    void a_reader_who_misses_what_the_facts_show_accuses_nobody(String key, String value) {
        Line line = said("左上角那俩字你们都看到了，我说的都是我自己上脸的感觉", Map.of(key, value));

        assertThat(read("missing_disclosure").judge(line).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(read("vulgar").judge(line).verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @ParameterizedTest
    @CsvSource({
        "seller_on_page, 无, 日用品",
        "minor_notice_on_page, 无, 酒类",
        "notice_not_drug, 页面末尾浅灰6号字, 保健食品",
    })
    void what_is_due_and_not_shown_speaks_against_nobody_who_accuses(String key, String value, String category) {
        var goods = new Goods(category, Map.of(key, value, "ad_mark_on_page", "true"), null, null, null);
        var line = new Line("喜欢的直接拍，别的你们不用管", Channel.SPEECH, Speaker.HOST, DAY, goods);

        assertThat(read("missing_disclosure").judge(line).verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void without_a_fact_about_it_the_reader_has_its_say() {
        assertThat(read("missing_disclosure").judge(said("左上角那俩字先别打", Map.of())).verdict())
                .isEqualTo(Verdict.VIOLATES);
    }

    private static Guard read(String category) {
        return Guard.with(
                (_, _) -> new Opinion(0.9, 0, List.of(Map.entry(category, 1.0))),
                0.5,
                "test",
                SecondLook.Voice.ACCUSES);
    }

    private static Line said(String text, Map<String, String> facts) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, DAY, sheet(facts));
    }

    private static Goods sheet(Map<String, String> facts) {
        return new Goods("数码", facts, null, null, null);
    }
}
