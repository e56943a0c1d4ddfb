package org.qiantang.app.parcel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.ScanKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows that {@link ParcelTable} folds. */
public final class ParcelRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<LinePieces>> LINES = new TypeReference<>() {};

    private static final String SELECT = """
            select parcel_id, order_id, merchant_id, case_id, homeward, carrier, tracking_no, lines::text as lines,
                   sent_at, corrected_at, delivered_at
              from parcel
            """;
    private static final String OF_ORDERS = SELECT + " where order_id in (:orders) order by order_id, parcel_id";
    private static final String UNDER_WAY =
            SELECT + " where delivered_at is null and parcel_id > :after order by parcel_id limit :most";
    private static final String BY_NUMBER =
            SELECT + " where delivered_at is null and tracking_no = :number order by parcel_id limit 20";
    private static final String SCANS = """
            select parcel_id, scan_id, scanned_at, kind, place, words
              from parcel_scan
             where parcel_id in (:parcels)
             order by parcel_id, scanned_at desc, number desc
            """;

    private final JdbcClient jdbc;

    ParcelRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A parcel on its way, or there.
     *
     * @param homeward whether the buyer sent it back
     * @param lines what is in it; null for all of its order
     */
    public record Row(
            long parcelId,
            long orderId,
            long merchantId,
            @Nullable Long caseId,
            boolean homeward,
            String carrier,
            String trackingNo,
            @Nullable List<LinePieces> lines,
            Instant sentAt,
            @Nullable Instant correctedAt,
            @Nullable Instant deliveredAt) {
        Shipment shipment() {
            Instant corrected = correctedAt;
            return new Shipment(parcelId, orderId, carrier, trackingNo, corrected == null ? sentAt : corrected);
        }
    }

    /** The parcels of each order, in the order of sending. */
    public Map<Long, List<Row>> of(Collection<Long> orders) {
        if (orders.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql(OF_ORDERS).param("orders", orders).query(ParcelRows::row).list().stream()
                .collect(Collectors.groupingBy(Row::orderId));
    }

    /** The scans of each parcel, newest first. */
    public Map<Long, List<Scan>> scans(Collection<Long> parcels) {
        if (parcels.isEmpty()) {
            return Map.of();
        }
        record One(long parcelId, Scan scan) {}
        return jdbc
                .sql(SCANS)
                .param("parcels", parcels)
                .query((row, _) -> new One(
                        row.getLong("parcel_id"),
                        new Scan(
                                row.getString("scan_id"),
                                row.getObject("scanned_at", OffsetDateTime.class)
                                        .toInstant(),
                                ScanKind.valueOf(row.getString("kind")),
                                row.getString("place"),
                                row.getString("words"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(One::parcelId, Collectors.mapping(One::scan, Collectors.toList())));
    }

    /** Parcels that have not been delivered, of an id above this one. */
    List<Row> underWay(long after, int most) {
        return jdbc.sql(UNDER_WAY)
                .param("after", after)
                .param("most", most)
                .query(ParcelRows::row)
                .list();
    }

    List<Row> underWay(String trackingNo) {
        return jdbc.sql(BY_NUMBER)
                .param("number", trackingNo)
                .query(ParcelRows::row)
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String lines = row.getString("lines");
        return new Row(
                row.getLong("parcel_id"),
                row.getLong("order_id"),
                row.getLong("merchant_id"),
                Optional.ofNullable(row.getObject("case_id", Long.class)).orElse(null),
                row.getBoolean("homeward"),
                row.getString("carrier"),
                row.getString("tracking_no"),
                lines == null ? null : JSON.readValue(lines, LINES),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                instant(row, "corrected_at"),
                instant(row, "delivered_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
