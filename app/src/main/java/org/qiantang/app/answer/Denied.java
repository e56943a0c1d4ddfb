package org.qiantang.app.answer;

import java.util.BitSet;
import java.util.regex.Pattern;

/** What a line says that it does not ask for, or that is not so: 不是换滤芯, 没开封. Taken out, since its words would be heard. */
final class Denied {
    private static final Pattern NOT_ASKED = Pattern.compile("[,，](?:我)?(?:问的)?(?:不是|不问|没问|不说)[^,，?？吗吧]{1,12}$");
    private static final Pattern UNOPENED = Pattern.compile(
            "(?:如果|要是)?(?<![打离分解推])(?:还没有?|没有?|不|未)(?:(?:开封|拆封|开袋|开瓶|启封|打开|拆开|开盖|开罐)(?:的话|的时候|之前|前|的)?|开(?:的话|的时候|之前|前|(?=[,，]|能放|能存|可以放|放得|放多)))[,，]?");
    /** Both are asked for: 开封和没开封的分别能放多久. */
    private static final Pattern BOTH = Pattern.compile("分别|各|(?:开封|拆封|打开|拆开|开盖)[^,，]{0,3}[和跟与][^,，]{0,2}[没未不]");

    private static final Pattern KEPT = Pattern.compile("放|存|留|搁|保质|过期|多久|几天|几个月");
    private static final Pattern GIVEN_BACK = Pattern.compile("退|换|赔");

    private Denied() {}

    /** The question without it; what names the goods stays where it is. */
    static Question without(Question question, BitSet by) {
        String text = NOT_ASKED.matcher(question.text()).replaceFirst("");
        // Whether it was opened matters to who wants to give it back.
        boolean kept = by.isEmpty() && question.has(KEPT) && !question.has(GIVEN_BACK) && !question.has(BOTH);
        if (kept) {
            String rest = UNOPENED.matcher(text).replaceAll("").replaceAll("[,，]+$", "");
            text = rest.length() < 2 ? text : rest;
        }
        return text.equals(question.text()) ? question : new Question(text);
    }
}
