package org.qiantang.app.insight;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting.Reach;

/** Every figure of a show by the id of its metric, as the dictionary defines it; none where its denominator is 0. */
final class Figures {
    private static final long THOUSAND = 1_000;

    private Figures() {}

    static Map<String, @Nullable Double> of(Counts counts) {
        Reach reach = counts.reach();
        Counts.Trade trade = counts.trade();
        Counts.Talk talk = counts.talk();
        var figures = new LinkedHashMap<String, @Nullable Double>();
        figures.put("gmv", (double) trade.paidMinor());
        figures.put("orders_paid", (double) trade.paid());
        figures.put("buyers", (double) trade.buyers());
        figures.put("orders_placed", (double) trade.placed());
        figures.put("placed", (double) trade.placedMinor());
        figures.put("orderers", (double) trade.orderers());
        figures.put("unpaid_rate", ratio(trade.placed() - trade.paid(), trade.placed()));
        figures.put("pieces", (double) trade.pieces());
        figures.put("refunded", (double) trade.refundedMinor());
        figures.put("refund_orders", (double) trade.refundOrders());
        figures.put("refund_rate", ratio(trade.refundOrders(), trade.paid()));
        figures.put("net", (double) (trade.paidMinor() - trade.refundedMinor()));
        figures.put("aov", ratio(trade.paidMinor(), trade.buyers()));
        figures.put("item_price", ratio(trade.goodsMinor(), trade.pieces()));
        figures.put("gpm", ratio(trade.paidMinor() * THOUSAND, reach.entries()));
        figures.put("uv_value", ratio(trade.paidMinor(), reach.viewers()));
        figures.put("exposures", (double) reach.exposures());
        figures.put("entries", (double) reach.entries());
        figures.put("exits", (double) reach.exits());
        figures.put("viewers", (double) reach.viewers());
        figures.put("online", (double) counts.online());
        figures.put("peak", (double) counts.peak());
        figures.put("average_online", ratio(counts.present(), counts.onAirSeconds()));
        figures.put("stay", ratio(reach.watchSeconds(), reach.viewers()));
        figures.put("enter_rate", ratio(reach.entries(), reach.exposures()));
        figures.put("product_viewers", (double) reach.productViewers());
        figures.put("clickers", (double) reach.clickers());
        figures.put("seen_rate", ratio(reach.productViewers(), reach.viewers()));
        figures.put("click_rate", ratio(reach.clickers(), reach.productViewers()));
        figures.put("order_rate", ratio(trade.orderers(), reach.clickers()));
        figures.put("pay_rate", ratio(trade.buyers(), trade.orderers()));
        figures.put("conversion", ratio(trade.buyers(), reach.viewers()));
        figures.put("lines", (double) talk.lines());
        figures.put("speakers", (double) talk.speakers());
        figures.put("talk_rate", ratio(talk.speakers(), reach.viewers()));
        figures.put("likes", (double) talk.likes());
        return figures;
    }

    static @Nullable Double ratio(long numerator, long denominator) {
        return ratio((double) numerator, (double) denominator);
    }

    static @Nullable Double ratio(double numerator, double denominator) {
        return denominator == 0 ? null : (Double) (numerator / denominator);
    }
}
