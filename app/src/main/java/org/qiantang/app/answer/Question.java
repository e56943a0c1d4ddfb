package org.qiantang.app.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A viewer's line, made comparable: half-width, lower case, without blanks beside Chinese. */
record Question(String text) {
    private static final int LONGEST = 200;
    private static final Pattern BLANK_BESIDE_CHINESE =
            Pattern.compile("(?<=\\p{IsHan})\\s+|\\s+(?=\\p{IsHan})|[\\p{Cf}\\p{Cc}&&[^\\n]]");
    private static final Pattern LINK =
            Pattern.compile("(?:链接|link ?#?)(\\d{1,3})|(\\d{1,3})(?:号(?!色)|链接)|第(\\d{1,3})[个款]");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern CHINESE_NUMBER =
            Pattern.compile("[一二三四五六七八九]?十[一二三四五六七八九]?(?=号|链接|个链接|款)|(?<=链接|第)[一二三四五六七八九]|[一二三四五六七八九](?=号链接|号的|号)");

    static Question of(String raw) {
        String text = Normalizer.normalize(raw, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return new Question(BLANK_BESIDE_CHINESE.matcher(text).replaceAll(""));
    }

    boolean has(Pattern words) {
        return words.matcher(text).find();
    }

    /** The number of the link that is named, as in 3号链接 or 第三个. */
    OptionalInt link() {
        String inDigits = CHINESE_NUMBER.matcher(text).replaceAll(found -> Integer.toString(number(found.group())));
        Matcher link = LINK.matcher(inDigits);
        while (link.find()) {
            for (int group = 1; group <= link.groupCount(); group++) {
                if (link.group(group) != null) {
                    return OptionalInt.of(Integer.parseInt(link.group(group)));
                }
            }
        }
        return OptionalInt.empty();
    }

    private static int number(String chinese) {
        int ten = chinese.indexOf('十');
        if (ten < 0) {
            return DIGITS.indexOf(chinese.charAt(0));
        }
        int tens = ten == 0 ? 1 : DIGITS.indexOf(chinese.charAt(0));
        int ones = ten == chinese.length() - 1 ? 0 : DIGITS.indexOf(chinese.charAt(ten + 1));
        return tens * 10 + ones;
    }
}
