package org.qiantang.app.mall;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code bag_line}. */
final class BagTable {
    private static final String COLUMNS = """
            select line_id, show_id, item_id, sku_id, pieces, price_minor, price_version, added_at from bag_line
            """;
    private static final String OF_PERSON = COLUMNS + " where person_id = :person order by line_id desc";
    private static final String ONE = COLUMNS + " where person_id = :person and line_id = :line";
    private static final String ONE_OF_SKU =
            COLUMNS + " where person_id = :person and show_id = :show and sku_id = :sku";
    private static final String PUT = """
            insert into bag_line (line_id, person_id, show_id, item_id, sku_id, pieces, price_minor, price_version,
                                  added_at)
            values (:line, :person, :show, :item, :sku, :pieces, :minor, :version, :at)
                on conflict (person_id, show_id, sku_id) do update
                set pieces = excluded.pieces, item_id = excluded.item_id, price_minor = excluded.price_minor,
                    price_version = excluded.price_version, added_at = excluded.added_at
            """;
    private static final String COUNT = "select count(*) from bag_line where person_id = :person";
    private static final String PIECES =
            "update bag_line set pieces = :pieces where person_id = :person and line_id = :line";
    private static final String REMOVE = "delete from bag_line where person_id = :person and line_id = :line";
    private static final String BOUGHT = """
            delete from bag_line
             where person_id = :person and show_id = :show and sku_id = :sku and added_at <= :at
            """;

    private final JdbcClient jdbc;

    BagTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line as it was put in: where from, how many, at which price. */
    record Row(
            long lineId,
            long showId,
            long itemId,
            long skuId,
            int pieces,
            Money price,
            long priceVersion,
            Instant addedAt) {}

    List<Row> of(long personId) {
        return jdbc.sql(OF_PERSON)
                .param("person", personId)
                .query((row, _) -> row(row))
                .list();
    }

    Optional<Row> one(long personId, long lineId) {
        return jdbc.sql(ONE)
                .param("person", personId)
                .param("line", lineId)
                .query((row, _) -> row(row))
                .optional();
    }

    Optional<Row> ofSku(long personId, long showId, long skuId) {
        return jdbc.sql(ONE_OF_SKU)
                .param("person", personId)
                .param("show", showId)
                .param("sku", skuId)
                .query((row, _) -> row(row))
                .optional();
    }

    int count(long personId) {
        return jdbc.sql(COUNT)
                .param("person", personId)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    void put(long personId, Row line) {
        jdbc.sql(PUT)
                .param("line", line.lineId())
                .param("person", personId)
                .param("show", line.showId())
                .param("item", line.itemId())
                .param("sku", line.skuId())
                .param("pieces", line.pieces())
                .param("minor", line.price().minor())
                .param("version", line.priceVersion())
                .param("at", line.addedAt().atOffset(UTC))
                .update();
    }

    boolean setPieces(long personId, long lineId, int pieces) {
        return jdbc.sql(PIECES)
                        .param("person", personId)
                        .param("line", lineId)
                        .param("pieces", pieces)
                        .update()
                == 1;
    }

    void remove(long personId, long lineId) {
        jdbc.sql(REMOVE).param("person", personId).param("line", lineId).update();
    }

    /** What has been bought leaves the bag, unless it was put in again since. */
    void bought(long personId, long showId, long skuId, Instant at) {
        jdbc.sql(BOUGHT)
                .param("person", personId)
                .param("show", showId)
                .param("sku", skuId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("line_id"),
                row.getLong("show_id"),
                row.getLong("item_id"),
                row.getLong("sku_id"),
                row.getInt("pieces"),
                Money.cny(row.getLong("price_minor")),
                row.getLong("price_version"),
                row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
