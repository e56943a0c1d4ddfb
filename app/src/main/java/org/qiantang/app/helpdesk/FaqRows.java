package org.qiantang.app.helpdesk;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of FAQ; written by their desk, together with its events. */
final class FaqRows {
    private static final String ALL = """
            select faq_id, merchant_id, product_id, state, revision, question, answer, facts::text as facts, from_id,
                   proposed_by, proposed_at, decided_by, decided_at
              from help_faq
            """;
    private static final String PUT = """
            insert into help_faq (faq_id, merchant_id, product_id, state, revision, question, asked_key, answer, facts,
                                  from_id, proposed_by, proposed_at, decided_by, decided_at)
            values (:id, :merchant, :product, :state, :revision, :question, :key, :answer, :facts::jsonb, :from, :by,
                    :at, :decidedBy, :decidedAt)
            on conflict (faq_id) do update
               set product_id = excluded.product_id, state = excluded.state, revision = excluded.revision,
                   question = excluded.question, asked_key = excluded.asked_key, answer = excluded.answer,
                   facts = excluded.facts, decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """;
    private static final String LISTED = ALL + """
             where merchant_id = :merchant and faq_id < :before
               and (:state = '' or state = :state)
               and (:product = 0 or product_id = :product)
               and (:q = '' or position(:q in lower(question || ' ' || answer)) > 0)
             order by faq_id desc
             limit :limit
            """;
    private static final String APPROVED = ALL + """
             where merchant_id = :merchant and state = 'APPROVED'
               and (product_id is null or product_id = :product)
             order by product_id is null, faq_id desc
             limit :limit
            """;
    private static final String APPROVED_OF_SHOP = ALL + """
             where merchant_id = :merchant and state = 'APPROVED'
             order by faq_id desc
             limit :limit
            """;
    private static final String SAME = """
            select exists (select from help_faq
                            where merchant_id = :merchant and coalesce(product_id, 0) = :product and asked_key = :key
                              and state in ('PROPOSED', 'APPROVED'))
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FaqRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void put(Faq faq) {
        Instant decided = faq.decidedAt();
        jdbc.sql(PUT)
                .param("id", faq.id())
                .param("merchant", faq.merchantId())
                .param("product", faq.productId())
                .param("state", faq.state().name())
                .param("revision", faq.revision())
                .param("question", faq.question())
                .param("key", SameQuestion.key(faq.question()))
                .param("answer", faq.answer())
                .param("facts", json.writeValueAsString(faq.facts()))
                .param("from", faq.fromId())
                .param("by", faq.proposedBy())
                .param("at", faq.proposedAt().atOffset(UTC))
                .param("decidedBy", faq.decidedBy())
                .param("decidedAt", decided == null ? null : decided.atOffset(UTC))
                .update();
    }

    /** The newest first; empty words and a {@code productId} of 0 ask for all. */
    List<Faq> listed(long merchantId, String state, long productId, String q, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("merchant", merchantId)
                .param("state", state)
                .param("product", productId)
                .param("q", q.toLowerCase(Locale.ROOT))
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    List<FaqPair> approved(long merchantId, @Nullable Long productId, int most) {
        return pairs(jdbc.sql(APPROVED)
                .param("merchant", merchantId)
                .param("product", productId == null ? 0 : productId)
                .param("limit", most));
    }

    /** What the shop says of itself and of all its products, the newest first. */
    List<FaqPair> approvedOfShop(long merchantId, int most) {
        return pairs(jdbc.sql(APPROVED_OF_SHOP).param("merchant", merchantId).param("limit", most));
    }

    private List<FaqPair> pairs(JdbcClient.StatementSpec asked) {
        return asked.query(this::read).list().stream().map(Faq::asPair).toList();
    }

    Optional<FaqPair> approved(long id) {
        return jdbc.sql(ALL + " where faq_id = :id and state = 'APPROVED'")
                .param("id", id)
                .query(this::read)
                .optional()
                .map(Faq::asPair);
    }

    /** Whether the same question about the same thing is proposed or approved already. */
    boolean has(long merchantId, @Nullable Long productId, String question) {
        return jdbc.sql(SAME)
                .param("merchant", merchantId)
                .param("product", productId == null ? 0 : productId)
                .param("key", SameQuestion.key(question))
                .query(Boolean.class)
                .single();
    }

    int proposed(long merchantId) {
        return jdbc.sql("select count(*) from help_faq where merchant_id = :merchant and state = 'PROPOSED'")
                .param("merchant", merchantId)
                .query(Integer.class)
                .single();
    }

    /** The pair, and nobody else changes it until this transaction is over. */
    Optional<Faq> locked(long id) {
        return jdbc.sql(ALL + " where faq_id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    private Faq read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Faq(
                row.getLong("faq_id"),
                row.getLong("merchant_id"),
                row.getObject("product_id", Long.class),
                Faq.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("question"),
                row.getString("answer"),
                json.readValue(row.getString("facts"), new TypeReference<List<FactUsed>>() {}),
                row.getObject("from_id", Long.class),
                row.getLong("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", Long.class),
                decided == null ? null : decided.toInstant());
    }
}
