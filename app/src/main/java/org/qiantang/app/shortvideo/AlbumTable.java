package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code film_album}: what the pictures of goods show, as people have said. */
final class AlbumTable {
    private static final TypeReference<List<PictureLabel>> LABELS = new TypeReference<>() {};

    private static final String SAY = """
            insert into film_album (product_id, merchant_id, labels, said_by, said_at)
            values (:product, :merchant, cast(:labels as jsonb), :by, :at)
                on conflict (product_id) do update
               set merchant_id = excluded.merchant_id, labels = excluded.labels, said_by = excluded.said_by,
                   said_at = excluded.said_at
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AlbumTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** What was said of a product's pictures; also of such as it no longer has. */
    List<PictureLabel> labels(long productId) {
        return jdbc.sql("select labels from film_album where product_id = :product")
                .param("product", productId)
                .query((row, _) -> json.readValue(row.getString("labels"), LABELS))
                .optional()
                .orElse(List.of());
    }

    /** Puts these in place of all that was said of the product's pictures. */
    void say(long productId, long merchantId, List<PictureLabel> labels, long personId, Instant at) {
        jdbc.sql(SAY)
                .param("product", productId)
                .param("merchant", merchantId)
                .param("labels", json.writeValueAsString(labels))
                .param("by", personId)
                .param("at", at.atOffset(UTC))
                .update();
    }
}
