package org.qiantang.app.selection;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the house knows of offered goods, in 0 to 100 points; the formulas are in {@code docs/guides/selection.md}.
 *
 * <p>A part without enough data has no points, and where too little is known there is no total either: nothing is made
 * up. A demo's crowd counts like others; how many of the pieces and orders are its own is told beside.
 *
 * @param total the weighted mean of the parts that are known; null where they weigh less than half
 */
record Score(@Nullable Integer total, Sales sales, AfterSale afterSale, Shipping shipping, PriceNow price) {
    static final int SALES_WEIGHT = 30;
    static final int AFTER_SALE_WEIGHT = 30;
    static final int SHIPPING_WEIGHT = 25;
    static final int PRICE_WEIGHT = 15;

    /** So many orders make a share worth telling. */
    static final int ENOUGH_ORDERS = 10;

    private static final int WELL_SOLD = 1_000;
    private static final int WORST_REFUNDS = 2_000;
    private static final int WORST_ON_TIME = 8_000;
    private static final int WORST_PRICE = 12_000;
    private static final int WHOLE = 10_000;

    /** Pieces paid in 30 days, on a logarithmic scale on which 1,000 are full points. */
    record Sales(int pieces, int simulatedPieces, @Nullable Integer points) {
        static Sales of(int pieces, int simulated) {
            return new Sales(
                    pieces,
                    simulated,
                    pieces == 0
                            ? null
                            : (int) Math.min(100, Math.round(100 * Math.log1p(pieces) / Math.log1p(WELL_SOLD))));
        }
    }

    /** The share of the goods' money that went back in 90 days; none is full points, a fifth is nothing. */
    record AfterSale(
            int orders,
            int simulatedOrders,
            @Nullable Integer refundedBasisPoints,
            @Nullable Integer points) {
        static AfterSale of(int orders, int simulated, long goods, long kept) {
            if (orders < ENOUGH_ORDERS || goods <= 0) {
                return new AfterSale(orders, simulated, null, null);
            }
            int share = (int) Math.round((double) (goods - kept) * WHOLE / goods);
            return new AfterSale(orders, simulated, share, between(share, WORST_REFUNDS, 0));
        }
    }

    /** The share of the shop's orders of 30 days that left in the time promised; all is full points, 80% nothing. */
    record Shipping(
            int orders,
            int simulatedOrders,
            @Nullable Integer onTimeBasisPoints,
            @Nullable Integer points) {
        static Shipping of(int orders, int simulated, int onTime) {
            if (orders < ENOUGH_ORDERS) {
                return new Shipping(orders, simulated, null, null);
            }
            int share = (int) Math.round((double) onTime * WHOLE / orders);
            return new Shipping(orders, simulated, share, between(share, WORST_ON_TIME, WHOLE));
        }
    }

    /** The price against its mean of 30 days; not above it is full points, a fifth above is nothing. */
    record PriceNow(
            int days,
            @Nullable Integer ofMeanBasisPoints,
            @Nullable Integer points) {
        /** Fewer days make no history. */
        static final int ENOUGH_DAYS = 7;

        static PriceNow of(int days, double ofMean) {
            if (days < ENOUGH_DAYS) {
                return new PriceNow(days, null, null);
            }
            int share = (int) Math.round(ofMean * WHOLE);
            return new PriceNow(days, share, between(share, WORST_PRICE, WHOLE));
        }
    }

    static Score of(Sales sales, AfterSale afterSale, Shipping shipping, PriceNow price) {
        record Weighed(int weight, @Nullable Integer points) {}
        List<Weighed> known = Stream.of(
                        new Weighed(SALES_WEIGHT, sales.points()),
                        new Weighed(AFTER_SALE_WEIGHT, afterSale.points()),
                        new Weighed(SHIPPING_WEIGHT, shipping.points()),
                        new Weighed(PRICE_WEIGHT, price.points()))
                .filter(part -> part.points() != null)
                .toList();
        int weight = known.stream().mapToInt(Weighed::weight).sum();
        int sum = 0;
        for (Weighed part : known) {
            Integer points = part.points();
            sum += points == null ? 0 : part.weight() * points;
        }
        Integer total = 2 * weight < SALES_WEIGHT + AFTER_SALE_WEIGHT + SHIPPING_WEIGHT + PRICE_WEIGHT
                ? null
                : Math.toIntExact(Math.round((double) sum / weight));
        return new Score(total, sales, afterSale, shipping, price);
    }

    /** 0 points at the worst, 100 at the best, in between in proportion. */
    private static int between(int value, int worst, int best) {
        double points = 100.0 * (value - worst) / (best - worst);
        return (int) Math.round(Math.clamp(points, 0, 100));
    }
}
