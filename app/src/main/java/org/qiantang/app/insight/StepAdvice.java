package org.qiantang.app.insight;

import static org.qiantang.app.insight.AdviceWords.count;
import static org.qiantang.app.insight.AdviceWords.number;
import static org.qiantang.app.insight.AdviceWords.rate;
import static org.qiantang.app.insight.AdviceWords.say;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.insight.Advice.Against;
import org.qiantang.app.insight.Advice.Ground;
import org.qiantang.app.insight.Advice.Rule;

/** Advice on the steps from a card in a list to a paid order that is not given back, and on the ways in. */
final class StepAdvice {
    private static final double HALF_AS_MUCH_AGAIN = 1.5;
    private static final Map<String, Metric.Said> WAYS = Map.of(
            "HOME", new Metric.Said("首页推荐", "the home page"),
            "FOLLOWS", new Metric.Said("关注列表", "the list of those followed"),
            "SEARCH", new Metric.Said("搜索", "search"),
            "MALL", new Metric.Said("商城", "the mall"),
            "SHOP", new Metric.Said("店铺页", "the shop's page"),
            "PRODUCT", new Metric.Said("商品页", "product pages"),
            "FILM", new Metric.Said("短视频", "short films"),
            "NEXT", new Metric.Said("上下滑动", "the turn to the next room"),
            "SHARE", new Metric.Said("分享链接", "shared links"),
            "DIRECT", new Metric.Said("直接打开", "opening it directly"));

    private StepAdvice() {}

    /** Entries by exposure: one person may be on several cards, so the wide bound is used. */
    static Optional<Weighed> fewEnter(Beside show) {
        return show.low("enter_rate", "exposures", Least.CARDS, Sure.PART)
                .map(pair -> below(
                        show,
                        pair,
                        Rule.FEW_ENTER,
                        "exposures",
                        say(
                                "直播间卡片露出 %s 次，进入率 %s，低于%s %s。可以看看封面、标题和开播时间。",
                                "The room's card was shown %s times with an enter rate of %s, below %s of %s. Cover, title and time of day are worth a look.",
                                count(show.count("exposures", pair)),
                                rate(pair.value()),
                                pair.name(),
                                rate(pair.other()))));
    }

    /** How much stays differ among people is not recorded, so that no error can be reckoned: the number of viewers has to do. */
    static Optional<Weighed> leaveEarly(Beside show) {
        return show.pair("stay")
                .filter(pair -> show.count("viewers", pair) >= Least.SEEN)
                .filter(pair -> pair.value() <= (1 - Least.FAR) * pair.other())
                .map(pair -> below(
                        show,
                        pair,
                        Rule.LEAVE_EARLY,
                        "viewers",
                        say(
                                "%s 人进来，人均停留 %s，短于%s %s。可以看看流失最多的分钟里在讲什么，开场多久才见到商品。",
                                "%s people came and stayed for %s on average, shorter than %s of %s. What was said in the minutes in which most left, and how long it took to the first product, are worth a look.",
                                count(show.count("viewers", pair)),
                                number(pair.value(), Metric.Unit.SECONDS),
                                pair.name(),
                                number(pair.other(), Metric.Unit.SECONDS))));
    }

    static Optional<Weighed> notSeen(Beside show) {
        return show.low("seen_rate", "viewers", Least.SEEN, Sure.WHOLE)
                .map(pair -> below(
                        show,
                        pair,
                        Rule.NOT_SEEN,
                        "viewers",
                        say(
                                "%s 人观看，其中看到商品的占 %s，低于%s %s。可以看看商品是否置顶得晚、两次讲解之间空得久。",
                                "Of %s viewers %s saw a product, below %s of %s. Whether products were pinned late, or with long gaps between, is worth a look.",
                                count(show.count("viewers", pair)),
                                rate(pair.value()),
                                pair.name(),
                                rate(pair.other()))));
    }

    static Optional<Weighed> clickedNotOrdered(Beside show) {
        int soldOut = show.stock().soldOut().size();
        return show.low("order_rate", "clickers", Least.CLICKS, Sure.WHOLE)
                .map(pair -> below(
                        show,
                        pair,
                        Rule.CLICKED_NOT_ORDERED,
                        "clickers",
                        say(
                                "%s 人点开商品，下单率 %s，低于%s %s。%s可以看看价格、规格、运费和发货时间写得是否清楚。",
                                "%s people opened a product with an order rate of %s, below %s of %s. %sPrice, choices, freight and time of delivery are worth a look.",
                                count(show.count("clickers", pair)),
                                rate(pair.value()),
                                pair.name(),
                                rate(pair.other()),
                                soldOut == 0
                                        ? Ground.WHOLE
                                        : say(
                                                "本场有 %s 件商品的规格卖到了最后一件。",
                                                "Items with a choice that sold out: %s. ", soldOut))));
    }

