package org.qiantang.app.answer;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that are typed in characters, put into figures where a unit or a count follows. */
final class Numerals {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String NUMBER = "[零一二两三四五六七八九十百半]+";
    private static final Pattern METRES = Pattern.compile("(?:1|一)米([零一二三四五六七八九\\d])([零一二三四五六七八九\\d])?(?![\\d.]*米)");
    private static final Pattern COUNTED = Pattern.compile(
            "(?<![\\p{IsHan}&&[一二两三四五六七八九十百几]])(" + NUMBER
                    + ")(?=斤|公斤|千克|厘米|公分|毫米|毫升|升|克|块钱|块(?!儿)|元|岁|个月|寸|瓦|双|盒|袋|瓶|包|罐|支|箱|码|号(?!码)|人份|米(?=的|款|长|宽|高|[,，?？]|$)|片|颗|粒|桶|卷|提)");
    /** 2米2乘2米4 of a quilt. */
    private static final Pattern SIDES =
            Pattern.compile("([123一二两三])米([零一二三四五六七八九\\d])?[乘x×*]([123一二两三])米([零一二三四五六七八九\\d])?(?!\\d)");

    private static final Pattern OF_A_BED = Pattern.compile("([一二\\d])米([零一二三四五六七八九\\d])(?=的?床|的被|被|床)");
    private static final Pattern OF_A_SET = Pattern.compile("(?<!\\d)([1-9])(?=件套)");
    /** 一七五 of somebody's height: after whose it is, or before a weight or what fits; alone it may be a price or a link. */
    private static final Pattern SPELLED_HEIGHT = Pattern.compile(
            "(?<![零一二三四五六七八九十百第周期拜接])一([四五六七八九])([零一二三四五六七八九])(?![零二三四五六七八九十千万年月号]|一(?!百))"
                    + "(?:(?<=(?:[高我他她妈爸公婆友]|儿子?|孩子|妹子)一.{2})|(?=[,，]?(?:高|cm|厘米|公分|的?(?:个|身高)|体重|\\d|[一两二]百|[四五六七八九]十|[^,，?？]{0,3}(?:穿|斤|码))))");

    /** 一百五, 两百三, which is so many tens more. */
    private static final Pattern SHORT_NUMBER =
            Pattern.compile("(?<![十百千万])([一二两三四五六七八九])百([一二三四五六七八九])(?![零一二三四五六七八九十百千万个件斤瓶盒袋包罐箱支双只套条张片颗])");

    private static final Pattern HUNDREDS = Pattern.compile("(?<![十百千万几])([一二两三四五六七八九])百(?=的|那)");

    /** 三五七克, digit by digit, and 二三五的脚 in millimetres; 三七八码 are three sizes. */
    private static final Pattern SPELLED = Pattern.compile(
            "(?<![零一二三四五六七八九十百])([一二三四五六七八九])([零一二三四五六七八九])([零一二三四五六七八九])(?=克|毫升|ml|g|(?<=二.{2})(?:的?脚|穿))");

    private static final Pattern SHORT_HUNDRED = Pattern.compile("一百([一二三四五六七八九])(?=斤)");

    private Numerals() {}

    static String inFigures(String typed) {
        String sides = SIDES.matcher(typed)
                .replaceAll(found -> tens(found.group(1), found.group(2)) + "x" + tens(found.group(3), found.group(4)));
        String text =
                OF_A_BED.matcher(sides).replaceAll(found -> digit(found.group(1)) + "." + digit(found.group(2)) + "米");
        String heights = SPELLED_HEIGHT
                .matcher(text)
                .replaceAll(found -> "1" + digit(found.group(1)) + digit(found.group(2))
                        + (text.startsWith("一", found.end()) ? "," : ""));
        String numbers =
                SHORT_NUMBER.matcher(heights).replaceAll(found -> digit(found.group(1)) + digit(found.group(2)) + "0");
        String whole = HUNDREDS.matcher(numbers).replaceAll(found -> digit(found.group(1)) + "00");
        String spelled = SPELLED.matcher(whole)
                .replaceAll(found -> digit(found.group(1)) + digit(found.group(2)) + digit(found.group(3)));
        String hundreds = SHORT_HUNDRED.matcher(spelled).replaceAll("一百$1十");
        String metres = METRES.matcher(hundreds).replaceAll(Numerals::centimetres);
        String counted = COUNTED.matcher(metres).replaceAll(Numerals::figure);
        // Sets are written in characters on labels: 四件套.
        return OF_A_SET.matcher(counted)
                .replaceAll(found -> found.group(1).equals("2")
                        ? "两"
                        : DIGITS.substring(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(1)) + 1));
    }

    private static String tens(String metres, @Nullable String rest) {
        return digit(metres) + (rest == null ? "0" : digit(rest)) + "0";
    }

    private static String centimetres(MatchResult found) {
        String ones = found.group(2) == null ? "0" : digit(found.group(2));
        return "1" + digit(found.group(1)) + ones;
    }

    private static String digit(String written) {
        int at = DIGITS.indexOf(written);
        return written.equals("两") ? "2" : at < 0 ? written : Integer.toString(at);
    }

    private static String figure(MatchResult found) {
        double value = value(found.group(1));
        return value < 0
                ? Matcher.quoteReplacement(found.group(1))
                : value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The number; less than 0 where the characters are none. */
    static double value(String chinese) {
        if (chinese.equals("半")) {
            return 0.5;
        }
        double whole = 0;
        double last = 0;
        boolean counted = false;
        for (int at = 0; at < chinese.length(); at++) {
            char one = chinese.charAt(at);
            switch (one) {
                case '百' -> {
                    whole += (last == 0 ? 1 : last) * 100;
                    last = 0;
                    counted = true;
                }
                case '十' -> {
                    whole += (last == 0 ? 1 : last) * 10;
                    last = 0;
                    counted = true;
                }
                case '半' -> last += 0.5;
                default -> {
                    int digit = one == '两' ? 2 : DIGITS.indexOf(one);
                    // 二三 is a guess and 一二三 a list; neither is a number.
                    if (last != 0 && !counted) {
                        return -1;
                    }
                    last = digit;
                }
            }
        }
        return whole + last;
    }
}
