package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;

/** Answers from the clock and the limits of the show that an offer is in: until when, how many for one buyer, what it costs in the shop. */
final class OnAir {
    /** Until when a flash sale runs, and how long that is; not how long something else takes or keeps. */
    private static final Pattern CLOCK = Pattern.compile("(?:秒杀|抢购|限时|特价|活动|优惠|折扣|这个价|直播价|闪购)[^,，。?？]{0,6}"
            + "(?:(?:几点|什么时候|啥时候|何时|多久|多长时间|几分钟|多少分钟)[^,，。?？]{0,3}(?:结束|截止|没|完|止|恢复|涨)?|什么时候)"
            + "|(?:(?<=^|[,，。?？◇])|秒杀|抢购|特价|活动|优惠|这款|这个|现在|主播|链接)(?:还有|还剩|剩下?)(?:多久|多长时间|几分钟|多少分钟)"
            + "(?:就|才|会)?(?:结束|截止|没有?了|(?=$|[?？呀啊呢了]))"
            + "|(?:还有|还剩|剩下?)(?:多久|多长时间|几分钟|多少分钟)(?:就|才|会)?(?:结束|截止)"
            + "|(?:几点|什么时候|啥时候|多久)(?:就|才|会)?(?:结束|截止|恢复原价|涨回去|涨价)|倒计时");
    /** What has a time of its own, which is no flash sale's. */
    private static final Pattern OF_OTHERS = Pattern.compile(
            "保质|质保|保修|过期|有效期|续航|充电|充满|电池|用完|发货|到货|快递|送到|能到|收到|退款|到账|开播|下播|直播(?!价)[^,，]{0,4}(?:几点|结束|多久)|补货|报名|使用|能用|可以用|券|开始|开抢|课|营业");
    /** How many one buyer may have. */
    private static final Pattern LIMIT = Pattern.compile("限购(?:几|多少|数量)?[个件只瓶盒袋双套条包罐箱份台把支]?|限(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]"
            + "|(?:一个?|1个?|每个?)人(?:最多|只)?(?:能|可以|可|限)?(?:买|拍|抢|下单)?(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]"
            + "|(?:一个?|1个?|每个?)人(?:最多|只)?(?:能|可以|可)?(?:买|拍|抢)(?:几|多少)"
            + "|(?:最多|一次)(?:能|可以|可)?(?:买|拍|抢)(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]?"
            + "|(?:能|可以)(?:买|拍)几[个件只瓶盒袋双套条包罐箱份台把支]|(?:能|可以)多买几|每人限");

    private static final Pattern FLASH = Pattern.compile("秒杀|抢购|限时|闪购");
    private static final Pattern LISTED =
            Pattern.compile("原价|原来[^,，]{0,4}(?:多少|几)|划线价|吊牌价|标价|日常价|平时[^,，]{0,4}(?:多少|几|什么价)|恢复[^,，]{0,4}多少");
    private static final int MOST_KINDS = 4;

    private OnAir() {}

    /** Whether the question, or a part of it, asks for the end of a flash sale. */
    private static boolean asksForTheEnd(Question question) {
        return question.has(CLOCK) && !question.has(OF_OTHERS);
    }

    /** The line without what is answered of these offers here, each character of it masked so that places stay; the same line where nothing is. */
    static Question rest(Question question, List<Offer> offers) {
        boolean ofTheEnd =
                offers.stream().anyMatch(offer -> end(question, offer).isPresent());
        boolean ofTheLimit =
                offers.stream().anyMatch(offer -> limit(question, offer).isPresent());
        if (!ofTheEnd && !ofTheLimit) {
            return question;
        }
        String text = ofTheEnd ? masked(CLOCK, question.text()) : question.text();
        return new Question(ofTheLimit ? masked(LIMIT, text) : text);
    }

    private static String masked(Pattern words, String text) {
        return words.matcher(text).replaceAll(found -> "◇".repeat(found.group().length()));
    }

    /** What the show's clock and limits answer. */
    static List<Piece> told(Question question, Offer offer) {
        return Stream.concat(end(question, offer).stream(), limit(question, offer).stream())
                .toList();
    }

    /** When the flash sale ends; that none is under way, where one is asked for by name in a show. */
    private static Optional<Piece> end(Question question, Offer offer) {
        Terms terms = offer.terms();
        if (!terms.isLive() || !asksForTheEnd(question)) {
            return Optional.empty();
        }
        Optional<String> end = terms.flashEnd();
        if (end.isEmpty()) {
            return question.has(FLASH) ? Optional.of(Piece.of("这款现在没有在秒杀", "flash-end")) : Optional.empty();
        }
        String left =
                terms.minutesLeft().map(minutes -> "，还有" + length(minutes)).orElse("，马上就到点了");
        return Optional.of(Piece.of("秒杀到" + end.get() + "结束" + left, "flash-end"));
    }

    private static String length(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        return hours == 0 ? rest + "分钟" : hours + "小时" + (rest == 0 ? "" : rest + "分钟");
    }

    /** How many one buyer may have of it in this show. */
    private static Optional<Piece> limit(Question question, Offer offer) {
        int most = offer.terms().perBuyer();
        return most == 0 || !question.has(LIMIT)
                ? Optional.empty()
                : Optional.of(Piece.of("每人最多买" + most + "件", "limit"));
    }

    /** The price of now; to who asks what it cost before, what the shop's own page asks is told before it. */
    static Piece price(Piece now, Question question, Offer offer, List<Kind> named) {
        return listed(question, offer, named)
                .map(listed -> new Piece(
                        listed.text() + "，" + now.text(),
                        Stream.concat(listed.facts().stream(), now.facts().stream())
                                .toList()))
                .orElse(now);
    }

    /** What it costs on the shop's own page, where it is asked what it cost before and costs something else here. */
    private static Optional<Piece> listed(Question question, Offer offer, List<Kind> named) {
        List<Kind> kinds = named.isEmpty() ? offer.kinds() : named;
        boolean differs = kinds.stream()
                .anyMatch(kind -> listed(offer, kind)
                        .filter(price -> !price.equals(kind.price()))
                        .isPresent());
        boolean known = kinds.stream().allMatch(kind -> listed(offer, kind).isPresent());
        if (!question.has(LISTED) || !differs || !known) {
            return Optional.empty();
        }
        List<Money> prices = kinds.stream()
                .flatMap(kind -> listed(offer, kind).stream())
                .distinct()
                .toList();
        String asked = prices.size() == 1
                ? Spoken.price(prices.getFirst())
                : kinds.stream()
                        .limit(MOST_KINDS)
                        .map(kind -> Spoken.name(kind)
                                + listed(offer, kind).map(Spoken::price).orElse(""))
                        .collect(Collectors.joining("，"));
        return Optional.of(Piece.of("店铺页面标价" + asked, "list-price"));
    }

    private static Optional<Money> listed(Offer offer, Kind kind) {
        return Optional.ofNullable(offer.terms().listed().get(kind.skuId()));
    }
}
