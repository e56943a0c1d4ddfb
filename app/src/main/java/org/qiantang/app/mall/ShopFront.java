package org.qiantang.app.mall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shops as buyers see them from outside: name, goods, and what is on air or coming. */
public final class ShopFront {
    private static final String SHOP = """
            select s.merchant_id, s.name, s.opened_at,
                   (select count(*) from mall_product p where p.merchant_id = s.merchant_id
                       and p.on_shelf and not p.archived and s.open) as goods,
                   t.sold, t.simulated_sold, c.ends_on, coalesce(c.state <> 'WAITING', false) as ended
              from mall_shop s
              left join shop_closing c on c.merchant_id = s.merchant_id
              cross join lateral (select coalesce(sum(o.sold), 0) as sold,
                                         coalesce(sum(o.simulated_sold), 0) as simulated_sold
                                    from mall_offer o join mall_product p on p.product_id = o.product_id
                                   where p.merchant_id = s.merchant_id) t
             where s.merchant_id = :merchant
            """;
    private static final String SHOWS = """
            select w.show_id, w.title, w.state, w.starts_at, w.merchant_id, coalesce(s.name, '') as shop,
                   (select o.product_id from mall_offer o where o.show_id = w.show_id
                     order by (o.item_id = w.pinned) desc nulls last, o.item_id limit 1) as product_id
              from mall_show w
              left join mall_shop s on s.merchant_id = w.merchant_id
             where not w.shelf
            """;
    private static final String OF_SHOP = SHOWS
            + " and w.merchant_id = :merchant and w.state in ('open', 'planned') order by w.state, w.starts_at limit 10";

    private final JdbcClient jdbc;

    ShopFront(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** That a shop's owner ends it: the first day, in China, without sales, and whether that has come. */
    public record ShopEnding(LocalDate on, boolean over) {}

    /**
     * A shop with its open shows first, then those planned; {@code simulatedSold} of what it sold a demo's crowd bought.
     *
     * @param ending null where its owner does not end it
     */
    public record Shop(
            long id,
            String name,
            Instant openedAt,
            int goods,
            long sold,
            long simulatedSold,
            List<Show> shows,
            @Nullable ShopEnding ending) {
        public Shop {
            shows = List.copyOf(shows);
        }
    }

    /** A show, with the product that stands for it: what is explained now, or else what comes first. */
    public record Show(
            long showId,
            String title,
            String state,
            @Nullable Instant startsAt,
            long merchantId,
            String shop,
            @Nullable Long productId) {}

    Optional<Shop> shop(long merchantId) {
        return jdbc.sql(SHOP)
                .param("merchant", merchantId)
                .query((row, _) -> shop(row))
                .optional();
    }

    /** Of a shop that has ended nothing is shown but that it has. */
    private Shop shop(ResultSet row) throws SQLException {
        long id = row.getLong("merchant_id");
        LocalDate endsOn = row.getObject("ends_on", LocalDate.class);
        boolean ended = row.getBoolean("ended");
        return new Shop(
                id,
                row.getString("name"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getInt("goods"),
                row.getLong("sold"),
                row.getLong("simulated_sold"),
                ended ? List.of() : showsOf(id),
                endsOn == null ? null : new ShopEnding(endsOn, ended));
    }

    private List<Show> showsOf(long merchantId) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .query((row, _) -> show(row))
                .list();
    }

    private static Show show(ResultSet row) throws SQLException {
        OffsetDateTime starts = row.getObject("starts_at", OffsetDateTime.class);
        long product = row.getLong("product_id");
        Long productId = row.wasNull() ? null : product;
        return new Show(
                row.getLong("show_id"),
                row.getString("title"),
                row.getString("state"),
                starts == null ? null : starts.toInstant(),
                row.getLong("merchant_id"),
                row.getString("shop"),
                productId);
    }
}
