package org.qiantang.app.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code picture}. */
final class PictureTable {
    private static final String INSERT = """
            insert into picture (name, merchant_id, type, bytes, added_at)
            values (:name, :merchant, :type, :bytes, :at)
            on conflict (name) do nothing
            """;

    private static final String BY_NAME = """
            select name, type, bytes
              from picture
             where name = :name
            """;

    private final JdbcClient jdbc;

    PictureTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Picture picture, long merchantId, Instant at) {
        jdbc.sql(INSERT)
                .param("name", picture.name())
                .param("merchant", merchantId)
                .param("type", picture.type())
                .param("bytes", picture.bytes())
                .param("at", at.atOffset(UTC))
                .update();
    }

    Optional<Picture> find(String name) {
        return jdbc.sql(BY_NAME)
                .param("name", name)
                .query((row, _) -> new Picture(row.getString("name"), row.getString("type"), row.getBytes("bytes")))
                .optional();
    }
}
