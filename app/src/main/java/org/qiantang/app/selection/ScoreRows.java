package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Scores of products, from paid orders, refunds, parcels and prices as the follower {@link SelectionTable} has them. */
final class ScoreRows {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    private static final String SOLD = """
            select l.product_id,
                   coalesce(sum(l.pieces) filter (where o.paid_at > :month), 0) as pieces,
                   coalesce(sum(l.pieces) filter (where o.paid_at > :month and o.simulated), 0) as simulated_pieces,
                   count(distinct l.order_id) as orders,
                   count(distinct l.order_id) filter (where o.simulated) as simulated_orders,
                   sum(l.pieces * l.price_minor) as goods,
                   sum(l.kept_minor) as kept
              from commission_line l
              join commission_order o on o.order_id = l.order_id
             where l.product_id in (:products)
               and o.paid_at > :quarter
             group by l.product_id
            """;
    // An order that was closed before it could leave says nothing of the shop's haste.
    private static final String SHIPPED = """
            select shop_id, count(*) as orders, count(*) filter (where simulated) as simulated_orders,
                   count(*) filter (where shipped_at <= ship_by) as on_time
              from commission_order
             where shop_id in (:shops)
               and ship_by > :month
               and (shipped_at is not null or ship_by < :now and closed_at is null)
             group by shop_id
            """;
    private static final String PRICES = """
            select p.sku_id, p.minor, p.at
              from offer_price p
             where p.sku_id in (:skus)
               and p.at >= coalesce((select max(b.at) from offer_price b where b.sku_id = p.sku_id and b.at <= :month),
                                    '-infinity')
             order by p.sku_id, p.version
            """;

    private final JdbcClient jdbc;

    ScoreRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is simulated of the pieces and orders, a demo's crowd bought. */
    private record Sold(int pieces, int simulatedPieces, int orders, int simulatedOrders, long goods, long kept) {}

    private record Shipped(int orders, int simulatedOrders, int onTime) {}

    private record PriceAt(long minor, Instant at) {}

    Map<Long, Score> of(Collection<Product> products, Instant now) {
        var scores = new HashMap<Long, Score>();
        if (products.isEmpty()) {
            return scores;
        }
        Map<Long, Sold> sold = sold(products.stream().map(Product::id).toList(), now);
        Map<Long, Shipped> shipped =
                shipped(products.stream().map(Product::merchantId).distinct().toList(), now);
        Map<Long, List<PriceAt>> prices = prices(
                products.stream()
                        .flatMap(product -> product.skus().stream())
                        .map(Sku::skuId)
                        .toList(),
                now);
        for (Product product : products) {
            Sold one = sold.getOrDefault(product.id(), new Sold(0, 0, 0, 0, 0, 0));
            Shipped shop = shipped.getOrDefault(product.merchantId(), new Shipped(0, 0, 0));
            scores.put(
                    product.id(),
                    Score.of(
                            Score.Sales.of(one.pieces(), one.simulatedPieces()),
                            Score.AfterSale.of(one.orders(), one.simulatedOrders(), one.goods(), one.kept()),
                            Score.Shipping.of(shop.orders(), shop.simulatedOrders(), shop.onTime()),
                            price(product, prices, now)));
        }
        return scores;
    }

    private Map<Long, Sold> sold(List<Long> products, Instant now) {
        var sold = new HashMap<Long, Sold>();
        jdbc.sql(SOLD)
                .param("products", products)
                .param("month", now.minus(MONTH).atOffset(UTC))
                .param("quarter", now.minus(QUARTER).atOffset(UTC))
                .query(row -> {
                    sold.put(
                            row.getLong("product_id"),
                            new Sold(
                                    row.getInt("pieces"),
                                    row.getInt("simulated_pieces"),
                                    row.getInt("orders"),
                                    row.getInt("simulated_orders"),
                                    row.getLong("goods"),
                                    row.getLong("kept")));
                });
        return sold;
    }

    private Map<Long, Shipped> shipped(List<Long> shops, Instant now) {
        var shipped = new HashMap<Long, Shipped>();
        jdbc.sql(SHIPPED)
                .param("shops", shops)
                .param("month", now.minus(MONTH).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .query(row -> {
                    shipped.put(
                            row.getLong("shop_id"),
                            new Shipped(row.getInt("orders"), row.getInt("simulated_orders"), row.getInt("on_time")));
                });
        return shipped;
    }

    private Map<Long, List<PriceAt>> prices(List<Long> skus, Instant now) {
        var prices = new HashMap<Long, List<PriceAt>>();
        if (!skus.isEmpty()) {
            jdbc.sql(PRICES)
                    .param("skus", skus)
                    .param("month", now.minus(MONTH).atOffset(UTC))
                    .query(row -> {
                        prices.computeIfAbsent(row.getLong("sku_id"), _ -> new ArrayList<>())
                                .add(new PriceAt(
                                        row.getLong("minor"),
                                        row.getObject("at", OffsetDateTime.class)
                                                .toInstant()));
                    });
        }
        return prices;
    }

    /** The mean over the SKUs of each one's price against its own mean; as old as the youngest history. */
    private static Score.PriceNow price(Product product, Map<Long, List<PriceAt>> prices, Instant now) {
        long days = MONTH.toDays();
        double sum = 0;
        for (Sku sku : product.skus()) {
            List<PriceAt> history = prices.getOrDefault(sku.skuId(), List.of());
            if (history.isEmpty()) {
                return Score.PriceNow.of(0, 1);
            }
            days = Math.min(days, Duration.between(history.getFirst().at(), now).toDays());
            sum += sku.price().minor() / mean(history, now);
        }
        return product.skus().isEmpty()
                ? Score.PriceNow.of(0, 1)
                : Score.PriceNow.of((int) days, sum / product.skus().size());
    }

    /** Each price counts for as long as it held within the 30 days. */
    private static double mean(List<PriceAt> history, Instant now) {
        Instant from = now.minus(MONTH);
        double sum = 0;
        double time = 0;
        for (int i = 0; i < history.size(); i++) {
            Instant begins =
                    history.get(i).at().isBefore(from) ? from : history.get(i).at();
            Instant ends = i + 1 < history.size() ? history.get(i + 1).at() : now;
            double held = Math.max(0, Duration.between(begins, ends).toMillis());
            sum += held * history.get(i).minor();
            time += held;
        }
        return time == 0 ? history.getLast().minor() : sum / time;
    }
}
