package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code offer_sample}. */
final class SampleRows {
    private static final String SELECT = """
            select sample_id, offer_id, merchant_id, asker_id, pieces, state, asked_at, carrier, tracking_no, reason,
                   answered_at, received_at
              from offer_sample
            """;
    private static final String INSERT = """
            insert into offer_sample (sample_id, offer_id, merchant_id, asker_id, pieces, state, asked_at)
            values (:sample, :offer, :merchant, :asker, :pieces, 'ASKED', :at)
            """;
    private static final String ANSWER = """
            update offer_sample
               set state = :state, carrier = :carrier, tracking_no = :number, reason = :reason, answered_at = :at
             where sample_id = :sample
            """;
    private static final String PAGE = """
               and sample_id < :before
               and (:state = '' or state = :state)
             order by sample_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    SampleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sample> find(long sampleId) {
        return jdbc.sql(SELECT + " where sample_id = :sample")
                .param("sample", sampleId)
                .query(SampleRows::row)
                .optional();
    }

    List<Sample> ofMerchant(long merchantId, String state, long before, int most) {
        return page(" where merchant_id = :whose", merchantId, state, before, most);
    }

    List<Sample> ofAsker(long personId, String state, long before, int most) {
        return page(" where asker_id = :whose", personId, state, before, most);
    }

    private List<Sample> page(String whose, long id, String state, long before, int most) {
        return jdbc.sql(SELECT + whose + PAGE)
                .param("whose", id)
                .param("state", state)
                .param("before", before)
                .param("most", most)
                .query(SampleRows::row)
                .list();
    }

    /** The asker's newest request for a sample of this offer. */
    Optional<Sample> latest(long offerId, long askerId) {
        return jdbc.sql(SELECT + """
                         where offer_id = :offer and asker_id = :asker
                         order by sample_id desc
                         limit 1
                        """)
                .param("offer", offerId)
                .param("asker", askerId)
                .query(SampleRows::row)
                .optional();
    }

    void insert(Sample sample) {
        jdbc.sql(INSERT)
                .param("sample", sample.id())
                .param("offer", sample.offerId())
                .param("merchant", sample.merchantId())
                .param("asker", sample.askerId())
                .param("pieces", sample.pieces())
                .param("at", sample.askedAt().atOffset(UTC))
                .update();
    }

    void sent(long sampleId, String carrier, String trackingNo, Instant at) {
        jdbc.sql(ANSWER)
                .param("sample", sampleId)
                .param("state", Sample.State.SENT.name())
                .param("carrier", carrier)
                .param("number", trackingNo)
                .param("reason", null)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void refused(long sampleId, String reason, Instant at) {
        jdbc.sql(ANSWER)
                .param("sample", sampleId)
                .param("state", Sample.State.REFUSED.name())
                .param("carrier", null)
                .param("number", null)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void received(long sampleId, Instant at) {
        jdbc.sql("update offer_sample set state = 'RECEIVED', received_at = :at where sample_id = :sample")
                .param("sample", sampleId)
                .param("at", at.atOffset(UTC))
                .update();
    }

    private static Sample row(ResultSet row, int number) throws SQLException {
        return new Sample(
                row.getLong("sample_id"),
                row.getLong("offer_id"),
                row.getLong("merchant_id"),
                row.getLong("asker_id"),
                row.getInt("pieces"),
                Sample.State.valueOf(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getString("carrier"),
                row.getString("tracking_no"),
                row.getString("reason"),
                OfferRows.instant(row, "answered_at"),
                OfferRows.instant(row, "received_at"));
    }
}
