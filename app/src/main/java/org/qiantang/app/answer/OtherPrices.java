package org.qiantang.app.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;

/**
 * Sums of yuan in what a person wrote about goods that these goods do not cost. What is taken off, sent for, insured or given back is
 * another sum than a price and is left to the person.
 */
final class OtherPrices {
    private static final Pattern SUM = Pattern.compile(
            "[¥￥] ?(?<sign>\\d+(?:\\.\\d+)?)|(?<![\\d.])(?<figure>\\d+(?:\\.\\d+)?) ?(?:元|块钱|块(?=[,，。！!？?；;、 ]|$|[一1/拿带包就能搞])|rmb)");
    /** Before a sum or behind it: no price of the goods. */
    private static final Pattern OFF = Pattern.compile(
            "减|省|便宜|优惠|券|红包|补贴|补差|退|赔|返|费|快递|定金|押金|安装|修|换|刻|配件|替换|单配|单独|加收|加价|另加|差价|相差|贵|满|保价|抵|邮$|寄$|别家|外面|超市|专柜|线下|以前|之前|原来|吊牌");

    private static final Pattern OFF_BEHIND =
            Pattern.compile("^(?:的?(?:券|红包|优惠|补贴|运费|邮费|差价|押金|定金)|包邮|免邮|以[上下]|起|左右|多|封顶)");
    private static final int BEFORE = 6;
    private static final int MOST_PIECES = 20;

    private OtherPrices() {}

    /** Such sums, in figures; none where all that is said to be paid is what the goods cost, alone, by the piece or together. */
    static List<String> in(String text, Offer offer) {
        Set<BigDecimal> known = known(offer);
        String figures = Numerals.inFigures(text);
        var others = new ArrayList<String>();
        Matcher found = SUM.matcher(figures);
        while (found.find()) {
            String before = figures.substring(Math.max(0, found.start() - BEFORE), found.start());
            boolean isOff = OFF.matcher(before).find()
                    || OFF_BEHIND.matcher(figures.substring(found.end())).find();
            String sum = Optional.ofNullable(found.group("sign")).orElseGet(() -> found.group("figure"));
            if (!isOff && !known.contains(new BigDecimal(sum).stripTrailingZeros())) {
                others.add(found.group());
            }
        }
        return others;
    }

    private static Set<BigDecimal> known(Offer offer) {
        Stream<String> keys = Stream.of(
                "price", "flash-price", "struck-price", "list-price", "promises", "after-sale", "delivery", "title");
        var known = new HashSet<BigDecimal>();
        Stream.concat(keys, offer.facts().facts().stream().map(fact -> fact.key()))
                .flatMap(key -> Figures.stated(offer, key))
                .forEach(stated -> known.addAll(Figures.in(stated)));
        List<BigDecimal> prices = Stream.concat(offer.kinds().stream(), offer.cheaperToCome().stream())
                .map(Kind::price)
                .map(price -> BigDecimal.valueOf(price.minor(), 2))
                .distinct()
                .toList();
        for (BigDecimal one : prices) {
            for (int pieces = 1; pieces <= MOST_PIECES; pieces++) {
                known.add(one.multiply(BigDecimal.valueOf(pieces)).stripTrailingZeros());
            }
            prices.forEach(two -> known.add(one.add(two).stripTrailingZeros()));
        }
        return known;
    }
}
