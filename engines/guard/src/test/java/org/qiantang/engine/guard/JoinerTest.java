package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;

/** Characters in two parts and pictures are read where a word comes of it that rules look for, and nowhere else. */
class JoinerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Guard GUARD = Guard.load();
    private static final Normaliser NORMALISER = Normaliser.beforeJoining();
    private static final DisguiseTable TABLE = DisguiseTable.shipped(NORMALISER);

    private static final List<String> SENTENCES = List.of(
            "大家晚上好，今天讲三款裙子，尺码看表",
            "我们不敢说最好，用料实在",
            "洗的时候翻面，不要暴晒",
            "想要的姐妹慢慢挑，明天还有",
            "有问题找平台客服，都会回",
            "这款偏大一码，平时穿中号的拍小号",
            "主播先喝口水，马上回来",
            "详情页写了成分，可以对照看",
            "退换都走订单，运费险也有",
            "颜色有色差，介意的别拍");

    /** Pictures that stand for words. */
    private static final List<String> DRAWN = List.of(
            "💊", "🏥", "💰", "🥇", "🔝", "💉", "🐷", "👗", "📞", "🔞", "❤", "💪", "🐶", "🌏", "🔥", "📱", "💎", "🍎",
            "🎓", "🚬");

    /** Pictures that stand for none. */
    private static final List<String> PLAIN =
            List.of("✨", "🎉", "😊", "🥰", "🎈", "🌸", "🌷", "😂", "🌈", "🎀", "✅", "🙏");

    @Test
    void the_table_knows_the_common_characters_and_pictures() {
        assertThat(TABLE.characters()).isGreaterThan(1_500);
        assertThat(TABLE.pictures()).isGreaterThan(200);
    }

    @Test
    void a_joined_character_lies_where_its_parts_lie_in_the_raw_text() {
        Normal joined = join("有月·干炎吗", "肝炎");

        assertThat(joined).hasToString("有肝炎吗");
        assertThat(joined.rawFrom(1)).isEqualTo(1);
        assertThat(joined.rawTo(2)).isEqualTo(4);
    }

    @Test
    void each_character_of_a_pictured_word_lies_where_the_picture_lies() {
        Normal joined = join("去🏥药房", "医院药房");

        assertThat(joined).hasToString("去医院药房");
        assertThat(joined.rawFrom(1)).isEqualTo(1);
        assertThat(joined.rawFrom(2)).isEqualTo(1);
        assertThat(joined.rawTo(3)).isEqualTo(3);
    }

    @Test
    void two_characters_stay_apart_where_no_word_comes_of_them_and_where_they_are_a_word_as_they_stand() {
        assertThat(join("这个月干活", "肝炎", "护肝")).hasToString("这个月干活");
        assertThat(join("女子", "好")).hasToString("女子");
        assertThat(join("治女子", "治好", "女子")).hasToString("治女子");
        assertThat(join("治女子", "治好")).hasToString("治好");
    }

    @Test
    void a_part_that_is_no_word_is_believed_without_its_neighbours() {
        assertThat(join("氵台它", "治")).hasToString("治它");
        assertThat(join("氵台它", "疗")).hasToString("氵台它");
    }

    @Test
    void a_false_pair_does_not_hide_the_true_one_beside_it() {
        assertThat(join("日月干炎", "肝炎")).hasToString("日肝炎");
    }

    @Test
    void a_picture_alone_or_in_a_row_is_decoration() {
        assertThat(join("💊", "药")).hasToString("💊");
        assertThat(join("停💊💊", "停药")).hasToString("停💊💊");
        assertThat(join("停💊", "停药")).hasToString("停药");
    }

    @Test
    void the_words_of_a_pattern_are_those_that_it_spells_out() {
        var candidate = new Candidate(
                List.of("治"),
                Search.free(Pattern.compile("(?:治疗?|医好)[^,]{0,4}\\d")),
                Set.of(),
                Set.of(),
                List.of(),
                Verdict.VIOLATES,
                null,
                Verdict.CLEAR);

        assertThat(SoughtWords.of(List.of(candidate))).containsExactly("治", "治疗", "医好");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "高亻方的东西，IP-01，高亻方，",
                "大牌复亥刂，IP-01，复亥刂，",
                "疒甬风喝这个就好了，HL-01，疒甬风喝这个就好了，普通食品",
                "专氵台脚气的喷雾，HL-01，专氵台脚气，家居日用",
                "木艮氵台糖尿病，HL-01，木艮氵台糖尿病，普通食品",
                "月干炎喝三瓶就好了，HL-01，月干炎喝三瓶就好了，普通食品",
                "这茶抗疒嵒，HL-01，抗疒嵒，普通食品",
                "这水能氵台疒丙，HL-01，氵台疒丙，普通食品",
                "加我微人言，PD-01，加我微人言，",
                "私耳卯便宜二十，PD-01，私耳卯便宜，",
                "车专账给我更快，PD-01，车专账给我，",
                "跟着我禾急赚，IN-01，禾急赚，",
                "在家就能身尚贝兼，IN-01，身尚贝兼，",
                "这个亻呆本，IN-01，亻呆本，",
                "这是丁页级货，AD-01，丁页级，",
                "口隹一能打的，AD-01，口隹一，",
                "你女马的，VU-01，你女马的，",
                "你就是个广发牛勿，VU-01，广发牛勿，",
                "你给我去歹匕，VU-01，去歹匕，",
                "你这马蚤货，VU-01，马蚤货，",
                "来衤果聊，VU-01，衤果聊，",
                "今晚纟勺火包，VU-01，纟勺火包，",
                "牛寺供酒，ST-01，牛寺供，",
                "军亻共罐头，ST-01，军亻共，",
                "全网最亻氐，PR-07，全网最亻氐，",
                "这茶扌非毒，HL-05，扌非毒，普通食品",
                "这糖护月干，HL-05，护月干，普通食品",
                "这酒壮阝日，HL-05，壮阝日，普通食品",
                "这酒丬士阳，HL-05，丬士阳，普通食品",
                "礻去斑特别快，CO-01，礻去斑，普通化妆品",
                "氵炎斑特别快，CO-01，氵炎斑，普通化妆品",
                "这瓶羊大白，CO-01，羊大白，普通化妆品",
                "这霜氵肖炎，CO-02，氵肖炎，普通化妆品",
            })
    void a_word_with_split_characters_is_found_where_it_stands(String row) {
        mustFind(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "水光💉上门，MB-01，水光💉上门，医美",
                "喝这个就能停💊，HL-02，就能停💊，普通食品",
                "底价私💬，PD-01，底价私💬，",
                "留📞我打给你，PD-01，留📞，",
                "你这个肥🐷，VU-01，肥🐷，",
                "你这🐶东西，VU-01，🐶东西，",
                "这邮票必📈，IN-01，必📈，",
                "🌏首款就在这，AD-01，🌏首款，",
                "电子🚬现货，AD-09，电子🚬现货，",
                "这个肥🐖 滚，VU-01，肥🐖，",
            })
    void a_word_with_a_picture_in_it_is_found_where_it_stands(String row) {
        mustFind(row);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "女子短袖有三个颜色",
                "日月同辉这幅挂画在墙上",
                "木材几种都在图上",
                "本月干货都上架了",
                "人言可畏，少说两句",
                "大人也能穿",
                "火山石的颜色好看",
                "白水泡茶也行",
                "手工缝的边",
                "米分两袋装",
                "车专用坐垫",
                "王元帅的故事书",
                "土也不脏",
                "田力牌锄头",
                "这石皮有点粗",
                "我走召集人先讲",
                "弓长剑短",
                "小土豆炖着吃",
                "大力出奇迹",
                "白勺子两把",
                "女马术手套",
                "禾口镇的米",
                "心生欢喜",
                "水青色的裙子",
                "手包装得下手机",
                "火因为风大",
                "一人一口马卡龙",
                "虫下山了",
                "言正名顺",
                "木及其制品都在目录里",
                "月半弯挂在天上",
                "米青岩纹的地毯",
                "医院🏥门口见",
                "今天穿搭🔝",
                "开心❤开心",
                "🍎好吃"
            })
    void the_same_characters_side_by_side_in_a_lawful_line_stay_what_they_are(String text) {
        assertThat(judge(text, null).verdict()).isEqualTo(Verdict.CLEAR);
    }

    @ForEachSeed(count = 500)
    void decoration_at_the_ends_of_clauses_changes_no_verdict(long seed) {
        var random = new SplittableRandom(seed);
        String plain = pick(random, SENTENCES);
        var text = new StringBuilder();
        for (String clause : plain.split("，", -1)) {
            text.append(text.isEmpty() ? "" : "，").append(clause).append(decoration(random));
        }
        String decorated = random.nextBoolean()
                ? pick(random, DRAWN) + "，" + text + "。"
                : text + "。" + pick(random, DRAWN) + pick(random, DRAWN);

        assertThat(judge(decorated, null).verdict())
                .as(decorated)
                .isEqualTo(judge(plain, null).verdict())
                .isEqualTo(Verdict.CLEAR);
    }

    private static String decoration(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> "";
            case 1 -> pick(random, PLAIN);
            default -> pick(random, DRAWN).repeat(3);
        };
    }

    private static String pick(SplittableRandom random, List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** @param row the line, the rule, the words in it that are found, and the goods' category or nothing */
    private static void mustFind(String row) {
        int words = row.lastIndexOf('，');
        int rule = row.lastIndexOf('，', words - 1);
        int line = row.lastIndexOf('，', rule - 1);
        String text = row.substring(0, line);
        String found = row.substring(rule + 1, words);
        String goods = row.substring(words + 1);

        var judgement = judge(text, goods.isEmpty() ? null : Goods.of(goods));

        assertThat(judgement.verdict()).as(text).isEqualTo(Verdict.VIOLATES);
        assertThat(judgement.standing()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(row.substring(line + 1, rule));
            assertThat(finding.matched()).isEqualTo(found);
            assertThat(finding.from()).isEqualTo(text.indexOf(found));
            assertThat(finding.to()).isEqualTo(text.indexOf(found) + found.length());
        });
    }

    private static Judgement judge(String text, @Nullable Goods goods) {
        return GUARD.judge(new Line(text, Channel.CHAT, Speaker.HOST, TODAY, goods));
    }

    private static Normal join(String text, String... sought) {
        return new Joiner(TABLE, List.of(sought)).join(NORMALISER.normalise(text));
    }
}
