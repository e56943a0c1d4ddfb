package org.qiantang.app.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code sku}, read together with the current price and the pieces. */
final class SkuTable {
    private static final String INSERT = """
            insert into sku (id, product_id, merchant_id, code, name, place)
            values (:id, :product, :merchant, :code, :name, :place)
            """;

    private static final String UPDATE = """
            update sku
               set name = :name, place = :place, withdrawn = false
             where id = :id
            """;

    private static final String WITHDRAW = """
            update sku
               set withdrawn = true
             where id = :id
            """;

    private static final String BY_CODE = """
            select id, product_id
              from sku
             where merchant_id = :merchant and code = :code
            """;

    private static final String BY_CODES = """
            select code, id, product_id
              from sku
             where merchant_id = :merchant and code in (:codes)
            """;

    private static final String WHERE_IS = """
            select merchant_id, product_id
              from sku
             where id = :id
            """;

    private static final String OF_PRODUCTS = """
            select sku.product_id, sku.id, sku.code, sku.name, price.id as price_version, price.minor, price.currency,
                   warehouse.free, warehouse.in_transit + warehouse.at_shows as allotted
              from sku
              join warehouse on warehouse.sku_id = sku.id
              join lateral (select id, minor, currency
                              from price_version
                             where sku_id = sku.id and show_id is null
                             order by id desc
                             limit 1) as price on true
             where sku.product_id in (:products) and not sku.withdrawn
             order by sku.product_id, sku.place, sku.id
            """;

    private final JdbcClient jdbc;

    SkuTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Place(long skuId, long productId) {}

    void insert(long id, long productId, long merchantId, SkuDraft draft, int place) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("product", productId)
                .param("merchant", merchantId)
                .param("code", draft.code())
                .param("name", draft.name())
                .param("place", place)
                .update();
    }

    void update(long id, String name, int place) {
        jdbc.sql(UPDATE)
                .param("id", id)
                .param("name", name)
                .param("place", place)
                .update();
    }

    void withdraw(long id) {
        jdbc.sql(WITHDRAW).param("id", id).update();
    }

    Optional<Place> byCode(long merchantId, String code) {
        return jdbc.sql(BY_CODE)
                .param("merchant", merchantId)
                .param("code", code)
                .query((row, _) -> new Place(row.getLong("id"), row.getLong("product_id")))
                .optional();
    }

    /** The merchant's SKUs of these codes. */
    Map<String, Place> byCodes(long merchantId, Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var places = new HashMap<String, Place>();
        jdbc.sql(BY_CODES).param("merchant", merchantId).param("codes", codes).query(row -> {
            places.put(row.getString("code"), new Place(row.getLong("id"), row.getLong("product_id")));
        });
        return places;
    }

    Optional<SkuOwner> ownerOf(long skuId) {
        return jdbc.sql(WHERE_IS)
                .param("id", skuId)
                .query((row, _) -> new SkuOwner(row.getLong("merchant_id"), row.getLong("product_id")))
                .optional();
    }

    Map<Long, List<Sku>> of(Collection<Long> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        record Placed(long productId, Sku sku) {}
        return jdbc
                .sql(OF_PRODUCTS)
                .param("products", products)
                .query((row, _) -> new Placed(row.getLong("product_id"), sku(row)))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(Placed::productId, Collectors.mapping(Placed::sku, Collectors.toList())));
    }

    private static Sku sku(ResultSet row) throws SQLException {
        return new Sku(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                new Money(row.getLong("minor"), row.getString("currency")),
                row.getLong("price_version"),
                row.getInt("free"),
                row.getInt("allotted"));
    }
}
