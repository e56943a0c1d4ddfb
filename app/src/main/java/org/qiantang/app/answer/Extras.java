package org.qiantang.app.answer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;

/** What comes with goods, and how many of it, as a question asks for it. */
final class Extras {
    private static final Pattern HOW_MANY = Pattern.compile(
            "([\\p{IsHan}&&[^几个多少有是的送带配]]{2,3})(?:有|是)?(?:几|多少)[个支条只片张块根]|(?:几|多少)[个支条只片张块根]([\\p{IsHan}&&[^人月小岁一钱吗]]{1,3})");
    private static final Pattern COMES_WITH = Pattern.compile(
            "(?:[送带配含附]|有(?:没有)?)(?:不[送带配含附]|没有)?([\\p{IsHan}a-z&&[^吗么没呢]]{1,5}?)(?=[吗么没?？]|$|,)(?<!货|券|优惠|活动|现货|问题|用)");

    private Extras() {}

    /** The fact that says whether something comes with the goods: 存储卡 for 送卡吗, the list of what is in the box for 含线吗. */
    static List<Fact> comesWith(Question question, Offer offer) {
        Matcher counted = HOW_MANY.matcher(question.text());
        if (counted.find()) {
            String what = counted.group(1) == null ? counted.group(2) : counted.group(1);
            List<Fact> listed = offer.fact(FactKey.PACKAGE).stream()
                    .filter(fact -> fact.value().contains(what))
                    .toList();
            if (!listed.isEmpty()) {
                return listed;
            }
        }
        Matcher with = COMES_WITH.matcher(question.text());
        while (with.find()) {
            String what = with.group(1);
            Pattern there = Pattern.compile(
                    "(?:带|含|附|送|有|配|无)" + Pattern.quote(what) + "|" + Pattern.quote(what) + "(?=$|[、，,；;。 \\d×（(])");
            List<Fact> own = offer.facts().facts().stream()
                    .filter(fact -> FactKey.named(fact.key()).isEmpty())
                    .filter(fact -> what.length() > 1
                            ? fact.label().contains(what)
                            : fact.label().endsWith(what))
                    .limit(1)
                    .toList();
            List<Fact> found = !own.isEmpty()
                    ? own
                    : offer.fact(FactKey.PACKAGE).stream()
                            .filter(fact -> there.matcher(fact.value()).find())
                            .toList();
            List<Fact> within = found.isEmpty() ? withinOwn(what.replaceAll("的$", ""), offer) : found;
            if (!within.isEmpty()) {
                return within;
            }
        }
        return List.of();
    }

    /** The fact of the merchant's own that says what comes with the goods: 自带 Type-C 线一根 for 带线吗. */
    private static List<Fact> withinOwn(String what, Offer offer) {
        Pattern comes = Pattern.compile("(?:自带|附带?|赠送?|含|配)[^，,；;。]{0,8}" + Pattern.quote(what));
        return offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key()).isEmpty())
                .filter(fact -> !what.isEmpty() && comes.matcher(fact.value()).find())
                .limit(1)
                .toList();
    }
}
