package org.qiantang.app.radar;

import java.util.Arrays;
import org.qiantang.app.web.Problem;

/** A figure of the radar that leads to what is behind it: to paid orders, or to the hours in which it was counted. */
enum SeenFigure {
    VIEWS("radar_views", "entries", ""),
    LIKES("radar_likes", "likes", ""),
    EXPOSURES("radar_exposures", "exposures", ""),
    CLICKS("radar_clicks", "clicks", ""),
    PIECES("radar_pieces", "", "sum(pieces)"),
    SALES("radar_sales", "", "sum(minor)"),
    ORDERS("radar_orders", "", "count(distinct order_id)"),
    HOURS("radar_hours", "", "count(distinct order_id)");

    private final String metric;
    private final String column;
    private final String sum;

    SeenFigure(String metric, String column, String sum) {
        this.metric = metric;
        this.column = column;
        this.sum = sum;
    }

    /** The one of a metric, as the dictionary calls it; a refusal where this kind of thing has no such figure. */
    static SeenFigure named(String metric, Kind kind) {
        return Arrays.stream(values())
                .filter(one -> one.metric.equals(metric) && one.isOf(kind))
                .findFirst()
                .orElseThrow(() -> Problem.nonsense(
                        "metric",
                        "这个数字没有可列的事件",
                        "metric: radar_views, radar_pieces, radar_sales, radar_orders, radar_exposures, radar_hours;"
                                + " of goods radar_clicks, of all else radar_likes"));
    }

    /** Nobody likes goods here, and only goods are opened. */
    boolean isOf(Kind kind) {
        return switch (this) {
            case LIKES -> !kind.isGoods();
            case CLICKS -> kind.isGoods();
            case VIEWS, EXPOSURES, PIECES, SALES, ORDERS, HOURS -> true;
        };
    }

    /** Whether it is counted from paid orders, and not from counts of the audience. */
    boolean isOfOrders() {
        return column.isEmpty();
    }

    /** The column of an hour that it sums up; empty where it is of orders. */
    String column() {
        return column;
    }

    /** What it comes to of lines that were sold; empty where it is of counts. */
    String sum() {
        return sum;
    }

    /** Whether it is money, and not a number of things. */
    boolean isMoney() {
        return this == SALES;
    }
}
