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
import org.qiantang.app.question.SameQuestion;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of FAQ; written by their desk, together with its events. */
final class FaqRows {
    private static final String ALL = """
            select faq_id, merchant_id, kind, product_id, state, revision, question, also::text as also, answer,
                   facts::text as facts, bound::text as bound, from_id, proposed_by, proposed_at, decided_by, decided_at
              from help_faq
            """;
    private static final String PUT = """
            insert into help_faq (faq_id, merchant_id, kind, product_id, state, revision, question, asked_key, also, answer,
                                  facts, bound, from_id, proposed_by, proposed_at, decided_by, decided_at)
            values (:id, :merchant, :kind, :product, :state, :revision, :question, :key, :also::jsonb, :answer,
                    :facts::jsonb, :bound::jsonb, :from, :by, :at, :decidedBy, :decidedAt)
            on conflict (faq_id) do update
               set product_id = excluded.product_id, state = excluded.state, revision = excluded.revision,
                   question = excluded.question, asked_key = excluded.asked_key, also = excluded.also,
                   answer = excluded.answer, facts = excluded.facts, bound = excluded.bound, decided_by = excluded.decided_by, decided_at = excluded.decided_at
            """;
    private static final String LISTED = ALL + """
             where merchant_id = :merchant and faq_id < :before
               and (:state = '' or state = :state)
               and (:kind = '' or kind = :kind)
               and (:product = 0 or product_id = :product)
               and (:q = '' or position(:q in lower(question || ' ' || answer || ' ' || also::text)) > 0)
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
                            where merchant_id = :merchant and kind = :kind and coalesce(product_id, 0) = :product
                              and asked_key = :key and state in ('PROPOSED', 'APPROVED'))
            """;
    private static final String LIKE_IT = ALL + """
             where merchant_id = :merchant and kind = :kind and coalesce(product_id, 0) = :product
               and asked_key = :key and state in ('PROPOSED', 'APPROVED')
             order by state, faq_id desc
             limit 1
               for update
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
                .param("kind", faq.kind().name())
                .param("product", faq.productId())
                .param("state", faq.state().name())
                .param("revision", faq.revision())
                .param("question", faq.question())
                .param("key", SameQuestion.key(faq.question()))
                .param("also", json.writeValueAsString(faq.also()))
                .param("answer", faq.answer())
                .param("facts", json.writeValueAsString(faq.facts()))
                .param("bound", json.writeValueAsString(faq.bound()))
                .param("from", faq.fromId())
                .param("by", faq.proposedBy())
                .param("at", faq.proposedAt().atOffset(UTC))
                .param("decidedBy", faq.decidedBy())
                .param("decidedAt", decided == null ? null : decided.atOffset(UTC))
                .update();
    }

    /** The newest first; empty words and a {@code productId} of 0 ask for all. */
    List<Faq> listed(long merchantId, String state, String kind, long productId, String q, long before, int limit) {
        return jdbc.sql(LISTED)
                .param("merchant", merchantId)
                .param("state", state)
                .param("kind", kind)
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
    boolean has(long merchantId, FaqDesk.Wording wording) {
        return like(SAME, merchantId, wording).query(Boolean.class).single();
    }

    /** The entry that asks the same about the same thing, an approved one first; nobody else changes it meanwhile. */
    Optional<Faq> lockedLike(long merchantId, FaqDesk.Wording wording) {
        return like(LIKE_IT, merchantId, wording).query(this::read).optional();
    }

    private JdbcClient.StatementSpec like(String sql, long merchantId, FaqDesk.Wording wording) {
        Long productId = wording.productId();
        return jdbc.sql(sql)
                .param("merchant", merchantId)
                .param("kind", wording.kind().name())
                .param("product", productId == null ? 0 : productId)
                .param("key", SameQuestion.key(wording.question()));
    }

    int proposed(long merchantId) {
        return jdbc.sql("select count(*) from help_faq where merchant_id = :merchant and state = 'PROPOSED'")
                .param("merchant", merchantId)
                .query(Integer.class)
                .single();
    }

    Optional<Faq> find(long id) {
        return jdbc.sql(ALL + " where faq_id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
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
                Faq.Kind.valueOf(row.getString("kind")),
                row.getObject("product_id", Long.class),
                Faq.State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getString("question"),
                json.readValue(row.getString("also"), new TypeReference<List<String>>() {}),
                row.getString("answer"),
                json.readValue(row.getString("facts"), new TypeReference<List<FactUsed>>() {}),
                json.readValue(row.getString("bound"), new TypeReference<List<String>>() {}),
                row.getObject("from_id", Long.class),
                row.getLong("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", Long.class),
                decided == null ? null : decided.toInstant());
    }
}
