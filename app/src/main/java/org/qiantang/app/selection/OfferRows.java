package org.qiantang.app.selection;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent.OfferTerms;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of {@code offer} and {@code offer_item}. */
final class OfferRows {
    private static final String SELECT = """
            select offer_id, merchant_id, product_id, basis_points, valid_from, valid_until, samples, sample_terms,
                   pieces_promised, published_at, withdrawn_at, reason
              from offer
            """;
    private static final String INSERT = """
            insert into offer (offer_id, merchant_id, product_id, basis_points, valid_from, valid_until, samples,
                               sample_terms, pieces_promised, published_at)
            values (:offer, :merchant, :product, :rate, :from, :until, :samples, :sampleTerms, :promised, :at)
            """;
    private static final String CHANGE = """
            update offer
               set basis_points = :rate, valid_from = :from, valid_until = :until, samples = :samples,
                   sample_terms = :sampleTerms, pieces_promised = :promised
             where offer_id = :offer
            """;
    private final JdbcClient jdbc;

    OfferRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Offer> find(long offerId) {
        return jdbc.sql(SELECT + " where offer_id = :offer")
                .param("offer", offerId)
                .query(OfferRows::row)
                .optional();
    }

    List<Offer> of(Collection<Long> offerIds) {
        return offerIds.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + " where offer_id in (:offers)")
                        .param("offers", offerIds)
                        .query(OfferRows::row)
                        .list();
    }

    /** A shop's offers before that one, newest first. */
    List<Offer> ofMerchant(long merchantId, boolean withdrawn, long before, int most) {
        return jdbc.sql(SELECT + """
                         where merchant_id = :merchant
                           and offer_id < :before
                           and (withdrawn_at is not null) = :withdrawn
                         order by offer_id desc
                         limit :most
                        """)
                .param("merchant", merchantId)
                .param("before", before)
                .param("withdrawn", withdrawn)
                .param("most", most)
                .query(OfferRows::row)
                .list();
    }

    /** Offers that may be picked then, newest first. */
    List<Offer> open(Instant at, int most) {
        return jdbc.sql(SELECT + """
                         where withdrawn_at is null
                           and valid_from <= :at
                           and (valid_until is null or valid_until > :at)
                         order by offer_id desc
                         limit :most
                        """)
                .param("at", at.atOffset(UTC))
                .param("most", most)
                .query(OfferRows::row)
                .list();
    }

    boolean isOffered(long productId) {
        return jdbc.sql("select count(*) from offer where product_id = :product and withdrawn_at is null")
                        .param("product", productId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void insert(Offer offer) {
        terms(jdbc.sql(INSERT), offer.terms())
                .param("offer", offer.id())
                .param("merchant", offer.merchantId())
                .param("product", offer.productId())
                .param("at", offer.publishedAt().atOffset(UTC))
                .update();
    }

    void change(long offerId, OfferTerms terms) {
        terms(jdbc.sql(CHANGE), terms).param("offer", offerId).update();
    }

    void withdraw(long offerId, String reason, Instant at) {
        jdbc.sql("update offer set withdrawn_at = :at, reason = :reason where offer_id = :offer")
                .param("offer", offerId)
                .param("reason", reason)
                .param("at", at.atOffset(UTC))
                .update();
    }

    /** An item of a show that was picked from an offer. */
    record Item(long itemId, long showId, long offerId, long merchantId) {}

    void note(Item item) {
        jdbc.sql("""
                        insert into offer_item (item_id, show_id, offer_id, merchant_id)
                        values (:item, :show, :offer, :merchant)
                            on conflict (item_id) do nothing
                        """)
                .param("item", item.itemId())
                .param("show", item.showId())
                .param("offer", item.offerId())
                .param("merchant", item.merchantId())
                .update();
    }

    Optional<Item> item(long itemId) {
        return jdbc.sql("select item_id, show_id, offer_id, merchant_id from offer_item where item_id = :item")
                .param("item", itemId)
                .query((row, _) -> new Item(
                        row.getLong("item_id"),
                        row.getLong("show_id"),
                        row.getLong("offer_id"),
                        row.getLong("merchant_id")))
                .optional();
    }

    private static JdbcClient.StatementSpec terms(JdbcClient.StatementSpec statement, OfferTerms terms) {
        Instant until = terms.until();
        return statement
                .param("rate", terms.commissionBasisPoints())
                .param("from", terms.from().atOffset(UTC))
                .param("until", until == null ? null : until.atOffset(UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("samples", terms.samples())
                .param("sampleTerms", terms.sampleTerms())
                .param("promised", terms.piecesPromised());
    }

    private static Offer row(ResultSet row, int number) throws SQLException {
        return new Offer(
                row.getLong("offer_id"),
                row.getLong("merchant_id"),
                row.getLong("product_id"),
                new OfferTerms(
                        row.getInt("basis_points"),
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        instant(row, "valid_until"),
                        row.getInt("samples"),
                        row.getString("sample_terms"),
                        row.getInt("pieces_promised")),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                instant(row, "withdrawn_at"),
                row.getString("reason"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
