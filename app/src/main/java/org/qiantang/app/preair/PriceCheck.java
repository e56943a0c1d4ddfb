package org.qiantang.app.preair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.Deal;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.FormerPrice;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.ReviewFact;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedSku;

/**
 * Prices and what they are set against: a former price (原价、划线价) by the deals, a raise before a discount, and the
 * value of gifts.
 */
final class PriceCheck {
    private static final String FRAUD = "《明码标价和禁止价格欺诈规定》";
    /** A raise by no more than this part of a hundred is no raise before a discount (our own measure). */
    private static final long RAISE_PERCENT = 10;

    private PriceCheck() {}

    static ReviewedSku sealed(LineUp.Sku sku) {
        return new ReviewedSku(
                sku.skuId(),
                sku.name(),
                sku.priceVersion(),
                sku.price(),
                sku.listPrice(),
                sku.base().rule(),
                sku.base().price(),
                sku.lowest30Days(),
                sku.flashes());
    }

    /** A point that some words of a text call for. */
    record Named(int from, int to, ReviewPoint point) {}

    /** The prices that a text sets lower ones against, and the values of its gifts, as far as they do not stand. */
    static List<Named> named(String text, LineUp.Item item, LocalDate airDay) {
        var named = new ArrayList<Named>();
        for (FormerPrice claim : FormerPrice.in(text)) {
            ReviewPoint point = claimed(claim, item, airDay);
            if (point != null) {
                named.add(new Named(claim.from(), claim.to(), point));
            }
        }
        FormerPrice.giftsIn(text).forEach(gift -> named.add(new Named(gift.from(), gift.to(), gift(gift))));
        return named;
    }

    /** What the prices of an item call for, and the reasons that were given for them. */
    static List<ReviewPoint> ofPrices(LineUp.Item item, LocalDate airDay) {
        var points = new ArrayList<ReviewPoint>();
        for (LineUp.Sku sku : item.skus()) {
            sku.reasons().forEach(reason -> named(reason, item, airDay).forEach(one -> points.add(one.point())));
            ReviewPoint raised = raised(sku);
            if (raised != null) {
                points.add(raised);
            }
        }
        return points;
    }

    private static @Nullable ReviewPoint claimed(FormerPrice claim, LineUp.Item item, LocalDate airDay) {
        FactSheet sheet = item.product().facts();
        FormerPrice.Ground ground =
                claim.against(item.skus().stream().map(LineUp.Sku::base).toList(), sheet, airDay);
        LineUp.Sku mild = item.skus().stream()
                .filter(sku -> claim.against(List.of(sku.base()), sheet, airDay) == ground)
                .findFirst()
                .orElse(null);
        if (mild == null || ground == FormerPrice.Ground.FOUNDED) {
            return null;
        }
        List<ReviewFact> facts = List.of(
                new ReviewFact("claimed", claim.text()),
                baseFact(mild.base()),
                new ReviewFact("show-price", yuan(mild.price())));
        return ground == FormerPrice.Ground.BASELESS
                ? point(
                        "price",
                        Fitness.MEND,
                        "PR-01",
                        FRAUD + "第十六条、《规范促销行为暂行规定》第二十一条",
                        "“" + claim.text() + "”高于可以比较的成交价，又没有说明",
                        "“" + claim.text() + "” is above the deal price that it may be compared with, unexplained",
                        facts,
                        "改为不高于该成交价的划线价，或者写明这个价格的来源和时间",
                        "lower it to that deal price, or say where and when it was asked")
                : point(
                        "price",
                        Fitness.NEEDS_EVIDENCE,
                        claim.isMakers() ? "PR-03" : "PR-01",
                        FRAUD + (claim.isMakers() ? "第十七条" : "第十六条"),
                        "“" + claim.text() + "”没有可以核对的依据",
                        "there is nothing to hold “" + claim.text() + "” against",
                        facts,
                        claim.isMakers() ? "在事实表“参考价依据”里放上厂商定价文件" : "没有成交就不要写原价；已有线下成交的，补充票据",
                        claim.isMakers()
                                ? "file the maker's price list under the basis of reference price"
                                : "name no former price before there was a deal, or file receipts of earlier ones");
    }

    private static ReviewPoint gift(FormerPrice gift) {
        return point(
                "gift",
                Fitness.NEEDS_EVIDENCE,
                "PR-06",
                FRAUD + "第十九条",
                "赠品价值“" + gift.text() + "”需要依据",
                "the value of a gift needs a basis: “" + gift.text() + "”",
                List.of(new ReviewFact("gift", yuan(gift.price()))),
                "保留赠品的进货凭证和同款市场价；没有依据就不要标价值",
                "keep its invoice and the market price; without them name no value");
    }

    private static @Nullable ReviewPoint raised(LineUp.Sku sku) {
        Money now = sku.listPrice();
        Money before = sku.listBefore();
        Instant since = sku.listSince();
        if (now == null || before == null || since == null) {
            return null;
        }
        boolean raised = now.minor() * 100 > before.minor() * (100 + RAISE_PERCENT);
        if (!raised || sku.price().minor() >= now.minor()) {
            return null;
        }
        return point(
                "price",
                Fitness.NEEDS_EVIDENCE,
                "PR-02",
                FRAUD + "第十七条",
                "日常价在 30 天内上调，场次又降价出售",
                "the list price was raised within 30 days, and the show sells below it",
                List.of(
                        new ReviewFact("list-before", yuan(before)),
                        new ReviewFact("list-now", yuan(now) + " " + day(since)),
                        new ReviewFact("show-price", yuan(sku.price()))),
                "保留上调的正当理由（成本、规格变化等），不要把上调后的价格当作优惠的比较",
                "keep the reason of the raise, and do not present the raised price as what is discounted from");
    }

    private static ReviewPoint point(
            String check,
            Fitness fitness,
            String rule,
            String law,
            String zh,
            String en,
            List<ReviewFact> facts,
            String advice,
            String adviceEn) {
        return new ReviewPoint(check, fitness, rule, law, "S3", zh, en, facts, advice, adviceEn, false);
    }

    private static ReviewFact baseFact(BasePrice base) {
        return switch (base) {
            case BasePrice.LowestOfSevenDays(Money lowest) -> new ReviewFact("base-7d", yuan(lowest));
            case BasePrice.LastDeal(Deal last) ->
                new ReviewFact("base-last", yuan(last.price()) + " " + day(last.at()));
            case BasePrice.NoDeal _ -> new ReviewFact("base-none", "");
        };
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, LineUps.CHINA);
    }

    private static String yuan(Money money) {
        return "¥" + money.minor() / 100 + "."
                + String.valueOf(100 + money.minor() % 100).substring(1);
    }
}