    static Optional<Weighed> notPaid(Beside show) {
        return show.high("unpaid_rate", "orders_placed", Least.ORDERS, Sure.WHOLE)
                .map(pair -> new Weighed(
                        Advice.of(
                                Rule.NOT_PAID,
                                say(
                                        "下单 %s 单，未付款率 %s，高于%s %s。%s可以看看留货时间够不够付款，主播有没有提醒付款。",
                                        "Of %s orders placed %s were not paid, above %s of %s. %sWhether the time for paying is long enough, and whether the host reminds of it, is worth a look.",
                                        count(show.count("orders_placed", pair)),
                                        rate(pair.value()),
                                        pair.name(),
                                        rate(pair.other()),
                                        held(show.stock().holdSeconds())),
                                List.of(pair.ground(), denominator(show, "orders_placed", pair))),
                        show.sales() * Math.min(1, (1 - pair.other()) / Math.max(1e-9, 1 - pair.value()) - 1)));
    }

    private static Metric.Said held(int seconds) {
        if (seconds == 0) {
            return Ground.WHOLE;
        }
        return seconds % 60 == 0
                ? say("本场留货 %s 分钟。", "Orders were held for %s minutes. ", seconds / 60)
                : say("本场留货 %s 秒。", "Orders were held for %s seconds. ", seconds);
    }

    static Optional<Weighed> refunded(Beside show) {
        return show.high("refund_rate", "orders_paid", Least.ORDERS, Sure.WHOLE)
                .map(pair -> new Weighed(
                        Advice.of(
                                Rule.REFUNDED,
                                say(
                                        "成交 %s 单，退款率 %s，高于%s %s。可以看看售后里写的原因，讲解和商品事实是否一致。",
                                        "Of %s paid orders %s were refunded, above %s of %s. The reasons given in after-sales, and whether what was said fits the facts of the goods, are worth a look.",
                                        count(show.count("orders_paid", pair)),
                                        rate(pair.value()),
                                        pair.name(),
                                        rate(pair.other())),
                                List.of(pair.ground(), denominator(show, "orders_paid", pair))),
                        show.sales() * (pair.value() - pair.other())));
    }

    /** The way whose viewers buy most beyond what the other ways' viewers do. */
    static Optional<Weighed> wayThatBuys(Beside show) {
        List<Screen.Source> ways = show.screen().sources();
        long viewers = ways.stream().mapToLong(Screen.Source::viewers).sum();
        long buyers = ways.stream().mapToLong(Screen.Source::buyers).sum();
        record Way(Screen.Source of, double value, double others) {
            double more() {
                return of.buyers() - others * of.viewers();
            }
        }
        return ways.stream()
                .filter(way -> way.viewers() >= Least.SEEN
                        && way.buyers() >= Least.WAY_BUYERS
                        && viewers - way.viewers() >= Least.SEEN)
                .map(way -> new Way(
                        way,
                        way.buyers() / (double) way.viewers(),
                        (buyers - way.buyers()) / (double) (viewers - way.viewers())))
                .filter(way -> way.value() >= HALF_AS_MUCH_AGAIN * way.others()
                        && Sure.isAbove(way.value(), (double) way.of().viewers(), way.others(), Sure.PART))
                .max(Comparator.comparingDouble(Way::more))
                .map(way -> new Weighed(
                        byWay(way.of(), way.value(), way.others()),
                        way.more() * way.of().gmv() / way.of().buyers()));
    }

    private static Advice byWay(Screen.Source way, double value, double others) {
        Metric.Said name = WAYS.getOrDefault(way.source(), new Metric.Said(way.source(), way.source()));
        return Advice.of(
                Rule.WAY_THAT_BUYS,
                say(
                        "经%s进来的 %s 人里 %s 人成交，转化率 %s，其他来路合计 %s。可以想想怎样让更多人经这里进来；人多了转化率未必不变。",
                        "By %s came %s viewers, of whom %s bought: a conversion of %s, and of %s by all other ways. How more people could come by it is worth a thought; with more people the rate need not stay.",
                        name,
                        count(way.viewers()),
                        count(way.buyers()),
                        rate(value),
                        rate(others)),
                List.of(
                        new Ground("source_conversion", value, Against.SHOW, others, null, name),
                        new Ground("source_viewers", (double) way.viewers(), Against.NONE, null, null, name),
                        new Ground("source_buyers", (double) way.buyers(), Against.NONE, null, null, name)));
    }

    private static Weighed below(Beside show, Beside.Pair pair, Rule rule, String denominator, Metric.Said words) {
        return new Weighed(
                Advice.of(rule, words, List.of(pair.ground(), denominator(show, denominator, pair))),
                show.sales() * pair.missing());
    }

    private static Ground denominator(Beside show, String metric, Beside.Pair pair) {
        return Ground.alone(metric, show.count(metric, pair));
    }
}
