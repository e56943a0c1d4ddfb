package org.qiantang.app.catalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.ComparisonTable.Row;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue as everybody may read it: products, their facts, prices and pieces, as of now. */
public final class Catalog {
    private static final int MAX_PAGE = 200;
    private static final int MAX_PRICES = 500;

    private final MerchantTable merchants;
    private final ProductTable products;
    private final FactTable facts;
    private final SkuTable skus;
    private final PriceTable prices;
    private final DealRows deals;
    private final ComparisonTable comparisons;

    public Catalog(JdbcClient jdbc) {
        this.deals = new DealRows(jdbc);
        this.comparisons = new ComparisonTable(jdbc);
        this.merchants = new MerchantTable(jdbc);
        this.products = new ProductTable(jdbc);
        this.facts = new FactTable(jdbc);
        this.skus = new SkuTable(jdbc);
        this.prices = new PriceTable(jdbc);
    }

    public Optional<Merchant> merchant(long merchantId) {
        return merchants.find(merchantId);
    }

    /** The names of shops by their ids; one that is not there is left out. */
    public Map<Long, String> shopNames(Collection<Long> merchantIds) {
        return merchants.names(merchantIds);
    }

    public Optional<Product> product(long productId) {
        return products(List.of(productId)).stream().findFirst();
    }

    public Optional<Product> productByCode(long merchantId, String code) {
        return products.idByCode(merchantId, code).flatMap(this::product);
    }

    /** The products of these ids, newest first; an id that is not there is left out. */
    public List<Product> products(Collection<Long> ids) {
        Map<Long, FactSheet> sheets = facts.of(ids);
        Map<Long, List<Sku>> kinds = skus.of(ids);
        return products.find(ids).stream()
                .map(row -> new Product(
                        row.id(),
                        row.merchantId(),
                        row.code(),
                        row.title(),
                        row.legalCategory(),
                        row.description(),
                        row.page().pictures(),
                        sheets.getOrDefault(row.id(), FactSheet.EMPTY),
                        row.page().afterSale(),
                        row.page().sizes(),
                        row.page().delivery(),
                        kinds.getOrDefault(row.id(), List.of()),
                        row.page().promised(),
                        row.supplier(),
                        row.archived(),
                        row.onShelf(),
                        row.page().voucher()))
                .toList();
    }

    /** The same in short, for who asks at each order: how these products are sent. */
    public List<DeliveryTerms> deliveryTerms(Collection<Long> ids) {
        return products.deliveryTerms(ids);
    }

    /** A page of a merchant's products, newest first; the query looks into titles, codes and the names of SKUs. */
    public ProductPage productsOf(long merchantId, String query, int page, int size) {
        if (page < 0) {
            throw new IllegalArgumentException("page: " + page + " (expected: 0 or more)");
        }
        if (size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException("size: " + size + " (expected: 1.." + MAX_PAGE + ")");
        }
        ProductTable.Found found = products.search(merchantId, ProductFilter.all(query.strip()), page, size);
        return new ProductPage(products(found.ids()), found.total());
    }

    /** A merchant's products, newest first, from after that id on. */
    public List<Product> productsAfter(long merchantId, ProductFilter filter, long after, int limit) {
        return products(products.after(merchantId, filter, after, limit));
    }

    /** The ids of a merchant's products alone, newest first, from after that id on. */
    public List<Long> productIdsAfter(long merchantId, ProductFilter filter, long after, int limit) {
        return products.after(merchantId, filter, after, limit);
    }

    public long count(long merchantId, ProductFilter filter) {
        return products.count(merchantId, filter);
    }

    /** All of a merchant's products, oldest first. */
    public List<Long> productIdsOf(long merchantId) {
        return products.idsOf(merchantId);
    }

    public Optional<FactSheet> factSheet(long productId) {
        return products.ownerOf(productId)
                .map(_ -> facts.of(List.of(productId)).getOrDefault(productId, FactSheet.EMPTY));
    }

