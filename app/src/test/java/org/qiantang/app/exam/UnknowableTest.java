package org.qiantang.app.exam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.exam.Identity.Kind;
import org.qiantang.engine.testkit.ForEachSeed;

class UnknowableTest {
    private static final List<Identity> KNOWN = List.of(
            new Identity(Kind.SHOP, "西湖茶庄"),
            new Identity(Kind.PERSON, "小满"),
            new Identity(Kind.PERSON, "li"),
            new Identity(Kind.BRAND, "龙井 Plus"),
            new Identity(Kind.NUMBER, "91330100MA2ABCDE1X"));
    private static final List<String> GAPS = List.of("", "", " ", "-", "·", "。", "\u200b", "　");

    @ParameterizedTest
    @CsvSource({
        "西湖茶庄的茶全网第一, 某店的茶全网第一",
        "西 湖·茶庄，就一家, 某店，就一家",
        "我是小满，信我, 我是某人，信我",
        "龙井ＰＬＵＳ 天下第一, 某品牌 天下第一",
        "加我微信 tea8888 领券, 加我微信 某号码 领券",
        "打 138 0013 8000 下单, 打 某号码 下单",
        "一三八零零一三八零零零, 某号码",
        "写信到 tea@xihu.cn 吧, 写信到 某号码 吧",
        "身份证11010519491231002X, 身份证某号码",
        "西湖茶莊全网第一, 某店全网第一",
        "我是小滿，信我, 我是某人，信我",
        "壹叁捌零零壹叁捌零零零, 某号码",
        "❶❸❽❶❷❸❹❺❻❼❽, 某号码",
        "1🔥3🔥8🔥0🔥0🔥1🔥3🔥8, 某号码",
        "加微信 teaqueen 领券, 加微信 某号码 领券",
        "QQ：12345 找我, QQ：某号码 找我",
        "0571-88886666 转 8, 某号码 转 8",
        "138 0013 8000 元, 某号码 元",
        "2024-1380013800, 某号码"
    })
    void what_tells_whose_words_they_were_gives_way_to_a_neutral_word(String said, String hidden) {
        assertThat(Unknowable.of(said, KNOWN)).isEqualTo(hidden);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "原价 199，现价 99，只剩 30 件",
                "a delicious tea of 250 grams",
                "依 GB/T 19342-2003，等级一级",
                "近三十天卖出一千二百件",
                "2026-11-27 20:00 开播，2026/11/27 起，到 2027.05",
                "2024-2026 年连续三年",
                "销量 1000000 件，¥128000.00",
                "一套 99.9-199.9 元",
                "每箱 100-200 ml",
                "GB/T 191-2008，GB 4806.11-2016，GB/T 1.1-2020，YY/T 0466-2016，ISO 22000",
                "含量 ≥ 500000 IU",
                "第九条第三项"
            })
    void what_tells_nobody_stays_as_it_was(String said) {
        assertThat(Unknowable.of(said, KNOWN)).isEqualTo(said);
        assertThat(Unknowable.standing(said, KNOWN)).isEmpty();
    }

    @Test
    void what_still_stands_is_told_as_it_stands_there() {
        assertThat(Unknowable.standing("小满说，西湖 茶庄", KNOWN))
                .containsExactly(
                        new Unknowable.Standing(Kind.PERSON, "小满"), new Unknowable.Standing(Kind.SHOP, "西湖 茶庄"));
    }

    @Test
    void an_account_within_a_word_is_no_name() {
        assertThat(Unknowable.standing("delicious", KNOWN)).isEmpty();
        assertThat(Unknowable.standing("ask Li.", KNOWN)).hasSize(1);
    }

    @ForEachSeed(count = 300)
    void no_name_and_no_number_like_a_phones_or_a_papers_is_left_in_what_is_proposed(long seed) {
        var random = new SplittableRandom(seed);
        List<Identity> identities = identities(random);
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(word(random, identities));
        }

        String hidden = Unknowable.of(text.toString(), identities);

        assertThat(Unknowable.standing(hidden, identities))
                .as("%s -> %s", text, hidden)
                .isEmpty();
        mustTellNobody(hidden, identities);
    }

    /** Looked at in another way than the program does. */
    private static void mustTellNobody(String text, List<Identity> identities) {
        String bare = text.replaceAll("[\\s\\p{Punct}·。，\\u200b\\u3000]", "").toLowerCase(Locale.ROOT);
        for (Identity identity : identities) {
            String name = identity.name().toLowerCase(Locale.ROOT);
            if (name.matches("[a-z0-9]+")) {
                assertThat(text.toLowerCase(Locale.ROOT))
                        .doesNotMatch("(?s).*(?<![a-z0-9])" + Pattern.quote(name) + "(?![a-z0-9]).*");
            } else {
                assertThat(bare).doesNotContain(name);
            }
        }
        assertThat(text.replaceAll("[\\s-]", "")).doesNotContainPattern("[0-9]{6,}");
    }

    private static List<Identity> identities(SplittableRandom random) {
        var identities = new ArrayList<Identity>();
        for (int i = 0; i < 6; i++) {
            Kind kind = List.of(Kind.SHOP, Kind.PERSON, Kind.BRAND).get(random.nextInt(3));
            identities.add(new Identity(kind, random.nextInt(3) == 0 ? latin(random) : hanzi(random)));
        }
        return identities;
    }

    private static String word(SplittableRandom random, List<Identity> identities) {
        return switch (random.nextInt(5)) {
            case 0 -> gaps(identities.get(random.nextInt(identities.size())).name(), random) + "，";
            case 1 -> "号 " + gaps(digits(random), random) + "，";
            case 2 -> "这款茶全网第一。";
            case 3 -> "只要 " + random.nextInt(999) + " 元，";
            // Parts of names, by which two pieces may come together to one.
            default -> hanzi(random).substring(1);
        };
    }

    /** Written as people write what they want no program to see. */
    private static String gaps(String name, SplittableRandom random) {
        if (name.chars().allMatch(letter -> Character.isLetter(letter) && letter < 0x80)) {
            return " " + (random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name) + " ";
        }
        var made = new StringBuilder();
        name.codePoints().forEach(sign -> made.appendCodePoint(sign).append(GAPS.get(random.nextInt(6))));
        return made.toString();
    }

    private static String digits(SplittableRandom random) {
        var digits = new StringBuilder();
        int many = 6 + random.nextInt(12);
        for (int i = 0; i < many; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String latin(SplittableRandom random) {
        var name = new StringBuilder();
        int many = 2 + random.nextInt(8);
        for (int i = 0; i < many; i++) {
            name.append((char) ('a' + random.nextInt(26)));
        }
        return name.toString();
    }

    private static String hanzi(SplittableRandom random) {
        var name = new StringBuilder();
        int many = 2 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            name.append((char) (0x5000 + random.nextInt(40)));
        }
        return name.toString();
    }
}
