package org.qiantang.app.answer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/** Whether a piece of what is sold may hold more than one of what a buyer counts, and whether several may cost less than as many times one. */
final class Packs {
    static final String UNITS = "个件条双瓶盒袋包箱台副支只罐桶份套把张提本床顶枚对单组";
    private static final String SEVERAL = "(?:(?<![\\d.])[2-9]|(?<!\\d)[1-9]\\d+|[两二三四五六七八九十]) *";
    /** What one orders by, whatever is in it. */
    private static final String OF_ORDERS = "份件单套组箱提";
    /** What one may also call a set, and no part of it. */
    private static final String OF_SETS = "个";

    /** Behind such words a thing that is counted may be a part of what is sold: 5 斤 of apples, a pair of ear studs. */
    private static final Pattern PACKED =
            Pattern.compile("\\d *(?:斤|公斤|千克|kg|g(?![a-z])|克|枚|粒|颗|片|[" + UNITS + "])|[" + UNITS + "]装|一对|成对|礼盒|整箱|散装");

    private static final Pattern DEAL =
            Pattern.compile("买[一1二两2三3]送|第[二2三3]件|满 *\\d+ *[元件]?[^，。；,;]{0,2}(?:减|送|打|享)|[两二2三3] *件[^，。；,;]{0,6}折");

    private Packs() {}

    /** Whether so many of this unit may be less than as many pieces of these kinds: 两支 where two make a box. */
    static boolean mayHoldMore(Offer offer, List<Kind> kinds, String unit) {
        List<String> names = names(offer.title(), kinds).toList();
        Pattern several = Pattern.compile(SEVERAL + unit);
        boolean isNamedSo =
                names.stream().anyMatch(name -> several.matcher(name).find());
        boolean isSet = !OF_SETS.contains(unit) && names.stream().anyMatch(name -> name.contains("套装"));
        boolean isPacked = !OF_ORDERS.contains(unit)
                && (isSet
                        || names.stream().anyMatch(name -> PACKED.matcher(name).find()));
        Pattern within = Pattern.compile(SEVERAL + unit
                + " *(?:装|[/／]|[一每1] *[盒袋箱份套包件组])|[一每1] *[盒袋箱份套包件组对][^，。；,;]{0,6}" + SEVERAL + unit + "|一对|成对");
        return isNamedSo
                || isPacked
                || said(offer).anyMatch(text -> within.matcher(text).find());
    }

    /** Whether the goods say of themselves that several cost less. */
    static boolean mayCostLess(Offer offer) {
        return Stream.concat(names(offer.title(), offer.kinds()), said(offer))
                .anyMatch(text -> DEAL.matcher(text).find());
    }

    private static Stream<String> names(String title, List<Kind> kinds) {
        return Stream.concat(Stream.of(title), kinds.stream().map(Kind::name)).map(Lexicon::plain);
    }

    private static Stream<String> said(Offer offer) {
        return Stream.concat(
                        offer.facts().facts().stream().map(fact -> fact.label() + "：" + fact.text()),
                        offer.afterSale().stream())
                .map(Lexicon::plain);
    }
}
