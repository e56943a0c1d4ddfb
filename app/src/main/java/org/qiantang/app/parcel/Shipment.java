package org.qiantang.app.parcel;

import java.time.Instant;

/** A parcel as a carrier is asked about it. */
public record Shipment(long parcelId, long orderId, String carrier, String trackingNo, Instant sentAt) {}
