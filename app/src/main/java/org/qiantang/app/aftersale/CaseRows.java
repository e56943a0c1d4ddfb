package org.qiantang.app.aftersale;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.LinePieces;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows that {@link CaseTable} folds. */
final class CaseRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<LinePieces>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String SELECT = """
            select case_id, order_id, merchant_id, buyer_id, show_id, kind, reason, state, lines::text as lines,
                   amount_minor, currency, asked_at, due_at, disputed_at, verdict, ended_at
              from after_sale
            """;
    private static final String ONE = SELECT + " where case_id = :case";
    private static final String OF_ORDER =
            SELECT + " where order_id = :order and case_id < :before order by case_id desc limit :most";
    private static final String OF_BUYER =
            SELECT + " where buyer_id = :buyer and case_id < :before order by case_id desc limit :most";
    // What runs out first comes first; the cursor is the pair of deadline and id, spelt as one id of the row before.
    private static final String OF_SHOP = SELECT + """
             where merchant_id = :merchant
               and (:all or state in (:states))
               and (coalesce(due_at, 'infinity'), case_id) >
                   (coalesce((select coalesce(b.due_at, 'infinity') from after_sale b where b.case_id = :after),
                             '-infinity'), :after)
             order by coalesce(due_at, 'infinity'), case_id
             limit :most
            """;
    // Who has waited longest comes first.
    private static final String DISPUTES = SELECT + """
             where disputed_at is not null
               and (:all or state = 'DISPUTED')
               and (disputed_at, case_id) >
                   (coalesce((select b.disputed_at from after_sale b where b.case_id = :after), '-infinity'), :after)
             order by disputed_at, case_id
             limit :most
            """;
    private static final String STEPS = """
            select shard, position, what, by_whom, at, amount_minor, has_words, pictures::text as pictures
              from after_sale_step
             where case_id = :case
             order by position
            """;

    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            long caseId,
            long orderId,
            long merchantId,
            long buyerId,
            long showId,
            CaseKind kind,
            CaseReason reason,
            CaseState state,
            List<LinePieces> lines,
            Money amount,
            Instant askedAt,
            @Nullable Instant dueAt,
            @Nullable Instant disputedAt,
            @Nullable String verdict,
            @Nullable Instant endedAt) {}

    record Step(
            int shard,
            long position,
            String what,
            By by,
            Instant at,
            @Nullable Long minor,
            boolean hasWords,
            List<String> pictures) {}

    Optional<Row> one(long caseId) {
        return jdbc.sql(ONE).param("case", caseId).query(CaseRows::row).optional();
    }

    List<Row> ofOrder(long orderId, long before, int most) {
        return jdbc.sql(OF_ORDER)
                .param("order", orderId)
                .param("before", before)
                .param("most", most)
                .query(CaseRows::row)
                .list();
    }

    List<Row> ofBuyer(long buyerId, long before, int most) {
        return jdbc.sql(OF_BUYER)
                .param("buyer", buyerId)
                .param("before", before)
                .param("most", most)
                .query(CaseRows::row)
                .list();
    }

    List<Row> ofShop(long merchantId, Set<String> states, long after, int most) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("after", after)
                .param("most", most)
                .query(CaseRows::row)
                .list();
    }

    List<Row> disputes(boolean all, long after, int most) {
        return jdbc.sql(DISPUTES)
                .param("all", all)
                .param("after", after)
                .param("most", most)
                .query(CaseRows::row)
                .list();
    }

    List<Step> steps(long caseId) {
        return jdbc.sql(STEPS)
                .param("case", caseId)
                .query((row, _) -> new Step(
                        row.getInt("shard"),
                        row.getLong("position"),
                        row.getString("what"),
                        By.valueOf(row.getString("by_whom")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("amount_minor", Long.class),
                        row.getBoolean("has_words"),
                        JSON.readValue(row.getString("pictures"), TEXTS)))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("case_id"),
                row.getLong("order_id"),
                row.getLong("merchant_id"),
                row.getLong("buyer_id"),
                row.getLong("show_id"),
                CaseKind.valueOf(row.getString("kind")),
                CaseReason.valueOf(row.getString("reason")),
                CaseState.valueOf(row.getString("state")),
                JSON.readValue(row.getString("lines"), LINES),
                new Money(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                instant(row, "disputed_at"),
                row.getString("verdict"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
