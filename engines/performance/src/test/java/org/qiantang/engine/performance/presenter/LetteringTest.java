package org.qiantang.engine.performance.presenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class LetteringTest {
    private static final Font FONT = Lettering.font(true, 36);

    @ForEachSeed
    void subtitles_wrap_within_their_room_and_lose_no_word_unless_they_say_so(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = sentence(random, random.nextInt(1, 140));

        Captions.Setting setting = Captions.set(text);

        List<String> lines = setting.lines();
        assertThat(lines).hasSizeLessThanOrEqualTo(Captions.SUBTITLE_LINES);
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(Lettering.width(setting.font(), line)).isLessThanOrEqualTo(Captions.SUBTITLE_ROOM));
        String shown = String.join("", lines).replace(" ", "");
        if (shown.endsWith("…")) {
            assertThat(text.replace(" ", "")).startsWith(shown.substring(0, shown.length() - 1));
        } else {
            assertThat(shown).isEqualTo(text.replace(" ", ""));
        }
    }

    @Test
    void a_line_never_begins_with_a_comma_nor_ends_with_an_opening_bracket() {
        String text = "一二三四五六七八九十一二三四五六七，（八九十一二三四五六七八九十）一二三四五六七八九。";

        List<String> lines = Captions.set(text).lines();

        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line)
                        .doesNotStartWith("，")
                        .doesNotStartWith("）")
                        .doesNotStartWith("。")
                        .doesNotEndWith("（"));
    }

    @Test
    void a_very_long_sentence_is_set_smaller_before_any_word_is_lost() {
        String sentence = "今天给大家带来的是一款特别长特别长的介绍，它讲了产地、讲了工艺、讲了价格，还讲了怎么喝怎么存，最后提醒您理性消费。";

        Captions.Setting setting = Captions.set(sentence);

        assertThat(setting.font().getSize2D())
                .isLessThan(Captions.set("短").font().getSize2D());
        assertThat(String.join("", setting.lines())).isEqualTo(sentence);
    }

    @Test
    void a_long_subtitle_leaves_no_orphan_on_its_last_line() {
        List<String> lines = Captions.set("这款明前龙井，是今年三月底在梅家坞手工采摘的好茶。").lines();

        assertThat(lines).hasSize(2);
        assertThat(lines.getLast().length()).isGreaterThan(lines.getFirst().length() / 2);
    }

    @Test
    void a_long_title_is_shortened_with_an_ellipsis() {
        String shortened = Lettering.shortened(FONT, "西湖龙井".repeat(20), 300);

        assertThat(shortened).startsWith("西湖龙井").endsWith("…");
        assertThat(Lettering.width(FONT, shortened)).isLessThanOrEqualTo(300);
        assertThat(Lettering.shortened(FONT, "西湖龙井", 300)).isEqualTo("西湖龙井");
    }

    @Test
    void what_the_font_cannot_show_is_left_out() {
        assertThat(Lettering.showable(FONT, "春茶\uE123上新\n 第一\t批\uD83D")).isEqualTo("春茶上新 第一 批");
    }

    @Test
    void chinese_is_in_the_font() {
        assertThat(PresenterPainter.writesChinese())
                .as("%s has Chinese (Debian: fonts-noto-cjk)", FONT.getFontName())
                .isTrue();
    }

    private static String sentence(SplittableRandom random, int length) {
        String letters = "钱塘江潮水龙井茶叶今天直播间八十元一盒，。！（）abc 123.45 ABC";
        StringBuilder text = new StringBuilder("茶");
        for (int i = 1; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return Lettering.showable(FONT, text.toString());
    }
}
