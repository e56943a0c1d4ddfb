package org.qiantang.app.order;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShopEvent;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the orders' table that holds promised against actual: when all was to leave and be there, and was. */
final class OrderPromises {
    static final String PROMISED = """
            insert into placed_order (order_id, ship_by, deliver_by) values (:order, :ship, :deliver::timestamptz)
                on conflict (order_id) do update
               set ship_by = excluded.ship_by, deliver_by = excluded.deliver_by
            """;
    private static final String PARCEL = """
            insert into order_parcel (parcel_id, order_id) values (:parcel, :order)
            """;
    private static final String PARCEL_THERE = """
            update order_parcel set delivered_at = coalesce(delivered_at, :at) where parcel_id = :parcel
            """;
    // An order is there when every parcel of it is.
    private static final String DELIVERED = """
            update placed_order
               set delivered_at = (select case when bool_and(p.delivered_at is not null) then max(p.delivered_at) end
                                     from order_parcel p
                                    where p.order_id = :order)
             where order_id = :order
            """;
    private final Duration promisedHour;

    /** An hour of a promise is an hour, but for those who cannot wait that long to see one broken. */
    OrderPromises(Duration promisedHour) {
        this.promisedHour = promisedHour;
    }

    static void left(ShopEvent.ParcelSent parcel, JdbcClient rows) {
        Long id = parcel.parcelId();
        rows.sql(PARCEL)
                .param("parcel", id == null ? parcel.orderId() : id)
                .param("order", parcel.orderId())
                .update();
        rows.sql(DELIVERED).param("order", parcel.orderId()).update();
    }

    static boolean isOfVouchersAlone(ShopEvent.OrderTaken taken) {
        List<LineTerms> terms = taken.terms();
        return terms != null
                && !taken.lines().isEmpty()
                && terms.stream().filter(one -> one.voucher() != null).count()
                        == taken.lines().size();
    }

    /** A promise is kept when the line that was promised soonest has left, or is there, in time. */
    Optional<MapSqlParameterSource> given(ShopEvent.OrderTaken taken) {
        List<LineTerms> terms = taken.terms();
        List<LineTerms> sent = terms == null
                ? List.of()
                : terms.stream().filter(one -> one.voucher() == null).toList();
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        int hours = sent.stream().mapToInt(LineTerms::hoursToShip).min().orElseThrow();
        Optional<OffsetDateTime> deliver = sent.stream()
                .map(LineTerms::daysToDeliver)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(days ->
                        taken.at().plus(promisedHour.multipliedBy(24L * days)).atOffset(UTC));
        return Optional.of(new MapSqlParameterSource()
                .addValue(
                        "ship",
                        taken.at().plus(promisedHour.multipliedBy(hours)).atOffset(UTC))
                .addValue("deliver", deliver.orElse(null), Types.TIMESTAMP_WITH_TIMEZONE));
    }

    static void there(ShopEvent.ParcelScanned scan, JdbcClient rows) {
        rows.sql(PARCEL_THERE)
                .param("parcel", scan.parcelId())
                .param("at", scan.scannedAt().atOffset(UTC))
                .update();
        rows.sql(DELIVERED).param("order", scan.orderId()).update();
    }
}
