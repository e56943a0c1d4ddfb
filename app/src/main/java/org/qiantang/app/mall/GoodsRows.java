package org.qiantang.app.mall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.LegalCategory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the index and the pages read of the table "mall". */
final class GoodsRows {
    private static final String GOODS = """
            select p.product_id, p.merchant_id, coalesce(s.name, '') as shop, p.title, p.legal_category, p.facts,
                   p.on_shelf and not p.archived and coalesce(s.open, true) as on_shelf, p.listed_at, o.price, o.left_pieces, o.sold,
                   o.simulated_sold, o.on_air
              from mall_product p
              left join mall_shop s on s.merchant_id = p.merchant_id
              left join lateral (
                    select coalesce(min(o.price_minor) filter (where w.shelf and w.state = 'open' and o.listed and o.left_pieces > 0),
                                    min(o.price_minor) filter (where w.shelf and w.state = 'open' and o.listed)) as price,
                           coalesce(sum(o.left_pieces) filter (where w.state = 'open' and o.listed), 0) as left_pieces,
                           coalesce(sum(o.sold), 0) as sold,
                           coalesce(sum(o.simulated_sold), 0) as simulated_sold,
                           max(w.show_id) filter (where not w.shelf and w.state = 'open' and o.listed) as on_air
                      from mall_offer o
                      join mall_show w on w.show_id = o.show_id
                     where o.product_id = p.product_id) o on true
            """;
    private static final String BY_IDS = GOODS + " where p.product_id in (:ids)";
    private static final String AFTER = GOODS + " where p.product_id > :after order by p.product_id limit :limit";
    private static final String TAKE_CHANGED = """
            delete from mall_changed
             where (shard, product_id) in (select shard, product_id from mall_changed limit :limit for update skip locked)
            returning product_id
            """;

    private final JdbcClient jdbc;

    GoodsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Goods> byIds(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(BY_IDS)
                        .param("ids", ids)
                        .query((row, _) -> goods(row))
                        .list();
    }

    /** Some goods in the order of their ids, after the one given. */
    List<Goods> after(long productId, int limit) {
        return jdbc.sql(AFTER)
                .param("after", productId)
                .param("limit", limit)
                .query((row, _) -> goods(row))
                .list();
    }

    /** Products that have changed since somebody asked last; not those that somebody is still about to change again. */
    List<Long> takeChanged(int limit) {
        return jdbc.sql(TAKE_CHANGED).param("limit", limit).query((row, _) -> row.getLong("product_id")).list().stream()
                .distinct()
                .toList();
    }

    private static Goods goods(ResultSet row) throws SQLException {
        return new Goods(
                row.getLong("product_id"),
                row.getLong("merchant_id"),
                row.getString("shop"),
                row.getString("title"),
                LegalCategory.named(row.getString("legal_category")).orElse(LegalCategory.OTHER),
                row.getString("facts"),
                row.getBoolean("on_shelf"),
                orNull(row, "price"),
                row.getInt("left_pieces"),
                row.getLong("sold"),
                row.getLong("simulated_sold"),
                orNull(row, "on_air"),
                row.getObject("listed_at", OffsetDateTime.class).toInstant().toEpochMilli());
    }

    private static @Nullable Long orNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
