package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code cost_price}: what a piece of each SKU costs its shop, the newest row counts. All in CNY, as prices are. */
final class CostTable {
    private static final String PUT = """
            insert into cost_price (sku_id, at, minor) values (:sku, :at, :minor)
                on conflict (sku_id, at) do update set minor = excluded.minor
            """;

    // A note that is there already is written over, so that it is this transaction's: who takes notes leaves it until
    // this one's rows can be read.
    private static final String CHANGED = """
            insert into cost_changed (product_id)
            select product_id from sku where id = :sku
                on conflict (product_id) do update set product_id = excluded.product_id
            """;

    private static final String NOW = """
            select sku_id, minor
              from (select distinct on (sku_id) sku_id, minor
                      from cost_price
                     where sku_id = any(:skus)
                     order by sku_id, at desc) as newest
             where minor is not null
            """;

    private static final String MARGINS = """
            select sku.product_id, avg(greatest(-1, 1 - cost.minor::float8 / price.minor)) as margin
              from sku
              join lateral (select minor
                              from cost_price
                             where sku_id = sku.id
                             order by at desc
                             limit 1) as cost on cost.minor is not null
              join lateral (select minor
                              from price_version
                             where sku_id = sku.id and show_id is null
                             order by id desc
                             limit 1) as price on true
             where sku.product_id = any(:products) and not sku.withdrawn
             group by sku.product_id
            """;

    private static final String TAKE_CHANGED = """
            delete from cost_changed
             where product_id in (select product_id from cost_changed limit :limit for update skip locked)
            returning product_id
            """;

    private final JdbcClient jdbc;

    CostTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Notes a cost, or with null that the shop took it back; false where it stands so already. */
    boolean put(long skuId, @Nullable Money cost, Instant at) {
        if (Objects.equals(now(List.of(skuId)).get(skuId), cost)) {
            return false;
        }
        jdbc.sql(PUT)
                .param("sku", skuId)
                .param("at", at.atOffset(UTC))
                .param("minor", cost == null ? null : cost.minor(), Types.BIGINT)
                .update();
        jdbc.sql(CHANGED).param("sku", skuId).update();
        return true;
    }

    /** What these cost now; SKUs of which the shop does not say it are left out. */
    Map<Long, Money> now(Collection<Long> skus) {
        var costs = new HashMap<Long, Money>();
        if (!skus.isEmpty()) {
            jdbc.sql(NOW).param("skus", skus.toArray(Long[]::new)).query(row -> {
                costs.put(row.getLong("sku_id"), Money.cny(row.getLong("minor")));
            });
        }
        return costs;
    }

    /** Of each product the mean margin of those SKUs whose cost is known, −1 to 1; products without one are left out. */
    Map<Long, Double> margins(Collection<Long> products) {
        var margins = new HashMap<Long, Double>();
        if (!products.isEmpty()) {
            jdbc.sql(MARGINS).param("products", products.toArray(Long[]::new)).query(row -> {
                margins.put(row.getLong("product_id"), row.getDouble("margin"));
            });
        }
        return margins;
    }

    List<Long> takeChanged(int limit) {
        return jdbc.sql(TAKE_CHANGED)
                .param("limit", limit)
                .query((row, _) -> row.getLong("product_id"))
                .list();
    }
}
