package org.qiantang.app.answer;

import com.hankcs.hanlp.HanLP;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How people type, made plain: width, case, traditional characters, little pictures, slang, numbers in characters. */
final class Typing {
    private static final int LONGEST = 200;
    private static final Pattern BLANK_BESIDE_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})\\s+|\\s+(?=\\p{IsHan})|[\\p{Cf}\\p{Cc}&&[^\\n]]");
    /** Another question begins with a figure: 留香几小时 30ml多少. */
    private static final Pattern BLANK_BEFORE_A_FIGURE =
            Pattern.compile("(?<=\\p{IsHan}{3})\\s+(?=\\d[^\\s]{0,6}(?:多少|几|吗|有|买|还))");

    /** 一米九. */
    private static final Pattern METRES = Pattern.compile("(?<![\\d.])(\\d)米(\\d{1,2})(?![\\d.米厘毫件个条套张人块元支只片层])");

    private static final Pattern METRES_IN_WORDS = Pattern.compile("([一二两三四五六七八九])米([一二三四五六七八九半])(?![分层楼件个条套张人块元支只片])");
    /** 腰围2尺1, in thirds of a metre. */
    private static final Pattern CHI =
            Pattern.compile("(?<=[腰胸臀]围?[是有约]?)([1-4一二两三四])尺(?:([1-9一二三四五六七八九半])(?![\\d个件]))?寸?");

    private static final String DIGITS = "零一二三四五六七八九";
    /** A number in words ends, and another in figures begins: 一米六二 51公斤. */
    private static final Pattern BLANK_BETWEEN_NUMBERS = Pattern.compile("(?<=[一二三四五六七八九十百])\\s+(?=\\d)");

    private static final Pattern PICTURE = Pattern.compile("[\\p{So}\\p{Sk}\\p{Cn}\\p{Co}\\p{Cs}\\x{FE0F}\\x{20E3}]+");
    private static final Pattern NAMED_PICTURE = Pattern.compile("\\[\\p{IsHan}{1,4}]");
    private static final Pattern DRAWN_OUT = Pattern.compile("([\\p{IsHan}\\p{P}~])\\1{2,}");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^\\x00-\\x7f]");

    private record Saying(Pattern typed, String meant) {}

    private final Map<String, String> signs = new LinkedHashMap<>();
    private final List<Saying> slang = new ArrayList<>();

    private Typing(Page page) {
        page.map("signs").forEach((sign, word) -> signs.put(String.valueOf(sign), String.valueOf(word)));
        page.list("slang").forEach(pair -> {
            List<String> both = Page.texts(pair);
            slang.add(new Saying(Pattern.compile(both.get(0)), both.get(1)));
        });
    }

    static Typing load() {
        return new Typing(Page.of("typing.yaml"));
    }

    private static String centimetres(MatchResult chi) {
        String tenths = chi.group(2) == null ? "0" : digit(chi.group(2));
        return Math.round((Integer.parseInt(digit(chi.group(1))) * 10 + Integer.parseInt(tenths)) * 10 / 3.0) + "厘米";
    }

    private static String digit(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return word;
        }
        return switch (word) {
            case "两" -> "2";
            case "半" -> "5";
            default -> String.valueOf(DIGITS.indexOf(word));
        };
    }

    /** The line as the patterns expect it; empty where nothing but pictures was typed. */
    String plain(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        for (Map.Entry<String, String> sign : signs.entrySet()) {
            text = text.replace(sign.getKey(), sign.getValue());
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = NAMED_PICTURE.matcher(text).replaceAll(" ");
        text = PICTURE.matcher(text).replaceAll(" ");
        if (NOT_PLAIN.matcher(text).find()) {
            text = HanLP.convertToSimplifiedChinese(text);
        }
        text = DRAWN_OUT.matcher(text).replaceAll("$1").strip();
        // A blank is where many put no comma; within figures and Latin words it stays.
        text = text.replaceAll("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})", ",");
        text = BLANK_BETWEEN_NUMBERS.matcher(text).replaceAll(",");
        text = BLANK_BEFORE_A_FIGURE.matcher(text).replaceAll(",");
        text = BLANK_BESIDE_CHINESE.matcher(text).replaceAll("");
        for (Saying saying : slang) {
            text = saying.typed().matcher(text).replaceAll(saying.meant());
        }
        text = METRES_IN_WORDS.matcher(text).replaceAll(found -> digit(found.group(1)) + "米" + digit(found.group(2)));
        text = CHI.matcher(text).replaceAll(Typing::centimetres);
        return METRES.matcher(Numerals.inFigures(text)).replaceAll("$1.$2米").strip();
    }
}
