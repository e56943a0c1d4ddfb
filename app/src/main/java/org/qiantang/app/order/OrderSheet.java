package org.qiantang.app.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import tools.jackson.databind.JsonNode;

/** An order as its buyer and its seller read it; ids are strings, since browsers read numbers only to 53 bits. */
record OrderSheet(
        String id,
        String orderNo,
        String showId,
        String merchantName,
        String state,
        List<Line> lines,
        Money total,
        Instant payUntil,
        @Nullable String cashier,
        @Nullable Instant paidAt,
        @Nullable Parcel parcel,
        Instant createdAt,
        @Nullable JsonNode address,
        String buyerNickname) {
    OrderSheet {
        lines = List.copyOf(lines);
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

    record Parcel(String carrier, String trackingNo, Instant sentAt) {}
}
