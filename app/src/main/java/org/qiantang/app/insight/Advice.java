package org.qiantang.app.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of advice (建议): what a report's own figures show, and what is worth a look. It promises nothing.
 *
 * @param when from what on the rule speaks; the thresholds are our own proposal
 * @param grounds the figures that the sentence stands on, each by the id of its metric; never none
 */
record Advice(Rule rule, Metric.Said words, Metric.Said when, List<Ground> grounds) {
    Advice {
        grounds = List.copyOf(grounds);
        if (grounds.isEmpty()) {
            throw new IllegalArgumentException("grounds: none (expected: the figures that " + rule + " stands on)");
        }
    }

    static Advice of(Rule rule, Metric.Said words, List<Ground> grounds) {
        return new Advice(rule, words, rule.when(), grounds);
    }

    /** What a figure is held against. */
    enum Against {
        /** The median of the room's own shows before. */
        PAST,
        /** The median of other shops' shows. */
        MARKET,
        /** What the rest of the show (its other items, minutes or ways) comes to for as much. */
        SHOW,
        /** Nothing: it says of how many a neighbouring figure is. */
        NONE
    }

    /**
     * A figure beside what it is held against; in the unit of its metric, money in fen.
     *
     * @param compared absent where {@code against} is NONE
     * @param itemId the item that it is of; absent where it is of the whole show, of minutes or of a way in
     * @param about which item, minutes or way it is of; empty where it is of the whole show
     */
    record Ground(
            String metric,
            double value,
            Against against,
            @Nullable Double compared,
            @Nullable Long itemId,
            Metric.Said about) {
        static final Metric.Said WHOLE = new Metric.Said("", "");

        static Ground alone(String metric, double value) {
            return new Ground(metric, value, Against.NONE, null, null, WHOLE);
        }
    }

    /** Why there is advice or none. */
    enum State {
        /** The show is not over: orders may still be paid, and what is said of half a show misleads. */
        NOT_OVER,
        /** Too few orders to say anything. */
        TOO_FEW,
        TOLD
    }

    /** All advice on a show, what is likely to matter most first. */
    record Told(State state, List<Advice> list) {
        Told {
            list = List.copyOf(list);
        }
    }

    /** The rules by name, each with the least numbers from which on it speaks. */
    enum Rule {
        FEW_ENTER(
                "曝光不少于 " + Least.CARDS + " 次，进入率比对照低两成以上，且超出 3 倍标准误差",
                "from " + Least.CARDS
                        + " exposures on; the enter rate a fifth or more below its median, beyond 3 standard errors"),
        LEAVE_EARLY(
                "观看不少于 " + Least.SEEN + " 人，人均停留比对照低两成以上",
                "from " + Least.SEEN + " viewers on; the average stay a fifth or more below its median"),
        NOT_SEEN(
                "观看不少于 " + Least.SEEN + " 人，商品曝光率比对照低两成以上，且超出 2 倍标准误差",
                "from " + Least.SEEN
                        + " viewers on; the share who saw a product a fifth or more below its median, beyond 2 standard errors"),
        SEEN_NOT_CLICKED(
                "单品曝光不少于 " + Least.SEEN + " 次，点击比本场其他商品（至少 " + Least.ITEMS + " 件）点击率的中位数折算少三成以上，且超出 3 倍标准误差",
                "from " + Least.SEEN
                        + " exposures of an item on; clicks three tenths or more below what the median rate of at least "
                        + Least.ITEMS
                        + " other items comes to, beyond 3 standard errors"),
        CLICKED_NOT_ORDERED(
                "点击不少于 " + Least.CLICKS + " 人，下单率比对照低两成以上，且超出 2 倍标准误差",
                "from " + Least.CLICKS
                        + " clickers on; the order rate a fifth or more below its median, beyond 2 standard errors"),
        ITEM_NOT_BOUGHT(
                "单品点击不少于 " + Least.CLICKS + " 次，成交人数不到本场其他商品（至少 " + Least.ITEMS + " 件）中位数折算的一半，且超出 3 倍标准误差",
                "from " + Least.CLICKS
                        + " clicks of an item on; buyers less than half of what the median rate of at least "
                        + Least.ITEMS
                        + " other items comes to, beyond 3 standard errors"),
        NOT_PAID(
                "下单不少于 " + Least.ORDERS + " 单，未付款率比对照高两成以上，且超出 2 倍标准误差",
                "from " + Least.ORDERS
                        + " orders placed on; the unpaid rate a fifth or more above its median, beyond 2 standard errors"),
        REFUNDED(
                "成交不少于 " + Least.ORDERS + " 单，退款率比对照高两成以上，且超出 2 倍标准误差",
                "from " + Least.ORDERS
                        + " paid orders on; the refund rate a fifth or more above its median, beyond 2 standard errors"),
        SELLS_AFTER(
                "标记当分钟和后两分钟合计不少于 " + Least.NEAR + " 分钟、其余不少于 " + Least.APART
                        + " 分钟，下单比其余分钟折算多五成以上且超出 3 倍标准误差，成交最好的分钟过半在其中",
                "from " + Least.NEAR + " minutes near a mark and " + Least.APART
                        + " apart from it on; orders half as many again as the other minutes come to, beyond 3 standard errors, and most of the best minutes among them"),
        LONG_FEW_SALES(
                "单品讲解不少于 " + Least.EXPLAINED + " 秒，成交人数不到本场其他商品（至少 " + Least.ITEMS + " 件同样讲够的）中位数折算的一半，且超出 3 倍标准误差",
                "from " + Least.EXPLAINED
                        + " seconds explained on; buyers less than half of what the median of at least " + Least.ITEMS
                        + " other items, each explained as long, comes to, beyond 3 standard errors"),
        SHORT_MANY_SALES(
                "单品成交不少于 " + Least.BUYERS + " 人，是本场其他商品（至少 " + Least.ITEMS + " 件各讲解不少于 " + Least.EXPLAINED
                        + " 秒）中位数折算的两倍以上，且超出 3 倍标准误差",
                "from " + Least.BUYERS + " buyers of an item on; more than twice what the median of at least "
                        + Least.ITEMS
                        + " other items, each explained for " + Least.EXPLAINED
                        + " seconds or more, comes to, beyond 3 standard errors"),
        WAY_THAT_BUYS(
                "一条来路观看不少于 " + Least.SEEN + " 人、成交不少于 " + Least.WAY_BUYERS + " 人，转化率是其他来路的一倍半以上，且超出 3 倍标准误差",
                "from " + Least.SEEN + " viewers and " + Least.WAY_BUYERS
                        + " buyers by one way on; conversion half as much again as by the other ways, beyond 3 standard errors"),
        WARNED_AND_LEFT(
                "合规提示当分钟和后两分钟里的离开，比其余分钟按在线人数折算多五成以上且超出 3 倍标准误差，流失最多的分钟有在其中的；其余不少于 " + Least.APART + " 分钟",
                "exits in the minutes from a warning on half as many again as the other minutes come to by viewers online, beyond 3 standard errors, with one of the worst minutes among them; "
                        + Least.APART + " minutes apart from it at least");

        private final String zh;
        private final String en;

        Rule(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        Metric.Said when() {
            return new Metric.Said(zh, en);
        }
    }
}
