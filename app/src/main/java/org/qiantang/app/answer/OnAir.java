package org.qiantang.app.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;
import org.qiantang.app.shelf.Terms;
import org.qiantang.event.Money;

/**
 * Answers from the clock and the limits of the show that an offer is in: until when, how many for one buyer, what it costs in
 * the shop, what is struck through beside that.
 */
final class OnAir {
    /** How many one buyer may have. */
    private static final Pattern LIMIT = Pattern.compile("限购(?:几|多少|数量)?[个件只瓶盒袋双套条包罐箱份台把支]?|限(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]"
            + "|(?:一个?|1个?|每个?)人(?:最多|只)?(?:能|可以|可|限)?(?:买|拍|抢|下单)?(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]"
            + "|(?:一个?|1个?|每个?)人(?:最多|只)?(?:能|可以|可)?(?:买|拍|抢)(?:几|多少)"
            + "|(?:最多|一次)(?:能|可以|可)?(?:买|拍|抢)(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]?"
            + "|(?:能|可以)(?:买|拍)几[个件只瓶盒袋双套条包罐箱份台把支]|(?:能|可以)多买几|每人限");

    /** How many of those are left for the one who asks; whether any pieces are left is asked without 几 or 再. */
    private static final Pattern REST = Pattern.compile(
            "(?:我|自己)?(?:最多)?还(?:能|可以|可)(?:再)?(?:买|拍|抢|下单|下|要)(?:几|多少)(?:[个件只瓶盒袋双套条包罐箱份台把支单]|(?=$|[,，?？呀啊呢]))"
                    + "|还(?:能|可以|可)再(?:买|拍|抢|下单)(?=$|[,，?？吗不么嘛1一])"
                    + "|(?:买|拍|抢)(?:过|了)[^,，。?？]{0,5}[,，]?(?:我)?还(?:能|可以|可)再?(?:买|拍|抢)"
                    + "|我(?:的)?(?:限购|额度|名额)?还(?:剩|有)(?:几|多少)[个件]?(?:限购|额度|名额|可以买|能买)"
                    + "|我(?:已经|都)?(?:买|拍|抢)(?:过|了)(?:几|多少)[个件只瓶盒袋双套条包罐箱份台把支]");

    /** The price that is struck through on pages, by its name. */
    private static final Pattern STRUCK = Pattern.compile(
            "(?:划线|画线|划掉|划去|划横线)(?:的)?(?:那?个)?(?:原)?价格?(?:[^,，。?？]{0,6}(?:怎么来|依据|根据|哪来|什么意思|怎么定|哪里来|怎么算)的?(?:是什么|在哪)?)?"
                    + "|划的(?:那个)?价|(?:划掉|划线|划横线)(?:的|那个)(?:那个)?(?:数字?|\\d+(?:\\.\\d+)?)|被比较价格?");
    /** 原价买的 is said of what was paid. */
    private static final Pattern FORMER = Pattern.compile("原价(?!买|拍|下单|入|收|拿|购)");
    /** A line as it was typed that may ask for either. */
    private static final Pattern MAYBE_STRUCK = Pattern.compile("[划劃画畫]|原[价價]|被比[较較]");

    private static final Pattern LISTED = Pattern.compile(
            "原价(?!买|拍|下单|入|收|拿|购)|原来[^,，]{0,4}(?:多少|几)|划线价|吊牌价|标价|日常价|平时[^,，]{0,4}(?:多少|几|什么价)|恢复[^,，]{0,4}多少");
    private static final int MOST_KINDS = 4;

    private OnAir() {}

    /** Whether struck-through prices may be asked for, so that somebody has to look for them; of the line as it was typed. */
    static boolean mayAskForStruck(String line) {
        return MAYBE_STRUCK.matcher(line).find();
    }

    /** The line without what is answered of these offers here, each character of it masked so that places stay; the same line where nothing is. */
    static Question rest(Question question, List<Offer> offers) {
        String text = question.text();
        if (offers.stream().anyMatch(offer -> FlashSale.told(question, offer).isPresent())) {
            text = FlashSale.masked(text, offers);
        }
        if (offers.stream().anyMatch(offer -> limit(question, offer).isPresent())) {
            text = masked(LIMIT, masked(REST, text));
        }
        if (offers.stream().anyMatch(offer -> struck(question, offer).isPresent())) {
            text = masked(STRUCK, text);
        }
        return text.equals(question.text()) ? question : new Question(text);
    }

    static String masked(Pattern words, String text) {
        return words.matcher(text).replaceAll(found -> "◇".repeat(found.group().length()));
    }

