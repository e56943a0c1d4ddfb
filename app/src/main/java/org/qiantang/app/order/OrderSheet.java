package org.qiantang.app.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.parcel.Scan;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.LinePieces;
import tools.jackson.databind.JsonNode;

/** An order as its buyer and its seller read it; ids are strings, since browsers read numbers only to 53 bits. */
record OrderSheet(
        String id,
        String orderNo,
        String showId,
        String merchantId,
        String merchantName,
        String state,
        List<Line> lines,
        Money total,
        Money freight,
        Money givenBack,
        Instant payUntil,
        @Nullable String cashier,
        @Nullable Instant paidAt,
        List<Parcel> parcels,
        boolean partlySent,
        @Nullable Instant packedAt,
        @Nullable Instant shipBy,
        boolean late,
        @Nullable Instant deliverBy,
        @Nullable Instant deliveredAt,
        boolean deliveryLate,
        @Nullable Instant sentAt,
        @Nullable Instant receivedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        boolean voucher,
        @Nullable JsonNode address,
        String buyerNickname,
        boolean simulatedBuyer) {
    OrderSheet {
        lines = List.copyOf(lines);
        parcels = List.copyOf(parcels);
    }

    record Line(
            String productId,
            String itemId,
            String skuId,
            String title,
            String skuName,
            @Nullable String picture,
            int pieces,
            Money price) {}

    /** A parcel with its way, newest scan first; lines null means the whole order. */
    record Parcel(
            String id,
            String carrier,
            String trackingNo,
            Instant sentAt,
            @Nullable Instant deliveredAt,
            boolean homeward,
            @Nullable String caseId,
            @Nullable List<LinePieces> lines,
            List<Scan> scans) {
        Parcel {
            lines = lines == null ? null : List.copyOf(lines);
            scans = List.copyOf(scans);
        }
    }
}