    public Optional<SkuOwner> ownerOfSku(long skuId) {
        return skus.ownerOf(skuId);
    }

    /** The shop's own prices as they stood at that moment; a SKU without one is left out. */
    public Map<Long, Price> pricesAt(Collection<Long> skus, Instant at) {
        return prices.asOf(skus, at).stream().collect(Collectors.toMap(Price::skuId, Function.identity()));
    }

    /** Price versions by their ids; one that is not kept is left out. */
    public Map<Long, Price> priceVersions(Collection<Long> versions) {
        return prices.versions(versions).stream().collect(Collectors.toMap(Price::priceVersion, Function.identity()));
    }

    /** Of each SKU the lowest price at which an order with it was paid, in so long a time until that moment. */
    public Map<Long, Money> lowestDealsWithin(Collection<Long> skus, Duration within, Instant until) {
        return deals.lowest(skus, within, until);
    }

    /** Pieces of these SKUs that were paid for, in any show and ever. */
    public long sold(Collection<Long> skus) {
        return skus.isEmpty() ? 0 : deals.sold(skus);
    }

    /** The most that was paid for one of these SKUs from one moment to another; empty where none was sold. */
    public Optional<Money> highestDeal(Collection<Long> skus, Instant from, Instant until) {
        return skus.isEmpty() ? Optional.empty() : deals.highest(skus, from, until);
    }

    /** What a price of this SKU may be compared with, where the comparison began at that moment. */
    public BasePrice basePrice(long skuId, Instant began) {
        return basePrices(List.of(skuId), began).getOrDefault(skuId, new BasePrice.NoDeal());
    }

    public Map<Long, BasePrice> basePrices(Collection<Long> skus, Instant began) {
        return deals.bases(skus.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> began)));
    }

    /**
     * The same, where the comparison began when this price came into force in that show, or the show opened with it.
     *
     * @param versions of each SKU its price there
     */
    public Map<Long, BasePrice> basePricesInShow(long showId, Map<Long, Long> versions, Instant now) {
        Map<Long, Instant> started = deals.started(showId, versions);
        return deals.bases(versions.keySet().stream()
                .collect(Collectors.toMap(Function.identity(), sku -> started.getOrDefault(sku, now))));
    }

    /** The struck-through prices of these products' SKUs as they stand at that moment; a SKU without one is left out. */
    public Map<Long, ComparisonPrice> comparisonsOf(Collection<Product> products, Instant now) {
        Map<Long, Row> rows = comparisons.of(products.stream()
                .flatMap(product -> product.skus().stream())
                .map(Sku::skuId)
                .toList());
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<Long, BasePrice> bases =
                deals.bases(rows.values().stream().collect(Collectors.toMap(Row::skuId, Row::began)));
        LocalDate day = LocalDate.ofInstant(now, ComparisonPrices.CHINA);
        var standing = new HashMap<Long, ComparisonPrice>();
        for (Product product : products) {
            for (Sku sku : product.skus()) {
                Row row = rows.get(sku.skuId());
                if (row != null) {
                    BasePrice base = bases.getOrDefault(sku.skuId(), new BasePrice.NoDeal());
                    standing.put(sku.skuId(), row.stand(sku, base, product.facts(), day));
                }
            }
        }
        return standing;
    }

    /** Price versions of a SKU, the shop's own and those of shows, newest first. */
    public List<PricePoint> priceHistory(long skuId, int most) {
        return deals.points(skuId, most);
    }

    /** Deals of a SKU since then, newest first. */
    public List<Deal> dealsSince(long skuId, Instant from, int most) {
        return deals.since(skuId, from, most);
    }

    /** The lowest price, in minor units, that began to be asked for a SKU in this time, both ends left out. */
    public OptionalLong lowestBegun(long skuId, Instant from, Instant until) {
        return deals.lowestBegun(skuId, from, until);
    }

    /** The price versions of a SKU, newest first. */
    public List<Price> pricesOf(long skuId) {
        return prices.newestFirst(skuId, MAX_PRICES);
    }
}
