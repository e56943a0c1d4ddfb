package org.qiantang.app.mall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Price;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a product has cost: every price version, of the shop and of shows, with its reason and the pieces sold at it. */
public final class PriceHistory {
    private static final String DEALS = "select price_version, pieces, simulated from mall_deal where sku_id = :sku";
    private static final String SHOWS = "select show_id, title from mall_show where show_id in (:shows)";

    private final JdbcClient jdbc;
    private final Catalog catalog;

    PriceHistory(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /** One SKU's prices, oldest first. */
    public record OfSku(long skuId, String name, List<Version> versions) {
        public OfSku {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One price version.
     *
     * @param showId the show that it was for; null for the shop's list price
     * @param sold pieces paid for at this price
     * @param simulatedSold how many of them a demo's crowd bought
     */
    public record Version(
            long priceVersion,
            Money price,
            String reason,
            Instant at,
            @Nullable Long showId,
            @Nullable String showTitle,
            long sold,
            long simulatedSold) {}

    private record Deal(long pieces, long simulated) {
        static final Deal NONE = new Deal(0, 0);
    }

    public List<OfSku> of(Product product) {
        return product.skus().stream().map(this::of).toList();
    }

    private OfSku of(Sku sku) {
        List<Price> prices = catalog.pricesOf(sku.skuId()).reversed();
        Map<Long, Deal> deals = jdbc
                .sql(DEALS)
                .param("sku", sku.skuId())
                .query((row, _) -> Map.entry(
                        row.getLong("price_version"), new Deal(row.getLong("pieces"), row.getLong("simulated"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<Long, String> titles = titles(prices.stream()
                .map(Price::showId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<Version> versions = prices.stream()
                .map(price -> version(price, deals.getOrDefault(price.priceVersion(), Deal.NONE), titles))
                .toList();
        return new OfSku(sku.skuId(), sku.name(), versions);
    }

    private static Version version(Price price, Deal deal, Map<Long, String> titles) {
        return new Version(
                price.priceVersion(),
                price.price(),
                price.reason(),
                price.at(),
                price.showId(),
                price.showId() == null ? null : titles.get(price.showId()),
                deal.pieces(),
                deal.simulated());
    }

    private Map<Long, String> titles(Collection<Long> shows) {
        if (shows.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SHOWS)
                .param("shows", shows)
                .query((row, _) -> Map.entry(row.getLong("show_id"), row.getString("title")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
