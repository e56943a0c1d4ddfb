package org.qiantang.app.green;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something said in both languages. */
record Said(String zh, String en) {
    static final Said NONE = new Said("无", "none");

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    /** The same in both, such as a figure. */
    static Said same(String text) {
        return new Said(text, text);
    }

    /** With what stands for each place; a place that nothing is known for shows a dash. */
    Said filled(Map<String, Said> words) {
        Said dash = same("–");
        return new Said(
                fill(zh, name -> words.getOrDefault(name, dash).zh()),
                fill(en, name -> words.getOrDefault(name, dash).en()));
    }

    private static String fill(String text, UnaryOperator<String> word) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(word.apply(place.group(1))));
    }
}
