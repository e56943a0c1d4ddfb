package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class GuardTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Guard GUARD = Guard.load();

    @Test
    void a_finding_cites_the_article_in_force_on_the_day_of_the_line() {
        var goods = new Goods("服饰", Map.of(Fact.MATERIAL, "100% 棉"), null, null, null);

        var before = GUARD.judge(said("这件是天丝的", LocalDate.of(2025, 10, 14), goods));
        var after = GUARD.judge(said("这件是天丝的", LocalDate.of(2025, 10, 15), goods));

        assertThat(before.findings()).extracting(Finding::source).containsExactly("反不正当竞争法");
        assertThat(before.findings()).extracting(Finding::article).containsExactly("第八条");
        assertThat(after.findings()).extracting(Finding::article).containsExactly("第九条");
    }

    @Test
    void a_rule_says_nothing_of_days_before_its_law() {
        var judgement = GUARD.judge(said("这个护膝专治老寒腿", LocalDate.of(2015, 8, 31), Goods.of("家居日用")));

        assertThat(judgement).isEqualTo(new Judgement(Verdict.CLEAR, List.of(), List.of(), 0, GUARD.version()));
    }

    @Test
    void what_the_host_claims_a_viewer_may_ask() {
        var goods = Goods.of("普通食品");

        var claimed = GUARD.judge(said("能治失眠", TODAY, goods));
        var asked = GUARD.judge(new Line("能治失眠吗", Channel.CHAT, Speaker.VIEWER, TODAY, goods));

        assertThat(claimed.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(asked.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(asked.findings()).extracting(Finding::exemption).containsOnly("viewer_speech");
        assertThat(asked.standing()).isEmpty();
    }

    @Test
    void a_viewer_who_advertises_is_a_finding() {
        var judgement = GUARD.judge(new Line("主播贵，加我微信便宜一半", Channel.CHAT, Speaker.VIEWER, TODAY, null));

        assertThat(judgement.standing()).extracting(Finding::rule).containsOnly("PD-01");
    }

    @Test
    void the_example_in_the_readme_holds() {
        var goods = new Goods("服饰", Map.of(Fact.MATERIAL, "100% 棉"), 640L, 12900L, 11900L);

        var judgement = GUARD.judge(said("这件是天丝的，只剩3件了", LocalDate.of(2026, 3, 1), goods));

        assertThat(judgement.verdict()).isEqualTo(Verdict.VIOLATES);
        assertThat(judgement.standing()).extracting(Finding::rule).containsExactly("AD-07", "SC-01");
        assertThat(judgement.standing()).extracting(Finding::matched).containsExactly("天丝", "只剩3件");
    }

    @Test
    void an_unknown_fact_is_named_so_that_somebody_can_ask_for_it() {
        var judgement = GUARD.judge(said("只剩3件了", TODAY, Goods.of("服饰")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
        assertThat(judgement.factsToAsk()).containsExactly("现有库存");
    }

    @Test
    void of_several_goods_the_mildest_judgement_counts_and_the_first_among_equals() {
        var three = new Goods("服饰", Map.of(), 3L, null, null);
        var many = new Goods("服饰", Map.of(), 640L, null, null);
        var unknown = Goods.of("服饰");
        Guard.Said said = goods -> said("只剩3件了", TODAY, goods);

        assertThat(GUARD.mildest(List.of(many, unknown, three), said)).satisfies(judged -> {
            assertThat(judged.line().goods()).isEqualTo(three);
            assertThat(judged.judgement()).isEqualTo(GUARD.judge(said("只剩3件了", TODAY, three)));
        });
        assertThat(GUARD.mildest(List.of(many, unknown), said).line().goods()).isEqualTo(unknown);
        assertThat(GUARD.mildest(List.of(many, new Goods("服饰", Map.of(), 641L, null, null)), said)
                        .line()
                        .goods())
                .isEqualTo(many);
        assertThat(GUARD.mildest(List.of(), said).line().goods()).isNull();
    }

    @Test
    void the_exemption_that_cleared_a_candidate_is_told() {
        var judgement = GUARD.judge(said("这个最好冷藏", TODAY, Goods.of("普通食品")));

        assertThat(judgement.verdict()).isEqualTo(Verdict.CLEAR);
        assertThat(judgement.findings()).extracting(Finding::exemption).containsExactly("usage_tip");
    }

    @Test
    void the_facts_that_a_finding_used_are_told_as_they_stood() {
        var goods = new Goods("服饰", Map.of(Fact.MATERIAL, "100% 棉", "里料", "涤纶"), 640L, 12900L, 11900L);

        var judgement = GUARD.judge(said("这件是天丝的，只剩3件了，原价998", TODAY, goods));

        assertThat(judgement.standing())
                .extracting(Finding::factValues)
                .containsAll(List.of(
                        Map.of(Fact.MATERIAL, "100% 棉；涤纶"),
                        Map.of(Fact.PIECES_LEFT, "640"),
                        Map.of(Fact.LOWEST_DEAL, "119.00")));
        assertThat(GUARD.judge(said("只剩3件了", TODAY, Goods.of("服饰"))).standing())
                .extracting(Finding::factValues)
                .isEqualTo(List.of(Map.of()));
    }

    @Test
    void a_fact_of_the_room_is_told_before_that_of_the_sheet() {
        var goods = new Goods("服饰", Map.of(Fact.VIEWERS, "9"), null, null, null);
        var line =
                new Line("现在在线十万人", Channel.SPEECH, Speaker.HOST, TODAY, goods, List.of(), Map.of(Fact.VIEWERS, "417"));

        assertThat(GUARD.judge(line).standing())
                .extracting(Finding::factValues)
                .isEqualTo(List.of(Map.of(Fact.VIEWERS, "417")));
    }

    @Test
    void an_exemption_that_only_a_missing_fact_keeps_from_clearing_is_told() {
        var goods = new Goods("服饰", Map.of(), 640L, 12900L, 11900L);

        var judgement = GUARD.judge(said("厂家建议零售价在包装上，原价998", TODAY, goods));

        assertThat(judgement.standing())
                .filteredOn(finding -> finding.rule().equals("PR-01"))
                .satisfiesExactly(finding -> {
                    assertThat(finding.verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
                    assertThat(finding.factsMissing()).containsExactly(Fact.REFERENCE_PRICE);
                    assertThat(finding.exemption()).isEqualTo("maker_price");
                });
    }

    @Test
    void the_span_lies_in_the_raw_text() {
        var judgement = GUARD.judge(said("宝宝们，治 脚.气，就用它", TODAY, Goods.of("家居日用")));

        var finding = judgement.findings().getFirst();
        assertThat(finding.matched()).isEqualTo("治 脚.气");
        assertThat("宝宝们，治 脚.气，就用它".substring(finding.from(), finding.to())).isEqualTo(finding.matched());
    }

    @Test
    void sheets_may_use_english_names() {
        var goods = new Goods("服饰", Map.of("material", "100% 桑蚕丝"), null, null, null);

        assertThat(goods.fact(Fact.MATERIAL)).contains("100% 桑蚕丝");
        assertThat(GUARD.judge(said("这条是100%桑蚕丝", TODAY, goods)).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @Test
    void a_text_past_the_limit_is_refused_by_the_line_itself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> said("好".repeat(Line.MAX_CHARS + 1), TODAY, null))
                .withMessage("text: 20001 chars (expected: 0..20000)");
    }

    @ForEachSeed(count = 500)
    void signs_slipped_into_a_word_do_not_hide_it_and_the_span_stays_on_the_raw_text(long seed) {
        var random = new SplittableRandom(seed);
        String raw = "大家看，" + disguised("专治脚气", random) + "，拍一号链接";

        var judgement = GUARD.judge(said(raw, TODAY, Goods.of("家居日用")));

        assertThat(judgement.standing()).as(raw).extracting(Finding::rule).containsExactly("HL-01");
        var finding = judgement.standing().getFirst();
        assertThat(finding.matched())
                .startsWith("专")
                .endsWith("气")
                .isEqualTo(raw.substring(finding.from(), finding.to()));
    }

    @ForEachSeed(count = 300)
    void full_width_letters_and_digits_read_like_narrow_ones(long seed) {
        var random = new SplittableRandom(seed);
        String plain = "加vx" + (100_000 + random.nextInt(900_000));
        var wide = new StringBuilder();
        plain.chars().forEach(unit -> wide.append((char) (unit < 0x80 && random.nextBoolean() ? unit + 0xFEE0 : unit)));

        var judgement = GUARD.judge(said("姐妹们" + wide, TODAY, null));

        assertThat(judgement.standing()).as("%s", wide).isNotEmpty();
        assertThat(judgement.standing().getFirst().from()).isEqualTo(3);
    }

    @ForEachSeed(count = 2_000)
    void no_text_makes_the_guard_throw_and_every_span_is_a_piece_of_it(long seed) {
        var random = new SplittableRandom(seed);
        String text = arbitrary(random);

        var judgement = GUARD.judge(new Line(
                text,
                random.nextBoolean() ? Channel.SPEECH : Channel.CHAT,
                random.nextBoolean() ? Speaker.HOST : Speaker.VIEWER,
                TODAY,
                random.nextBoolean() ? null : new Goods("普通食品", Map.of(Fact.WEIGHT, "g"), 3L, 100L, 90L)));

        for (Finding finding : judgement.findings()) {
            assertThat(text.substring(finding.from(), finding.to())).isEqualTo(finding.matched());
        }
    }

    private static Line said(String text, LocalDate on, @Nullable Goods goods) {
        return new Line(text, Channel.SPEECH, Speaker.HOST, on, goods);
    }

    private static String disguised(String word, SplittableRandom random) {
        String[] signs = {"", " ", ".", "/", "·", "\u200B", "\uFEFF", "\u3000", "*", "\u200D\u200B\u2060", "-", "_ "};
        var text = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (i > 0) {
                text.append(signs[random.nextInt(signs.length)]);
            }
            text.append(word.charAt(i));
        }
        return text.toString();
    }

    /** Pieces that rules react to, between characters of any kind, broken surrogates included. */
    private static String arbitrary(SplittableRandom random) {
        String[] pieces = {
            "最好",
            "第一",
            "只剩",
            "三万亿千百",
            "99999999.99",
            "万万万",
            "原价",
            "元",
            "加v",
            "治",
            "癌",
            "不是",
            "吗",
            "。",
            ",",
            "qu dou",
            "禾",
            "厶",
            "净重",
            "🈵",
            "亻",
            "方",
            "高",
            "停",
            "💊",
            "🏥",
            "月干炎",
            "肥🐷",
            "纯",
            "棉",
            "今天",
            "就",
            "件了",
            "一比一",
            "\uD83D",
            "\uDE00",
            "1",
            ":",
            " ",
            "   "
        };
        var text = new StringBuilder();
        int length = random.nextInt(40);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(3) > 0) {
                text.append(pieces[random.nextInt(pieces.length)]);
            } else {
                text.append((char) random.nextInt(0x10000));
            }
        }
        return text.toString();
    }
}
