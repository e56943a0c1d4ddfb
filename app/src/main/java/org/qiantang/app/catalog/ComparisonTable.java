package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.ComparisonBasis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code comparison_price}, read with what came after them. */
final class ComparisonTable {
    private static final String PUT = """
            insert into comparison_price (sku_id, minor, currency, basis, reason, at)
            values (:sku, :minor, :currency, :basis, :reason, :at)
                on conflict (sku_id) do update
               set minor = excluded.minor, currency = excluded.currency, basis = excluded.basis,
                   reason = excluded.reason, at = excluded.at
            """;

    private static final String OF_SKUS = """
            select c.sku_id, c.minor, c.currency, c.basis, c.reason, own.began,
                   (select min(minor) from sku_deal where sku_id = c.sku_id and at >= own.began) as dealt
              from comparison_price c
              join lateral (select greatest(c.at, at) as began
                              from price_version
                             where sku_id = c.sku_id and show_id is null
                             order by id desc
                             limit 1) as own on true
             where c.sku_id = any(:skus)
            """;

    private final JdbcClient jdbc;

    ComparisonTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param began the later of when it was set and when the shop's price was
     * @param dealt the lowest deal since then; null where there was none
     */
    record Row(
            long skuId,
            Money price,
            ComparisonBasis basis,
            String reason,
            Instant began,
            @Nullable Money dealt) {
        ComparisonPrice stand(Sku sku, BasePrice base, FactSheet sheet, LocalDate day) {
            return new ComparisonPrice(
                    skuId,
                    sku.name(),
                    price,
                    basis,
                    reason,
                    began,
                    sku.price(),
                    ComparisonStanding.of(price, basis, sku, base, dealt, sheet, day));
        }
    }

    void put(long skuId, Money price, ComparisonBasis basis, String reason, Instant at) {
        jdbc.sql(PUT)
                .param("sku", skuId)
                .param("minor", price.minor())
                .param("currency", price.currency())
                .param("basis", basis.name())
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** False where there was none. */
    boolean remove(long skuId) {
        return jdbc.sql("delete from comparison_price where sku_id = :sku")
                        .param("sku", skuId)
                        .update()
                == 1;
    }

    Map<Long, Row> of(Collection<Long> skus) {
        if (skus.isEmpty()) {
            return Map.of();
        }
        List<Row> rows = jdbc.sql(OF_SKUS)
                .param("skus", skus.toArray(Long[]::new))
                .query((row, _) -> {
                    String currency = row.getString("currency");
                    Long dealt = row.getObject("dealt", Long.class);
                    return new Row(
                            row.getLong("sku_id"),
                            new Money(row.getLong("minor"), currency),
                            ComparisonBasis.valueOf(row.getString("basis")),
                            row.getString("reason"),
                            row.getObject("began", OffsetDateTime.class).toInstant(),
                            dealt == null ? null : new Money(dealt, currency));
                })
                .list();
        return rows.stream().collect(Collectors.toMap(Row::skuId, Function.identity()));
    }
}