    /** What the show's clock and limits answer, and what is struck through beside a price. */
    static List<Piece> told(Question question, Offer offer) {
        return Stream.of(FlashSale.told(question, offer), limit(question, offer), struck(question, offer))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How many one buyer may have of it in this show; who asks alone is told what is left of that. */
    private static Optional<Piece> limit(Question question, Offer offer) {
        Terms terms = offer.terms();
        boolean ofTheRest = question.has(REST);
        if (ofTheRest && offer.isSoldOut()) {
            // What the limit would let one have is not to be had.
            return Optional.empty();
        }
        if (ofTheRest && !terms.had().isEmpty()) {
            return Optional.of(left(terms.had()));
        }
        int most = terms.perBuyer();
        if (most == 0 || !(ofTheRest || question.has(LIMIT))) {
            return Optional.empty();
        }
        // What everybody hears says nothing of what one of them has bought.
        return Optional.of(Piece.of("每人最多买" + most + "件" + (ofTheRest ? "，您自己还能买几件，到商品页提问只答给您看" : ""), "limit"));
    }

    private static Piece left(List<Terms.Had> had) {
        boolean isOne = had.size() == 1;
        return Piece.of(
                had.stream()
                        .map(one -> (isOne ? "" : one.where()) + "每人最多买" + one.perBuyer() + "件，您已拍" + one.pieces()
                                + "件，" + (one.rest() == 0 ? "已经到限购数了" : "按限购还能买" + one.rest() + "件"))
                        .collect(Collectors.joining("；")),
                "limit-left");
    }

    /** What is struck through beside its prices, and what that is, in the words that pages have; that nothing is. */
    private static Optional<Piece> struck(Question question, Offer offer) {
        Map<Long, StruckView> struck = offer.terms().struck();
        if (struck == null || !question.has(STRUCK)) {
            return Optional.empty();
        }
        Optional<Piece> shown = struck(struck, offer.kinds());
        boolean isOwnPrice = offer.kinds().stream().anyMatch(kind -> differs(offer, kind));
        // Beside a show's own price nothing is struck through, whatever the shop's page has beside the shop's.
        return shown.isPresent() || isOwnPrice ? shown : Optional.of(Piece.of("这个价旁边现在没有划线价", "struck-price"));
    }

    private static Optional<Piece> struck(Map<Long, StruckView> struck, List<Kind> kinds) {
        List<Kind> with =
                kinds.stream().filter(kind -> struck.containsKey(kind.skuId())).toList();
        if (with.isEmpty()) {
            return Optional.empty();
        }
        List<String> texts = with.stream()
                .flatMap(kind -> Stream.ofNullable(struck.get(kind.skuId())))
                .map(one -> "划线" + Spoken.price(one.price()) + "，依据：" + one.zh())
                .distinct()
                .toList();
        boolean isOfAll = texts.size() == 1 && with.size() == kinds.size();
        String told = isOfAll
                ? texts.getFirst()
                : with.stream()
                        .limit(MOST_KINDS)
                        .flatMap(kind -> Stream.ofNullable(struck.get(kind.skuId()))
                                .map(one -> Spoken.name(kind) + "划线" + Spoken.price(one.price()) + "，依据：" + one.zh()))
                        .collect(Collectors.joining("；"));
        return Optional.of(Piece.of("商品页" + told, "struck-price"));
    }

    /** What is struck through, to who asks what it cost before and names no struck-through price. */
    private static Optional<Piece> former(Question question, Offer offer, List<Kind> named) {
        Map<Long, StruckView> struck = offer.terms().struck();
        return struck == null || !question.has(FORMER)
                ? Optional.empty()
                : struck(struck, named.isEmpty() ? offer.kinds() : named);
    }

    /** The price of now; to who asks what it cost before, what the shop's own page asks is told before it. */
    static Piece price(Piece now, Question question, Offer offer, List<Kind> named) {
        return listed(question, offer, named)
                .or(() -> former(question, offer, named))
                .map(listed -> new Piece(
                        listed.text() + "，" + now.text(),
                        Stream.concat(listed.facts().stream(), now.facts().stream())
                                .toList()))
                .orElse(now);
    }

    /** What it costs on the shop's own page, where it is asked what it cost before and costs something else here. */
    private static Optional<Piece> listed(Question question, Offer offer, List<Kind> named) {
        List<Kind> kinds = named.isEmpty() ? offer.kinds() : named;
        boolean differs = kinds.stream().anyMatch(kind -> differs(offer, kind));
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

    private static boolean differs(Offer offer, Kind kind) {
        return listed(offer, kind).filter(price -> !price.equals(kind.price())).isPresent();
    }

    private static Optional<Money> listed(Offer offer, Kind kind) {
        return Optional.ofNullable(offer.terms().listed().get(kind.skuId()));
    }
}
