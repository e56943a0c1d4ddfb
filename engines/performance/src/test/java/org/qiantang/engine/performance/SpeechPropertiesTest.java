package org.qiantang.engine.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.testkit.ForEachSeed;

/** What holds of every reading, whatever was written. */
final class SpeechPropertiesTest {
    private static final String[] PARTS = {
        "今天",
        "直播间",
        "只要",
        "满",
        "减",
        "第",
        "双",
        "元",
        "块",
        "个",
        "件",
        "号",
        "月",
        "日",
        "点",
        "码",
        "，",
        "。",
        "！",
        "：",
        "、",
        "（",
        "）",
        " ",
        "88",
        "2",
        "0",
        "1.5",
        "99.9",
        "1,299",
        "11",
        "12",
        "20:00",
        "2026",
        "13800138000",
        "400-820-8820",
        "3-5",
        "1/2",
        "16:9",
        "0571-88886666",
        "¥",
        "$",
        "%",
        "‰",
        "+",
        "-",
        "~",
        "×",
        "x",
        "*",
        "/",
        "=",
        "≥",
        "<",
        "±",
        "≈",
        "#",
        "@",
        "&",
        "_",
        "№",
        "kg",
        "ml",
        "cm",
        "m²",
        "㎡",
        "℃",
        "°C",
        "W",
        "mAh",
        "GB",
        "VIP",
        "iPhone",
        "Pro",
        "XL",
        "RTX",
        "SPF",
        "PA",
        "No.",
        "USB",
        "www.qiantang.cn",
        "a@b.com",
        "💄",
        "👍",
        "①",
        "Ⅱ",
        "½",
        "𝟗",
        "５",
        "％",
        "元/",
        "折",
        "万",
        "w",
        "k",
        "V",
        "i7",
        "T恤"
    };

    @ForEachSeed(count = 1_000)
    void no_digit_is_left_and_the_length_is_bounded(long seed) {
        String written = mixed(new SplittableRandom(seed));

        String spoken = SpeechNormaliser.read(written).spoken();

        assertThat(spoken.codePoints().filter(Character::isDigit).count())
                .as(spoken)
                .isZero();
        assertThat(spoken.length()).isLessThanOrEqualTo(5 * written.length() + 5);
    }

    @ForEachSeed(count = 1_000)
    void what_has_been_read_reads_as_itself(long seed) {
        String once = SpeechNormaliser.read(mixed(new SplittableRandom(seed))).spoken();

        assertThat(SpeechNormaliser.read(once).spoken()).isEqualTo(once);
    }

    @ForEachSeed(count = 500)
    void any_text_has_a_reading_and_syllables_be_it_no_text_at_all(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder written = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            boolean half = random.nextInt(8) == 0;
            written.appendCodePoint(
                    half ? random.nextInt(0xD800, 0xE000) : random.nextInt(Character.MAX_CODE_POINT + 1));
            written.append(random.nextInt(3) == 0 ? Integer.toString(random.nextInt(3_000)) : "");
        }

        Reading reading = SpeechNormaliser.read(written.toString());

        assertThat(reading.spoken().codePoints().filter(Character::isDigit).count())
                .isZero();
        assertThat(Pinyin.syllables(reading.spoken(), SpeechDictionary.NONE))
                .hasSameSizeAs(reading.spoken().toCharArray());
    }

    /** Counted in characters looked at, if every rule is tried at every place: an upper bound on what a reading does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "9", "0", "a", "A", "x", "-", ".", ",", ":", "/", " ", "1-", "1,", "1.", "1:", "1/", "1x", "a1",
                "a-", "a.", "X1", "1 ", "¥1", "1%", "1~", "元/", "S/", "11.11-", "20:00-", "PA+", "a@", "1kg", "单号1",
                "1月", "1折", "*", "+", "www."
            })
    void work_grows_no_faster_than_the_text(String part) {
        long once = work(part.repeat(300));
        long twice = work(part.repeat(600));

        assertThat((double) twice / once).isLessThan(2.4);
    }

    private static long work(String text) {
        Counted counted = new Counted(text);
        for (Rule rule : SpeechRules.ALL) {
            var matcher =
                    rule.pattern().matcher(counted).useTransparentBounds(true).useAnchoringBounds(false);
            for (int at = 0; at < text.length(); at++) {
                matcher.region(at, text.length()).lookingAt();
            }
        }
        return counted.looks;
    }

    private static String mixed(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(14); i > 0; i--) {
            text.append(PARTS[random.nextInt(PARTS.length)]);
        }
        return text.toString();
    }

    /** A text that counts how often a character of it is looked at. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int at) {
            looks++;
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
