package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A viewer's line, or a part of it, as {@link Typing} made it plain. */
record Question(String text) {
    private static final Pattern LINK = Pattern.compile(
            "(?:链接|link ?#?|no\\.?|#)(\\d{1,3})(?!\\d|斤|块|元|cm|kg|ml|g)"
                    + "|(?<![\\d.月大小])(\\d{1,3})(?:#|号(?![色码生]|(?:能|可以)?(?:到|收到)(?:吗|不|得了|$)|发(?!(?:\\p{IsHan}{1,3}[吗不么]|不发|到\\p{IsHan}))|圈|球|电池|线|以|之|左|前)|链接|号?小黄车|hao)|第(\\d{1,3})[个款件号双条]|小黄车(\\d{1,3})");
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern CHINESE_NUMBER =
            Pattern.compile("[一二三四五六七八九]?十[一二三四五六七八九]?(?=号|链接|[个款件双条])|(?<=链接|第)[一二三四五六七八九]|(?<![大小])[一二三四五六七八九](?=号)");

    /** A mark, or a particle after which something else begins: 有多重啊能吊顶吗. */
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[,，。;；?？]+|(?<=[吗呢啊呀])(?=\\p{IsHan}{3})");

    boolean has(Pattern words) {
        return words.matcher(text).find();
    }

    /** The clauses of a line of several; none of a line of one. */
    List<Question> clauses() {
        List<String> clauses = List.of(BETWEEN_CLAUSES.split(text, -1));
        return clauses.size() == 1
                ? List.of()
                : clauses.stream()
                        .filter(clause -> clause.length() > 1)
                        .map(Question::new)
                        .toList();
    }

    /** The numbers of the links that are named, as in 1号和3号链接 or 第三个. */
    List<Integer> links() {
        String inDigits = CHINESE_NUMBER.matcher(text).replaceAll(found -> Integer.toString(number(found.group())));
        Matcher link = LINK.matcher(inDigits);
        var links = new LinkedHashSet<Integer>();
        while (link.find()) {
            for (int group = 1; group <= link.groupCount(); group++) {
                if (link.group(group) != null) {
                    links.add(Integer.parseInt(link.group(group)));
                }
            }
        }
        return new ArrayList<>(links);
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
