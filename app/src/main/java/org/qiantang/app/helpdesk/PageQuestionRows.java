package org.qiantang.app.helpdesk;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.Outcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what viewers asked on products' pages. */
final class PageQuestionRows {
    private static final String OWN = """
            select q.question_id, q.person_id, q.product_id, q.merchant_id, q.at, q.question, q.outcome, q.answer,
                   q.facts::text as facts, q.handover_id, coalesce(h.answer, '') as reply,
                   case when h.state = 'ANSWERED' then h.closed_at end as replied_at
              from help_question q
              left join help_handover h on h.question_id = q.handover_id
             where q.person_id = :person and q.product_id = :product and q.question_id < :before
             order by q.question_id desc
             limit :limit
            """;
    private static final String INSERT = """
            insert into help_question (question_id, person_id, product_id, merchant_id, at, question, outcome, answer,
                                       facts, handover_id)
            values (:id, :person, :product, :merchant, :at, :question, :outcome, :answer, :facts::jsonb, :handover)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PageQuestionRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(PageQuestion one) {
        jdbc.sql(INSERT)
                .param("id", one.id())
                .param("person", one.personId())
                .param("product", one.productId())
                .param("merchant", one.merchantId())
                .param("at", one.at().atOffset(UTC))
                .param("question", one.question())
                .param("outcome", one.outcome().name())
                .param("answer", one.answer())
                .param("facts", json.writeValueAsString(one.facts()))
                .param("handover", one.handOverId())
                .update();
    }

    /** One's own about one product, the newest first. */
    List<PageQuestion> of(long personId, long productId, long before, int limit) {
        return jdbc.sql(OWN)
                .param("person", personId)
                .param("product", productId)
                .param("before", before)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    int askedSince(long personId, Instant since) {
        return jdbc.sql("select count(*) from help_question where person_id = :person and at > :since")
                .param("person", personId)
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private PageQuestion read(ResultSet row, int number) throws SQLException {
        @Nullable OffsetDateTime replied = row.getObject("replied_at", OffsetDateTime.class);
        return new PageQuestion(
                row.getLong("question_id"),
                row.getLong("person_id"),
                row.getLong("product_id"),
                row.getLong("merchant_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("question"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("answer"),
                json.readValue(row.getString("facts"), new TypeReference<List<FactUsed>>() {}),
                row.getObject("handover_id", Long.class),
                row.getString("reply"),
                replied == null ? null : replied.toInstant());
    }
}
