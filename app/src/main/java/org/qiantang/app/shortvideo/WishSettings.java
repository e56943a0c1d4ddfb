package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line about a film says of its form. The words by which it says so are cut out; what is left says what the film is about.
 *
 * @param rest the line with {@link #CUT} where something was understood
 * @param unused what was understood and cannot be had, as it stands in the line
 */
record WishSettings(
        Template template,
        Shape shape,
        int seconds,
        boolean presenter,
        boolean music,
        boolean priced,
        String rest,
        List<String> unused) {
    static final char CUT = '◇';

    private static final int USUAL_SECONDS = 30;
    private static final String NOT =
            "(?:不要|不用|不需要|别|去掉|没有|关掉|无需|无|不)" + "(?:再|加上?|放|配上?|带上?|要|有|用|写上?|标上?|标明|打上?|报|提|显示|出现|讲|说|让)?";
    private static final String PERSON = "(?:数字人|主播|主持人|真人|虚拟人|人物?)";
    private static final String SEEN = "(?:出镜|露脸|露面)";
    private static final String TUNE = "(?:背景音乐|配乐|音乐|bgm)";
    private static final String PRICE_NOW = "(?:当天|当日|今天|今日|现在)?的?(?:售价|价格|价钱|价)";

    // A 分 alone is no minute: 九分裤, 十分柔软.
    private static final Pattern SECONDS = Pattern.compile(
            "(?:大概|大约|差不多)?(\\d{1,3}|[一二两三四五六七八九十]{1,4}|半)个?\\s*(秒钟?|分钟半?|分半|s(?:ec)?\\b)(?:左右|以内|的?时长)?");
    private static final Pattern WIDE = Pattern.compile("横屏|横版|横向|宽屏|16[:：比]9");
    // 方形丝巾 is goods.
    private static final Pattern SQUARE =
            Pattern.compile("正?方形?(?:画幅|构图|画面|视频)|方版|1[:：比]1|(?<=^|[,，。 " + CUT + "])正?方形(?=$|[,，。 " + CUT + "])");
    private static final Pattern TALL = Pattern.compile("竖屏|竖版|竖向|9[:：比]16");
    private static final Pattern NO_PRESENTER = Pattern.compile(
            NOT + PERSON + "?" + SEEN + "|" + NOT + "(?:数字人|主播|主持人|虚拟人)|" + PERSON + "(?:不要|不用|别|不)" + SEEN);
    private static final Pattern PRESENTER = Pattern.compile("(?:要|用|让|带)?(?:数字人|主播|虚拟人)(?:出镜|来讲|讲解)?");
    private static final Pattern NO_MUSIC = Pattern.compile(NOT + TUNE + "|不配乐|静音");
    private static final Pattern MUSIC = Pattern.compile("(?:要|配上?|加上?|带)?" + TUNE);
    private static final Pattern NO_PRICE = Pattern.compile(NOT + PRICE_NOW);
    private static final Pattern PRICE =
            Pattern.compile("(?:要|把)?(?:写|报|标|打|亮)(?:上|明|出)?" + PRICE_NOW + "|(?:带|加)上?(?:售价|价格|价钱)");

    private static final List<Kind> KINDS = List.of(
            new Kind(Template.UNBOXING, Pattern.compile("开箱|拆箱|拆快递")),
            // 比较轻薄 compares nothing.
            new Kind(Template.COMPARISON, Pattern.compile("对比|比一比|比比|pk|比较一下|(?<=[和跟与][^,，。]{1,20})比较")),
            new Kind(Template.HOW_TO, Pattern.compile("(?:怎么|如何)(?:使用|用|打理|保养)|用法|教程|使用方法|教学")),
            new Kind(Template.LOCAL, Pattern.compile("探店|到店|门店|本地(?:店铺?|生活)")),
            new Kind(Template.BRAND, Pattern.compile("品牌(?:故事|介绍)|厂家故事|匠心故事")),
            new Kind(Template.REASONS, Pattern.compile("(?:[一二两三四五六七八九十几多\\d]+[条个大])?(?:购买|下单|入手|推荐)?理由|种草")));

    private record Kind(Template template, Pattern words) {}

    WishSettings {
        unused = List.copyOf(unused);
    }

    /** @param line in small letters, with digits and marks of one width */
    static WishSettings read(String line) {
        var reading = new Cutting(line);
        Template template = Template.REASONS;
        for (Kind kind : KINDS) {
            if (reading.cut(kind.words()) != null) {
                template = kind.template();
                break;
            }
        }
        int seconds = reading.seconds();
        Shape shape = reading.cut(WIDE) != null ? Shape.WIDE : reading.cut(SQUARE) != null ? Shape.SQUARE : Shape.TALL;
        reading.cut(TALL);
        boolean presenter = reading.cut(NO_PRESENTER) == null;
        reading.cut(PRESENTER);
        boolean music = reading.cut(NO_MUSIC) == null;
        reading.cut(MUSIC);
        boolean priced = reading.cut(NO_PRICE) == null && reading.cut(PRICE) != null;
        return new WishSettings(
                template, shape, seconds, presenter, music, priced, reading.text.toString(), reading.unused);
    }

    private static final class Cutting {
        final StringBuilder text;
        final List<String> unused = new ArrayList<>();

        Cutting(String line) {
            this.text = new StringBuilder(line);
        }

        /** The words that were there, which are gone now; null where there were none. */
        @Nullable
        Matcher cut(Pattern words) {
            Matcher found = words.matcher(text.toString());
            if (!found.find()) {
                return null;
            }
            text.replace(found.start(), found.end(), String.valueOf(CUT));
            return found;
        }

        int seconds() {
            Matcher found = cut(SECONDS);
            if (found == null) {
                return USUAL_SECONDS;
            }
            boolean minutes = found.group(2).startsWith("分");
            double number = number(found.group(1)) + (found.group(2).endsWith("半") ? 0.5 : 0);
            int seconds = (int) Math.round(number * (minutes ? 60 : 1));
            int most = Math.clamp(seconds, Film.Plan.SHORTEST, Film.Plan.LONGEST);
            if (most != seconds) {
                unused.add(found.group().strip());
            }
            return most;
        }

        /** 20, 二十, 十五, 半, 两. */
        private static double number(String digits) {
            if (Character.isDigit(digits.charAt(0))) {
                return Integer.parseInt(digits);
            }
            if (digits.equals("半")) {
                return 0.5;
            }
            int ten = digits.indexOf('十');
            if (ten < 0) {
                return digit(digits.charAt(digits.length() - 1));
            }
            int tens = ten == 0 ? 1 : digit(digits.charAt(ten - 1));
            int ones = ten + 1 < digits.length() ? digit(digits.charAt(ten + 1)) : 0;
            return tens * 10 + ones;
        }

        private static int digit(char letter) {
            return letter == '两' ? 2 : Math.max(0, "零一二三四五六七八九".indexOf(letter));
        }
    }
}
