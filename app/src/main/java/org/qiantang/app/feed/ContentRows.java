package org.qiantang.app.feed;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.qiantang.engine.recommend.Content;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is written of goods, and keeps what was made of it. */
final class ContentRows {
    // The facts that say what something is; numbers, papers and promises say nothing of it. Legal categories are left
    // out: they are coarse, stand in the recommender by themselves, and make potatoes more like tea than a charger is
    // like a power bank.
    private static final String TEXTS = """
            select p.id, concat_ws(' ', p.title, f.said) as said
              from product p
              left join lateral (
                       select string_agg(left(f.value, 40), ' ' order by f.place) as said
                         from fact f
                        where f.product_id = p.id
                          and f.key in ('material', 'filling', 'variety', 'flavour', 'process', 'suited-to', 'function', 'fit', 'season')
                   ) f on true
             where p.id = any(:products)
            """;
    private static final String PUT = """
            insert into feed_content (product_id, model, text_hash, content, made_at) values (:product, :model, :hash, :content, :at)
                on conflict (product_id) do update
               set model = excluded.model, text_hash = excluded.text_hash, content = excluded.content, made_at = excluded.made_at
            """;

    private final JdbcClient jdbc;
    private final String model;

    ContentRows(JdbcClient jdbc, String model) {
        this.jdbc = jdbc;
        this.model = model;
    }

    /** What this model made of the text with this hash. */
    record Kept(byte[] hash, Content content) {}

    /** By product its title and main facts. */
    Map<Long, String> texts(Collection<Long> products) {
        Map<Long, String> texts = new HashMap<>();
        jdbc.sql(TEXTS).param("products", products.toArray(Long[]::new)).query(row -> {
            texts.put(row.getLong("id"), row.getString("said"));
        });
        return texts;
    }

    Map<Long, Kept> kept(Collection<Long> products) {
        Map<Long, Kept> kept = new HashMap<>();
        jdbc.sql("""
                        select product_id, text_hash, content from feed_content
                         where product_id = any(:products) and model = :model
                        """)
                .param("products", products.toArray(Long[]::new))
                .param("model", model)
                .query(row -> {
                    kept.put(
                            row.getLong("product_id"),
                            new Kept(row.getBytes("text_hash"), Content.ofBytes(row.getBytes("content"))));
                });
        return kept;
    }

    void put(long product, Kept made, Instant at) {
        jdbc.sql(PUT)
                .param("product", product)
                .param("model", model)
                .param("hash", made.hash())
                .param("content", made.content().bytes())
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** Takes away what was made of goods that are gone. */
    int trim() {
        return jdbc.sql("delete from feed_content c where not exists (select from product p where p.id = c.product_id)")
                .update();
    }
}
