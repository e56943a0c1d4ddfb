package org.qiantang.app.parcel;

import java.time.Instant;
import org.qiantang.event.ShopEvent.ScanKind;

/** What a carrier noted of a parcel at one place; the id is the same however often it is told. */
public record Scan(String id, Instant at, ScanKind kind, String place, String words) {
    private static final int MAX_ID = 80;

    public Scan {
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("id: " + id + " (expected: 1.." + MAX_ID + " characters)");
        }
    }
}
