package org.qiantang.app.helpdesk;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of questions in people's hands; written by their desk, together with its events. */
final class HandOverRows {
    private static final String ALL = """
            select question_id, merchant_id, show_id, product_id, item_id, state, question, asked_key, topic, reason,
                   line_ids, asker_ids, opened_at, answer, closed_by, closed_at
              from help_handover
            """;
    private static final String INSERT = """
            insert into help_handover (question_id, merchant_id, show_id, product_id, item_id, state, question,
                                       asked_key, topic, reason, line_ids, asker_ids, opened_at)
            values (:id, :merchant, :show, :product, :item, 'OPEN', :question, :key, :topic, :reason,
                    :lines::bigint[], :askers::bigint[], :at)
            """;
    private static final String JOIN = """
            update help_handover
               set line_ids = array(select distinct unnest(line_ids || :lines::bigint[]) order by 1 limit 100),
                   asker_ids = array(select distinct unnest(asker_ids || :askers::bigint[]) limit 5000)
             where question_id = :id
            """;
    private static final String LISTED = ALL + """
             where merchant_id = :merchant and question_id < :before
               and (:state = '' or state = :state)
               and (:show = 0 or show_id = :show)
             order by question_id desc
             limit :limit
            """;
    private static final String OPEN = ALL + """
             where merchant_id = :merchant and state = 'OPEN' and coalesce(show_id, 0) = :show
               and coalesce(product_id, 0) = :product
             order by question_id desc
             limit 100
            """;

    private final JdbcClient jdbc;

    HandOverRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(HandOver one) {
        jdbc.sql(INSERT)
                .param("id", one.id())
                .param("merchant", one.merchantId())
                .param("show", one.showId())
                .param("product", one.productId())
                .param("item", one.itemId())
                .param("question", one.question())
                .param("key", one.key())
                .param("topic", one.topic())
                .param("reason", one.reason())
                .param("lines", array(one.lines()))
                .param("askers", array(one.askers()))
                .param("at", one.openedAt().atOffset(UTC))
                .update();
    }

    void join(long id, List<Long> lines, List<Long> askers) {
        jdbc.sql(JOIN)
                .param("id", id)
                .param("lines", array(lines))
                .param("askers", array(askers))
                .update();
    }

    /** The newest that wait in one show, or outside shows, about one product. */
    List<HandOver> open(long merchantId, @Nullable Long showId, @Nullable Long productId) {
        return jdbc.sql(OPEN)
                .param("merchant", merchantId)
                .param("show", showId == null ? 0 : showId)
                .param("product", productId == null ? 0 : productId)
                .query(HandOverRows::read)
                .list();
    }

    /** The newest first; an empty {@code state} asks for all, a {@code showId} of 0 for those of everywhere. */
    List<HandOver> listed(long merchantId, String state, long showId, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("merchant", merchantId)
                .param("state", state)
                .param("show", showId)
                .param("before", before)
                .param("limit", limit)
                .query(HandOverRows::read)
                .list();
    }

    int open(long merchantId) {
        return jdbc.sql("select count(*) from help_handover where merchant_id = :merchant and state = 'OPEN'")
                .param("merchant", merchantId)
                .query(Integer.class)
                .single();
    }

    int openIn(long merchantId, long showId) {
        return jdbc.sql("""
                        select count(*) from help_handover
                         where merchant_id = :merchant and show_id = :show and state = 'OPEN'
                        """)
                .param("merchant", merchantId)
                .param("show", showId)
                .query(Integer.class)
                .single();
    }

    Optional<HandOver> one(long id) {
        return jdbc.sql(ALL + " where question_id = :id")
                .param("id", id)
                .query(HandOverRows::read)
                .optional();
    }

    /** The same, and nobody else changes it until this transaction is over. */
    Optional<HandOver> locked(long id) {
        return jdbc.sql(ALL + " where question_id = :id for update")
                .param("id", id)
                .query(HandOverRows::read)
                .optional();
    }

    void close(long id, HandOver.State state, String answer, long personId, Instant at) {
        jdbc.sql("""
                update help_handover
                   set state = :state, answer = :answer, closed_by = :person, closed_at = :at
                 where question_id = :id
                """)
                .param("id", id)
                .param("state", state.name())
                .param("answer", answer)
                .param("person", personId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static String array(List<Long> ids) {
        return ids.toString().replace('[', '{').replace(']', '}');
    }

    private static HandOver read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime closed = row.getObject("closed_at", OffsetDateTime.class);
        return new HandOver(
                row.getLong("question_id"),
                row.getLong("merchant_id"),
                row.getObject("show_id", Long.class),
                row.getObject("product_id", Long.class),
                row.getObject("item_id", Long.class),
                HandOver.State.valueOf(row.getString("state")),
                row.getString("question"),
                row.getString("asked_key"),
                row.getString("topic"),
                row.getString("reason"),
                ids(row.getArray("line_ids")),
                ids(row.getArray("asker_ids")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("answer"),
                row.getObject("closed_by", Long.class),
                closed == null ? null : closed.toInstant());
    }

    private static List<Long> ids(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }
}
