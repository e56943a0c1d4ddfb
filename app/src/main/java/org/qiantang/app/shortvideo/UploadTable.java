package org.qiantang.app.shortvideo;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code film_upload}. */
final class UploadTable {
    private static final String COLUMNS =
            "id, person_id, merchant_id, bytes, file_name, title, product_id, ai, begun_at";

    private static final String INSERT = """
            insert into film_upload (id, person_id, merchant_id, bytes, file_name, title, product_id, ai, begun_at)
            values (:id, :person, :merchant, :bytes, :fileName, :title, :product, :ai, :at)
            """;

    private final JdbcClient jdbc;

    UploadTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Upload upload) {
        jdbc.sql(INSERT)
                .param("id", upload.id())
                .param("person", upload.personId())
                .param("merchant", upload.merchantId())
                .param("bytes", upload.bytes())
                .param("fileName", upload.fileName())
                .param("title", upload.title())
                .param("product", upload.productId())
                .param("ai", upload.ai())
                .param("at", upload.begunAt().atOffset(UTC))
                .update();
    }

    Optional<Upload> find(long id, long personId) {
        return jdbc.sql("select " + COLUMNS + " from film_upload where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .query(UploadTable::upload)
                .optional();
    }

    List<Upload> ofPerson(long personId) {
        return jdbc.sql("select " + COLUMNS + " from film_upload where person_id = :person order by id")
                .param("person", personId)
                .query(UploadTable::upload)
                .list();
    }

    boolean exists(long id) {
        return jdbc.sql("select exists (select from film_upload where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    int countOf(long personId) {
        return jdbc.sql("select count(*) from film_upload where person_id = :person")
                .param("person", personId)
                .query(Integer.class)
                .single();
    }

    /** How many bytes all files on their way in will take. */
    long bytes() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from film_upload")
                .query(Long.class)
                .single();
    }

    List<Long> begunBefore(Instant before) {
        return jdbc.sql("select id from film_upload where begun_at < :before")
                .param("before", before.atOffset(UTC))
                .query((row, _) -> row.getLong("id"))
                .list();
    }

    boolean delete(long id) {
        return jdbc.sql("delete from film_upload where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Upload upload(ResultSet row, int number) throws SQLException {
        return new Upload(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getObject("merchant_id", Long.class),
                row.getLong("bytes"),
                row.getString("file_name"),
                row.getString("title"),
                row.getObject("product_id", Long.class),
                row.getBoolean("ai"),
                row.getTimestamp("begun_at").toInstant());
    }
}
