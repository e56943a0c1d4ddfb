package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is published, in short, for lists that suit the one who looks. Whether its words still hold is seen to where it is shown. */
public final class ListedFilms {
    /** The newest ones. */
    static final int MOST = 5_000;

    // As in the feed: what an officer took down has no place in it, nor has what is of a suspended shop.
    private static final String LISTED = """
            select f.id, f.published_at, f.made_by, g.id as product_id,
                   case when f.origin = 'PGC' then f.merchant_id end as shop_id
              from (select id, feed_place, published_at, product_id, merchant_id, made_by, 'PGC' as origin
                      from film
                     where feed_place is not null
                     union all
                    select id, feed_place, published_at, product_id, merchant_id, made_by, origin
                      from footage
                     where feed_place is not null) f
              left join product g on g.id = f.product_id and g.archived_at is null
             where not exists (select from film_down d where d.film_id = f.id)
               and not exists (select from shop_standing t
                                where t.merchant_id = f.merchant_id and t.standing <> 'OPEN')
             order by f.feed_place desc
             limit :most
            """;

    private final JdbcClient jdbc;

    ListedFilms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A published film.
     *
     * @param shopId the shop that shows it; null for a person's own
     * @param makerId who made it
     * @param productId what can be bought from it; null where nothing can
     */
    public record Listed(
            long filmId,
            @Nullable Long shopId,
            long makerId,
            @Nullable Long productId,
            Instant publishedAt) {}

    /** The newest first. */
    public List<Listed> now() {
        return jdbc.sql(LISTED)
                .param("most", MOST)
                .query((row, _) -> new Listed(
                        row.getLong("id"),
                        row.getObject("shop_id", Long.class),
                        row.getLong("made_by"),
                        row.getObject("product_id", Long.class),
                        row.getTimestamp("published_at").toInstant()))
                .list();
    }
}
