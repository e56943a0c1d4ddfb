package org.qiantang.app.parcel;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.GovernEvent;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.ScanKind;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds the office into parcels and their scans. */
public final class ParcelTable extends EventTable {
    public static final String NAME = "parcels";
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SENT = """
            insert into parcel (parcel_id, order_id, merchant_id, case_id, homeward, carrier, tracking_no, lines, sent_at)
            values (:parcel, :order, :merchant, :case, :homeward, :carrier, :tracking, :lines::jsonb, :at)
            """;
    private static final String CORRECTED = """
            update parcel
               set carrier = :carrier, tracking_no = :tracking, corrected_at = :at
             where parcel_id = :parcel
            """;
    private static final String SCANNED = """
            insert into parcel_scan (parcel_id, scan_id, number, scanned_at, kind, place, words)
            values (:parcel, :scan, :number, :at, :kind, :place, :words)
            """;
    private static final String DELIVERED = """
            update parcel
               set delivered_at = coalesce(delivered_at, :at)
             where parcel_id = :parcel
            """;

    ParcelTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        switch (event) {
            case ShopEvent.ParcelSent sent -> {
                Long id = sent.parcelId();
                insert(
                        rows,
                        place,
                        new Shipment(
                                id == null ? sent.orderId() : id,
                                sent.orderId(),
                                sent.carrier(),
                                sent.trackingNo(),
                                sent.at()),
                        sent.caseId(),
                        false,
                        sent.lines());
            }
            case ShopEvent.GoodsSentBack back ->
                insert(
                        rows,
                        place,
                        new Shipment(back.parcelId(), back.orderId(), back.carrier(), back.trackingNo(), back.at()),
                        back.caseId(),
                        true,
                        null);
            case ShopEvent.ParcelCorrected right ->
                rows.sql(CORRECTED)
                        .param("parcel", right.parcelId())
                        .param("carrier", right.carrier())
                        .param("tracking", right.trackingNo())
                        .param("at", right.at().atOffset(UTC))
                        .update();
            case ShopEvent.ParcelScanned scan -> scan(rows, place, scan);
            case ShopEvent _, ShowEvent _, PaymentEvent _, GovernEvent _, HelpdeskEvent _ -> {}
        }
    }

    private static void insert(
            JdbcClient rows,
            Recorded place,
            Shipment parcel,
            @Nullable Long caseId,
            boolean homeward,
            @Nullable List<LinePieces> lines) {
        rows.sql(SENT)
                .param("parcel", parcel.parcelId())
                .param("order", parcel.orderId())
                .param("merchant", Streams.idOf(place.stream()))
                .param("case", caseId)
                .param("homeward", homeward)
                .param("carrier", parcel.carrier())
                .param("tracking", parcel.trackingNo())
                .param("lines", lines == null ? null : JSON.writeValueAsString(lines))
                .param("at", parcel.sentAt().atOffset(UTC))
                .update();
    }

    private static void scan(JdbcClient rows, Recorded place, ShopEvent.ParcelScanned scan) {
        rows.sql(SCANNED)
                .param("parcel", scan.parcelId())
                .param("scan", scan.scanId())
                .param("number", place.position())
                .param("at", scan.scannedAt().atOffset(UTC))
                .param("kind", scan.kind().name())
                .param("place", scan.place())
                .param("words", scan.words())
                .update();
        if (scan.kind() == ScanKind.DELIVERED) {
            rows.sql(DELIVERED)
                    .param("parcel", scan.parcelId())
                    .param("at", scan.scannedAt().atOffset(UTC))
                    .update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from parcel_scan").update();
        rows.sql("delete from parcel").update();
    }
}
