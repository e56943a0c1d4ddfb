package org.qiantang.app.voucher;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.VoidReason;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of {@code voucher}.
 *
 * <p>They are written in the turn of the shop's counter in which the event is written, so they are never behind it.
 */
public final class VoucherRows {
    private static final String ISSUE = """
            insert into voucher (voucher_id, order_id, merchant_id, buyer_id, line, code, title, entitles,
                                 price_minor, currency, issued_at, good_until)
            values (:voucher, :order, :merchant, :buyer, :line, :code, :title, :entitles, :minor, :currency, :at, :until)
            """;
    // Neither statement finds a row that is used or void: who comes second changes nothing, and is told so loudly.
    private static final String REDEEM = """
            update voucher
               set redeemed_at = :at, redeemed_by = :by, redeemed_place = :place
             where voucher_id = :voucher and redeemed_at is null and voided_at is null
            """;
    private static final String VOID = """
            update voucher
               set voided_at = :at, void_reason = :why, case_id = :case::bigint
             where voucher_id = :voucher and redeemed_at is null and voided_at is null
            """;
    private static final String SELECT = """
            select voucher_id, order_id, merchant_id, buyer_id, line, code, title, entitles, price_minor, currency,
                   issued_at, good_until, redeemed_at, redeemed_by, redeemed_place, voided_at, void_reason, case_id
              from voucher
            """;
    private static final String BY_CODE = SELECT + " where code = :code";
    private static final String OF_ORDER =
            SELECT + " where order_id = :order and voucher_id > :after order by voucher_id limit :most";
    private static final String ONE = SELECT + " where voucher_id = :voucher";
    private static final String OF_LINES = SELECT.replaceFirst("select", "select distinct on (line)")
            + " where order_id = :order order by line, voucher_id";
    private static final String BUYER = "select buyer_id from voucher where order_id = :order limit 1";
    private static final String IDS = "select voucher_id from voucher where order_id = :order";
    private static final String REDEEMED = SELECT + """
             where merchant_id = :merchant and redeemed_at >= :from and redeemed_at < :until
               and (redeemed_at, voucher_id) < (:before, :after)
             order by redeemed_at desc, voucher_id desc
             limit :most
            """;
    private static final String SUM = """
            select count(*) as pieces, coalesce(sum(price_minor), 0) as minor
              from voucher
             where merchant_id = :merchant and redeemed_at >= :from and redeemed_at < :until
            """;

    private final JdbcClient jdbc;

    public VoucherRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether a code is another voucher's already. */
    public boolean isTaken(VoucherCode code) {
        return byCode(code).isPresent();
    }

    public void issue(VoucherRow row) {
        jdbc.sql(ISSUE)
                .param("voucher", row.voucherId())
                .param("order", row.orderId())
                .param("merchant", row.merchantId())
                .param("buyer", row.buyerId())
                .param("line", row.line())
                .param("code", row.code().digits())
                .param("title", row.title())
                .param("entitles", row.entitles())
                .param("minor", row.price().minor())
                .param("currency", row.price().currency())
                .param("at", row.issuedAt().atOffset(UTC))
                .param("until", row.goodUntil().atOffset(UTC))
                .update();
    }

    public void redeem(long voucherId, Instant at, long byId, String place) {
        mustHaveChanged(
                voucherId,
                jdbc.sql(REDEEM)
                        .param("voucher", voucherId)
                        .param("at", at.atOffset(UTC))
                        .param("by", byId)
                        .param("place", place)
                        .update());
    }

    public void makeVoid(long voucherId, Instant at, VoidReason why, @Nullable Long caseId) {
        mustHaveChanged(
                voucherId,
                jdbc.sql(VOID)
                        .param("voucher", voucherId)
                        .param("at", at.atOffset(UTC))
                        .param("why", why.name())
                        .param("case", caseId)
                        .update());
    }

    private static void mustHaveChanged(long voucherId, int rows) {
        if (rows != 1) {
            throw new IllegalStateException(
                    "voucher " + voucherId + ": " + rows + " rows (expected: 1, neither used nor void)");
        }
    }

    public Optional<VoucherRow> byCode(VoucherCode code) {
        return jdbc.sql(BY_CODE)
                .param("code", code.digits())
                .query(VoucherRows::row)
                .optional();
    }

    public Optional<VoucherRow> find(long voucherId) {
        return jdbc.sql(ONE).param("voucher", voucherId).query(VoucherRows::row).optional();
    }

    /** In the order in which they were issued. */
    public List<VoucherRow> ofOrder(long orderId, long after, int most) {
        return jdbc.sql(OF_ORDER)
                .param("order", orderId)
                .param("after", after)
                .param("most", most)
                .query(VoucherRows::row)
                .list();
    }

    /** The first of each line of an order. */
    public List<VoucherRow> firstOfLines(long orderId) {
        return jdbc.sql(OF_LINES)
                .param("order", orderId)
                .query(VoucherRows::row)
                .list();
    }

    /** Whose the vouchers of an order are; empty where it has none yet. */
    public Optional<Long> buyerOf(long orderId) {
        return jdbc.sql(BUYER)
                .param("order", orderId)
                .query((row, _) -> row.getLong("buyer_id"))
                .optional();
    }

    public Set<Long> idsOf(long orderId) {
        return jdbc.sql(IDS)
                .param("order", orderId)
                .query((row, _) -> row.getLong("voucher_id"))
                .set();
    }

    /** What a shop redeemed in a span of time, the newest first, after a place in that list. */
    public List<VoucherRow> redeemed(long merchantId, Instant from, Instant until, Bookmark after, int most) {
        return jdbc.sql(REDEEMED)
                .param("merchant", merchantId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("after", after.id())
                .param("most", most)
                .query(VoucherRows::row)
                .list();
    }

    /** How many were redeemed in a span of time, and what was paid for them. */
    public record Sum(long pieces, long minor) {}

    public Sum sum(long merchantId, Instant from, Instant until) {
        return jdbc.sql(SUM)
                .param("merchant", merchantId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> new Sum(row.getLong("pieces"), row.getLong("minor")))
                .single();
    }

    private static VoucherRow row(ResultSet row, int number) throws SQLException {
        String why = row.getString("void_reason");
        return new VoucherRow(
                row.getLong("voucher_id"),
                row.getLong("order_id"),
                row.getLong("merchant_id"),
                row.getLong("buyer_id"),
                row.getInt("line"),
                new VoucherCode(row.getString("code")),
                row.getString("title"),
                row.getString("entitles"),
                new Money(row.getLong("price_minor"), row.getString("currency")),
                at(row, "issued_at"),
                at(row, "good_until"),
                maybe(row, "redeemed_at"),
                row.getObject("redeemed_by", Long.class),
                row.getString("redeemed_place"),
                maybe(row, "voided_at"),
                why == null ? null : VoidReason.valueOf(why),
                row.getObject("case_id", Long.class));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
