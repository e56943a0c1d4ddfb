package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.meaning.Opinion;

class SecondLookTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final List<String> asked = new ArrayList<>();

    @Test
    void what_no_word_gives_away_is_found_under_the_leading_rule_of_its_kind() {
        Judgement judgement = guard(0.9, "medical_claim").judge(spoken("我婆婆喝了半个月，那个瓶子都收起来了", null));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judgement.probability()).isEqualTo(0.9);
        assertThat(judgement.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.category()).isEqualTo("medical_claim");
            assertThat(finding.article()).isNotBlank();
            assertThat(finding.matched()).isEqualTo("我婆婆喝了半个月，");
        });
    }

    @Test
    void what_only_a_word_raised_is_taken_back() {
        Line line = spoken("全网最低，买贵退差", null);
        assertThat(Guard.load().judge(line).verdict()).isEqualTo(Verdict.VIOLATES);

        Judgement judgement = guard(0.1, "price_fraud").judge(line);

        assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(judgement.findings())
                .anySatisfy(finding -> assertThat(finding.exemption()).isEqualTo(SecondLook.READ_AS_LAWFUL));
    }

    @Test
    void who_only_doubts_accuses_nobody_and_asks_for_no_fact() {
        Judgement judgement =
                guard(0.9, 0, "medical_claim", SecondLook.Voice.DOUBTS).judge(spoken("我婆婆喝了半个月，那个瓶子都收起来了", null));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
        assertThat(judgement.factsToAsk()).isEmpty();
        assertThat(judgement.standing()).singleElement().satisfies(finding -> {
            assertThat(finding.doubt()).isEqualTo(0.9);
            assertThat(finding.matched()).isEqualTo("我婆婆喝了半个月，");
        });
    }

    @Test
    void who_only_doubts_leaves_what_the_rules_found_as_it_is_where_it_is_held_likely() {
        Line line = spoken("全网最低，买贵退差", null);
        List<Finding> byRules = Guard.load().judge(line).findings();

        for (double violates : List.of(0.51, 0.9)) {
            Guard doubting = guard(violates, 0.1, "price_fraud", SecondLook.Voice.DOUBTS);

            assertThat(doubting.judge(line).findings()).isEqualTo(byRules);
        }
        assertThat(byRules).allSatisfy(finding -> assertThat(finding.doubt()).isNull());
    }

    @Test
    void what_only_a_word_raised_and_is_read_as_lawful_is_a_doubt_and_accuses_nobody() {
        Line line = spoken("全网最低，买贵退差", null);
        Finding byRules = Guard.load().judge(line).standing().getFirst();

        Judgement judgement =
                guard(0.1, 0.1, "price_fraud", SecondLook.Voice.DOUBTS).judge(line);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
        assertThat(judgement.standing()).allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(byRules.rule());
            assertThat(finding.matched()).isEqualTo(byRules.matched());
            assertThat(finding.doubt()).isEqualTo(0.1);
        });
    }

    @Test
    void what_a_fact_proves_is_no_doubt_however_it_is_read() {
        var goods = new Goods("服饰", Map.of(), 640L, null, null);

        Judgement judgement =
                guard(0.1, 0.1, "false_scarcity", SecondLook.Voice.DOUBTS).judge(spoken("只剩3件了", goods));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judgement.standing())
                .allSatisfy(finding -> assertThat(finding.doubt()).isNull());
    }

    @Test
    void a_name_in_front_makes_no_claim_lawful() {
        Guard swayed = Guard.with(
                (text, context) -> {
                    asked.add(text);
                    boolean isAddressed = text.startsWith("林晴雨") || context.contains("孙雨晴");
                    return new Opinion(isAddressed ? 0.1 : 0.9, 0, List.of(Map.entry("price_fraud", 1.0)));
                },
                0.5,
                "fake",
                SecondLook.Voice.DOUBTS);

        Judgement named = swayed.judge(spoken("林晴雨，全网最低，买贵退差", null));
        Judgement after =
                swayed.judge(new Line("全网最低，买贵退差", Channel.SPEECH, Speaker.HOST, TODAY, null, List.of("孙雨晴，包邮的")));

        assertThat(named.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(after.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(asked).hasSize(4);
    }

    @Test
    void what_was_taken_back_before_makes_no_claim_lawful() {
        Guard swayed = Guard.with(
                (text, context) ->
                        new Opinion(context.contains("说错了") ? 0.1 : 0.9, 0, List.of(Map.entry("price_fraud", 1.0))),
                0.5,
                "fake",
                SecondLook.Voice.DOUBTS);

        Judgement judgement =
                swayed.judge(new Line("全网最低，买贵退差", Channel.SPEECH, Speaker.HOST, TODAY, null, List.of("刚才说错了，是棉的")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
    }

    @Test
    void where_nobody_is_spoken_to_a_line_is_read_once() {
        guard(0.1, 0.1, "price_fraud", SecondLook.Voice.DOUBTS).judge(spoken("全网最低，买贵退差", null));

        assertThat(asked).hasSize(1);
    }

    @Test
    void a_rule_that_officers_only_narrowed_is_read_as_before_and_one_with_words_of_theirs_accuses_while_they_count() {
        Guard doubting = guard(0.1, 0.1, "price_fraud", SecondLook.Voice.DOUBTS);
        Line line = spoken("全网最低，买贵退差", null);
        String rule = Guard.load().judge(line).standing().getFirst().rule();
        var narrowed = RulePage.always("narrowed.yaml", """
                additions:
                  - to: %s
                    exemptions:
                      - {id: never, pattern: '绝不会说的话'}
                """.formatted(rule));
        String words = """
                additions:
                  - to: %s
                    candidates:
                      - terms: [量子水]
                """.formatted(rule);

        assertThat(doubting.amended(List.of(narrowed), 1).judge(line).verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
        assertThat(doubting.amended(List.of(RulePage.always("words.yaml", words)), 2)
                        .judge(line)
                        .verdict())
                .isEqualTo(Verdict.VIOLATES);
        assertThat(doubting.amended(List.of(new RulePage("words.yaml", words, null, TODAY)), 3)
                        .judge(line)
                        .verdict())
                .as("a page that counts no longer")
                .isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    @Test
    void an_officers_own_word_accuses_though_the_reader_knows_nothing_of_it() {
        Guard doubting = guard(0.1, 0.1, "price_fraud", SecondLook.Voice.DOUBTS);
        var page = RulePage.always("officers.yaml", """
                rules:
                  - id: OF-01
                    category: fake_authority
                    severity: S3
                    action: A3
                    law:
                      - {source: 广告法, article: 第二十八条, effective_from: 2015-09-01}
                    candidates:
                      - terms: [量子水]
                    message: 虚假宣传
                    message_en: false advertising
                    rewrite: 请删去
                    tests:
                      violates:
                        - {text: 这瓶量子水好得很}
                      clear:
                        - {text: 这瓶水好喝}
                """);

        Judgement judgement = doubting.amended(List.of(page), 1).judge(spoken("这瓶量子水好得很", null));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judgement.standing())
                .anySatisfy(finding -> assertThat(finding.rule()).isEqualTo("OF-01"));
    }

    @Test
    void what_a_fact_proves_stands_and_nobody_is_asked() {
        var goods = new Goods("服饰", Map.of(), 640L, null, null);

        Judgement judgement = guard(0.1, "false_scarcity").judge(spoken("只剩3件了", goods));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(asked).isEmpty();
    }

    @Test
    void what_a_fact_bears_out_is_not_brought_back() {
        var goods = new Goods("服饰", Map.of(), 3L, null, null);

        Judgement judgement = guard(0.9, "false_scarcity").judge(spoken("只剩3件了", goods));

        assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(judgement.findings())
                .singleElement()
                .extracting(Finding::rule)
                .isEqualTo("SC-01");
    }

    @Test
    void a_long_page_is_read_in_stretches_and_the_worst_decides() {
        String page = "这是一段很长的说明文字，讲面料，讲尺码，讲怎么洗。".repeat(20);

        guard(0.1, "vulgar").judge(new Line(page, Channel.PRODUCT_TEXT, Speaker.STAFF, TODAY, null));

        assertThat(asked)
                .hasSizeGreaterThan(3)
                .allSatisfy(stretch -> assertThat(stretch).hasSizeLessThanOrEqualTo(100));
        assertThat(String.join("", asked)).hasSize(page.length());
    }

    @Test
    void a_word_or_two_are_not_worth_asking_for() {
        assertThat(guard(0.9, "vulgar").judge(spoken("好的", null)).verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(asked).isEmpty();
    }

    @Test
    void a_doubt_asks_for_proof() {
        Judgement judgement = guard(0.2, 0.7, "fake_authority").judge(spoken("我们家拿过不少奖的", null));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
    }

    private Guard guard(double violates, String category) {
        return guard(violates, 0, category);
    }

    private Guard guard(double violates, double needsEvidence, String category) {
        return guard(violates, needsEvidence, category, SecondLook.Voice.ACCUSES);
    }

    private Guard guard(double violates, double needsEvidence, String category, SecondLook.Voice voice) {
        return Guard.with(
                (text, _) -> {
                    asked.add(text);
                    return new Opinion(violates, needsEvidence, List.of(Map.entry(category, 1.0)));
                },
                0.5,
                "fake",
                voice);
    }

    private static Line spoken(String text, @Nullable Goods goods) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, TODAY, goods);
    }
}
