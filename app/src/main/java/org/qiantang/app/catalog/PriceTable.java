package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code price_version}: only ever added, the newest counts. */
final class PriceTable {
    private static final String INSERT = """
            insert into price_version (id, sku_id, minor, currency, reason, at, show_id)
            values (:id, :sku, :minor, :currency, :reason, :at, :show)
                on conflict (id) do nothing
            """;

    private static final String NEWEST_FIRST = """
            select id, sku_id, minor, currency, reason, at, show_id
              from price_version
             where sku_id = :sku
             order by id desc
             limit :most
            """;

    private static final String CURRENT = """
            select id, sku_id, minor, currency, reason, at, show_id
              from price_version
             where sku_id = :sku and show_id is null
             order by id desc
             limit 1
            """;

    private static final String AS_OF = """
            select distinct on (sku_id) id, sku_id, minor, currency, reason, at, show_id
              from price_version
             where sku_id = any(:skus) and show_id is null and at <= :at
             order by sku_id, id desc
            """;

    private static final String VERSIONS = """
            select id, sku_id, minor, currency, reason, at, show_id
              from price_version
             where id = any(:versions)
            """;

    private final JdbcClient jdbc;

    PriceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the version is kept already. */
    boolean insert(Price price) {
        return jdbc.sql(INSERT)
                        .param("id", price.priceVersion())
                        .param("sku", price.skuId())
                        .param("minor", price.price().minor())
                        .param("currency", price.price().currency())
                        .param("reason", price.reason())
                        .param("at", price.at().atOffset(UTC))
                        .param("show", price.showId())
                        .update()
                == 1;
    }

    boolean has(long priceVersion) {
        return jdbc.sql("select exists (select 1 from price_version where id = :id)")
                .param("id", priceVersion)
                .query(Boolean.class)
                .single();
    }

    List<Price> newestFirst(long skuId, int most) {
        return jdbc.sql(NEWEST_FIRST)
                .param("sku", skuId)
                .param("most", most)
                .query((row, _) -> price(row))
                .list();
    }

    /** The shop's own price as it stands; what one show asks is no part of it. */
    Optional<Price> current(long skuId) {
        return jdbc.sql(CURRENT)
                .param("sku", skuId)
                .query((row, _) -> price(row))
                .optional();
    }

    /** The shop's own prices as they stood at that moment; what one show asks is no part of them. */
    List<Price> asOf(Collection<Long> skus, Instant at) {
        return jdbc.sql(AS_OF)
                .param("skus", skus.toArray(Long[]::new))
                .param("at", at.atOffset(UTC))
                .query((row, _) -> price(row))
                .list();
    }

    List<Price> versions(Collection<Long> versions) {
        return jdbc.sql(VERSIONS)
                .param("versions", versions.toArray(Long[]::new))
                .query((row, _) -> price(row))
                .list();
    }

    private static Price price(ResultSet row) throws SQLException {
        long show = row.getLong("show_id");
        Long showId = row.wasNull() ? null : show;
        return new Price(
                row.getLong("sku_id"),
                row.getLong("id"),
                new Money(row.getLong("minor"), row.getString("currency")),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                showId);
    }
}
